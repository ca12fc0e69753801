package org.jointgov.stack;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jointgov.stack.Secrets.Name;

/**
 * Keycloak, started without its shell script, with its data in PostgreSQL and the realms of {@code realm-config} imported
 * at first start. The unpacked distribution is shared and only read; what this run writes stands in its own folder.
 */
final class KeycloakServer {
    private static final List<String> REALMS = List.of("joint-governance", "xizang-government", "qinghai-government");

    /** What the realms do not use is not there to be attacked; the same options are in the operations notes. */
    private static final List<String> BUILD = List.of(
            "build",
            "--db=postgres",
            "--features-disabled=ciba,device-flow,token-exchange-standard,oid4vc-vci,kerberos,ipa-tuura-federation,impersonation",
            "--spi-client-registration--openid-connect--enabled=false",
            "--spi-client-registration--default--enabled=false",
            "--spi-client-registration--saml2-entity-descriptor--enabled=false",
            "--spi-client-registration--install--enabled=false");

    private final Path distribution;
    private final int port;
    private final StackSettings settings;
    private final Secrets secrets;
    private final ChildProcesses processes;
    private final Map<String, String> placeholders;

    KeycloakServer(
            Path distribution,
            int port,
            String appUrl,
            StackSettings settings,
            Secrets secrets,
            ChildProcesses processes) {
        this.distribution = distribution;
        this.port = port;
        this.settings = settings;
        this.secrets = secrets;
        this.processes = processes;
        this.placeholders = Map.ofEntries(
                Map.entry("JOINTGOV_BASE_URL", appUrl),
                Map.entry("JOINTGOV_HUB_ISSUER", realmUrl("joint-governance")),
                Map.entry("JOINTGOV_XIZANG_ISSUER", realmUrl("xizang-government")),
                Map.entry("JOINTGOV_QINGHAI_ISSUER", realmUrl("qinghai-government")),
                Map.entry("JOINTGOV_INTROSPECTION_SECRET", secrets.get(Name.INTROSPECTION)),
                Map.entry("JOINTGOV_PROVISIONER_SECRET", secrets.get(Name.PROVISIONER)),
                Map.entry("JOINTGOV_XIZANG_BROKER_SECRET", secrets.get(Name.XIZANG_BROKER)),
                Map.entry("JOINTGOV_QINGHAI_BROKER_SECRET", secrets.get(Name.QINGHAI_BROKER)),
                Map.entry("JOINTGOV_DUOMA_LEDGER_SECRET", secrets.get(Name.DUOMA_LEDGER)),
                Map.entry("JOINTGOV_DEMONSTRATION_PASSWORD", secrets.get(Name.DEMONSTRATION_PASSWORD)));
    }

    String url() {
        return "http://localhost:" + port;
    }

    String realmUrl(String realm) {
        return url() + "/realms/" + realm;
    }

    /** Augments a freshly unpacked distribution; minutes are saved at every later start. */
    static void build(Path distribution, ChildProcesses processes) {
        Path log = distribution.resolve("build.log");
        List<String> command = java(distribution, distribution);
        command.addAll(BUILD);
        int status = processes.await(
                processes.start("Keycloak's build step", command, Map.of(), log, ChildProcesses.Farewell.TERM));
        if (status != 0) {
            throw new StackFailure("Keycloak's build step failed, see " + log + ".", "Start again.");
        }
    }

