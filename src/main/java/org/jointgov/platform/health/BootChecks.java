package org.jointgov.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jointgov.platform.crypto.CryptoException;
import org.jointgov.platform.crypto.MasterKeyset;
import org.jointgov.platform.security.HubClient;
import org.jointgov.platform.security.HubUnavailableException;

/**
 * Keeps a node from starting with settings that are missing, a master keyset that does not open, or what production must not
 * have: placeholders and short secrets, addresses without TLS, direct grants at the hub. Says in one line everything that is
 * wrong, never a value.
 */
@ApplicationScoped
public class BootChecks {
    private static final Logger LOG = Logger.getLogger(BootChecks.class.getName());
    private static final List<String> NEEDED = List.of(
            "jointgov.base-url",
            "jointgov.db.url",
            "jointgov.db.user",
            "jointgov.db.password",
            "jointgov.db.context-key",
            "jointgov.keycloak.url",
            "jointgov.keycloak.realm",
            "jointgov.issuer",
            "jointgov.audience",
            "jointgov.introspection.client-id",
            "jointgov.introspection.client-secret",
            "jointgov.master-keyset");
    private static final List<String> ADDRESSES =
            List.of("jointgov.base-url", "jointgov.keycloak.url", "jointgov.issuer");
    private static final List<String> SECRETS = List.of(
            "jointgov.db.password",
            "jointgov.db.context-key",
            "jointgov.introspection.client-secret",
            "jointgov.provisioner.client-secret");
    private static final int SHORTEST_SECRET = 20;
    private static final Pattern ON_THIS_MACHINE =
            Pattern.compile("jdbc:postgresql://(localhost|127\\.0\\.0\\.1|\\[::1])[:/]");

    private static final String OBJECT_STORE_SECRET = "jointgov.attachments.s3.secret-key";
    private static final Pattern STORE_ON_THIS_MACHINE =
            Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1])([:/].*)?");

    private final Config config;
    private final HubClient hub;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected BootChecks() {
        this.config = null;
        this.hub = null;
    }

    @SuppressWarnings("NullAway") // for settings alone, which ask no hub
    private BootChecks(Config config) {
        this.config = config;
        this.hub = null;
    }

    @Inject
    public BootChecks(Config config, HubClient hub) {
        this.config = config;
        this.hub = hub;
    }

    /**
     * What can be told from the settings alone; asked before beans are made, which would end at the first missing one.
     *
     * @throws IllegalStateException when something is wrong, in one line
     */
    static void check(Config config) {
        BootChecks checks = new BootChecks(config);
        checks.refuse(checks.wrong());
    }

    void check(@Observes @Initialized(ApplicationScoped.class) Object boot) {
        List<String> wrong = wrong();
        if (wrong.isEmpty() && mode().equals("production")) {
            try {
                if (hub.allowsDirectGrants(config.getOptionalValue("jointgov.web-client", String.class)
                        .orElse("joint-governance-web"))) {
                    wrong.add("the hub lets the web client use direct grants");
                }
            } catch (HubUnavailableException e) {
                LOG.warning("the hub realm does not answer yet: whether it allows direct grants is not known");
            }
        }
        refuse(wrong);
        LOG.log(Level.INFO, () -> "settings checked for " + mode() + " mode");
    }

    private void refuse(List<String> wrong) {
        if (!wrong.isEmpty()) {
            String line = "refusing to start in " + mode() + " mode: " + String.join("; ", wrong);
            LOG.log(Level.SEVERE, line);
            throw new IllegalStateException(line);
        }
    }

    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        if (!List.of("production", "demonstration").contains(mode())) {
            wrong.add("jointgov.mode is neither production nor demonstration");
        }
        for (String name : NEEDED) {
            if (value(name).isBlank()) {
                wrong.add(name + " is missing");
            }
        }
        if (!isContextKey(value("jointgov.db.context-key"))) {
            wrong.add("jointgov.db.context-key is not the base64 of 32 bytes");
        }
        checkMasterKeyset(wrong);
        checkObjectStore(wrong);
        if (!value("jointgov.backup-days").matches("|[1-9][0-9]{0,2}")) {
            wrong.add("jointgov.backup-days is no number of days from 1 to 999");
        }
        if (mode().equals("production")) {
            checkProduction(wrong);
        }
        return wrong;
    }

    private void checkMasterKeyset(List<String> wrong) {
        if (!value("jointgov.master-keyset").isBlank()) {
            try {
                new MasterKeyset(value("jointgov.master-keyset"));
            } catch (UncheckedIOException e) {
                wrong.add("jointgov.master-keyset names no file that can be read");
            } catch (CryptoException e) {
                wrong.add("jointgov.master-keyset names a file that is no keyset");
            }
        }
    }

    private void checkObjectStore(List<String> wrong) {
        if (!usesObjectStore()) {
            return;
        }
        for (String name : List.of("jointgov.attachments.s3.access-key", OBJECT_STORE_SECRET)) {
            if (value(name).isBlank()) {
                wrong.add(name + " is missing");
            }
        }
        String endpoint = value("jointgov.attachments.s3.endpoint");
        if (!endpoint.matches("|https?://[^/].*")) {
            wrong.add("jointgov.attachments.s3.endpoint is neither http nor https");
        } else if (mode().equals("production")
                && endpoint.startsWith("http:")
                && !STORE_ON_THIS_MACHINE.matcher(endpoint).matches()) {
            wrong.add("jointgov.attachments.s3.endpoint is on another machine and not https");
        }
    }

    private boolean usesObjectStore() {
        return !value("jointgov.attachments.s3.bucket").isBlank();
    }

    private void checkProduction(List<String> wrong) {
        for (String name : ADDRESSES) {
            if (!value(name).startsWith("https://")) {
                wrong.add(name + " is not https");
            }
        }
        if (!value("jointgov.issuer").endsWith("/realms/" + value("jointgov.keycloak.realm"))) {
            wrong.add("jointgov.issuer is not that of jointgov.keycloak.realm");
        }
        List<String> secrets = new ArrayList<>(SECRETS);
        if (usesObjectStore()) {
            secrets.add(OBJECT_STORE_SECRET);
        }
        for (String name : secrets) {
            String secret = value(name);
            String lower = secret.toLowerCase(Locale.ROOT);
            if (lower.contains("change-me") || lower.contains("demonstration")) {
                wrong.add(name + " is a placeholder");
            } else if (secret.length() < SHORTEST_SECRET) {
                wrong.add(name + " is shorter than " + SHORTEST_SECRET + " characters");
            }
        }
        if (value("jointgov.db.user").equals("postgres")
                || value("jointgov.db.user").equals("jointgov_owner")) {
            wrong.add("jointgov.db.user is not the application's role");
        }
        if (!ON_THIS_MACHINE.matcher(value("jointgov.db.url")).lookingAt()
                && !value("jointgov.db.url").contains("sslmode=verify-full")) {
            wrong.add("jointgov.db.url does not verify the database's certificate (sslmode=verify-full)");
        }
        if (!value("jointgov.mail.user").isBlank()
                && !value("jointgov.mail.starttls").equals("true")) {
            wrong.add("jointgov.mail.user would travel in clear: jointgov.mail.starttls is not true");
        }
    }

    private static boolean isContextKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String mode() {
        return config.getOptionalValue("jointgov.mode", String.class).orElse("production");
    }

    private String value(String name) {
        return config.getOptionalValue(name, String.class).orElse("");
    }
}