    ChildProcesses.Child start(String databaseUrl, Progress progress) {
        Path home = settings.folder().resolve("keycloak");
        Path imported = home.resolve("realms-imported");
        try {
            prepare(home);
            boolean first = !Files.exists(imported);
            String wanted = url() + "\n" + fingerprint();
            String known = first ? wanted : Files.readString(imported);
            if (settings.durable() && !known.startsWith(url() + "\n")) {
                String before = known.lines().findFirst().orElseThrow();
                throw new StackFailure(
                        "The people of this data are known by Keycloak's address " + before + ", not " + url() + ".",
                        "Use -Dkeycloak.port=" + before.substring(before.lastIndexOf(':') + 1)
                                + ", or -Dfresh to start over.");
            }
            List<String> command = java(distribution, home);
            command.addAll(List.of(
                    "start",
                    "--optimized",
                    "--cache=local",
                    "--db-url=" + databaseUrl,
                    "--db-username=jointgov_keycloak",
                    "--db-pool-initial-size=2",
                    "--http-enabled=true",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port,
                    "--hostname=" + url()));
            Map<String, String> environment = new HashMap<>();
            environment.put("KC_DB_PASSWORD", secrets.get(Name.DB_KEYCLOAK));
            if (first) {
                progress.line("Keycloak makes its tables and imports the realms (once)");
                command.add("--import-realm");
                environment.putAll(placeholders);
                environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
                environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get(Name.KEYCLOAK_ADMIN));
            }
            ChildProcesses.Child child = processes.start(
                    "Keycloak",
                    command,
                    environment,
                    settings.folder().resolve("log/keycloak.log"),
                    ChildProcesses.Farewell.TERM);
            processes.awaitReady(
                    child, Duration.ofMinutes(10), progress, () -> Http.answers(realmUrl("joint-governance")));
            if (first) {
                loadPeople();
                Files.writeString(imported, wanted);
            } else if (!known.equals(wanted)) {
                progress.line("Ports or realm files have changed: updating Keycloak's clients and brokers");
                for (String realm : REALMS) {
                    admin().updateClientsAndBrokers(realmFile(realm + "-realm.json"));
                }
                Files.writeString(imported, wanted);
            }
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare Keycloak's folder", e);
        }
    }

    KeycloakAdmin admin() {
        return new KeycloakAdmin(url(), "admin", secrets.get(Name.KEYCLOAK_ADMIN));
    }

    private String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            filled = filled.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return filled;
    }

    /** A file of {@code realm-config} with this stack's addresses and secrets filled in. */
    JsonObject realmFile(String name) {
        try (JsonReader reader = Json.createReader(
                new StringReader(fill(Files.readString(realmConfig().resolve(name)))))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** Differs when a realm file, an address or a secret differs. */
    private String fingerprint() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String realm : REALMS) {
                String text = Files.readString(realmConfig().resolve(realm + "-realm.json"));
                digest.update(fill(text).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path realmConfig() {
        return settings.project().resolve("realm-config");
    }

    private void prepare(Path home) throws IOException {
        Path imports = home.resolve("data/import");
        Tools.delete(imports);
        Files.createDirectories(imports);
        Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("providers"));
        for (String shared : new String[] {"lib", "themes"}) {
            Path link = home.resolve(shared);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.resolve(shared).toAbsolutePath());
        }
        try (Stream<Path> conf = Files.list(distribution.resolve("conf"))) {
            for (Path file : conf.filter(Files::isRegularFile).toList()) {
                Files.copy(file, home.resolve("conf").resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        try (Stream<Path> realms = Files.list(realmConfig())) {
            for (Path file :
                    realms.filter(f -> f.toString().endsWith("-realm.json")).toList()) {
                Files.copy(file, imports.resolve(file.getFileName()));
            }
        }
    }

    /** The demonstration's people and its machine client: never part of the realm files. */
    private void loadPeople() throws IOException {
        KeycloakAdmin admin = admin();
        Path people = realmConfig().resolve("demonstration");
        for (String realm : REALMS) {
            String text = Files.readString(people.resolve(realm + "-people.json"), StandardCharsets.UTF_8);
            admin.partialImport(realm, fill(text));
        }
        admin.giveServiceAccountRole("joint-governance", "duoma-ledger", "clerk");
    }

    private static List<String> java(Path distribution, Path home) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms128m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + home.toAbsolutePath(),
                "-Djboss.server.config.dir=" + home.toAbsolutePath().resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                distribution.toAbsolutePath().resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    }
}
