package org.jointgov.platform.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jointgov.platform.crypto.MasterKeyset;
import org.jointgov.platform.security.HubClient;
import org.jointgov.platform.security.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootChecksTest {
    private final Map<String, String> settings = new HashMap<>(Map.ofEntries(
            Map.entry("jointgov.mode", "production"),
            Map.entry("jointgov.base-url", "https://jointgov.example"),
            Map.entry("jointgov.db.url", "jdbc:postgresql://db/jointgov?sslmode=verify-full"),
            Map.entry("jointgov.db.user", "jointgov_app"),
            Map.entry("jointgov.db.password", "mK3pX9vQ2tL7wZ5nR8cB"),
            Map.entry("jointgov.db.context-key", "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA="),
            Map.entry("jointgov.keycloak.url", "https://sso.gov.cn"),
            Map.entry("jointgov.keycloak.realm", "joint-governance"),
            Map.entry("jointgov.issuer", "https://sso.gov.cn/realms/joint-governance"),
            Map.entry("jointgov.audience", "joint-governance-api"),
            Map.entry("jointgov.introspection.client-id", "joint-governance-api"),
            Map.entry("jointgov.introspection.client-secret", "yH6dF4sJ1gK8uT3eW9qA"),
            Map.entry("jointgov.provisioner.client-secret", "bN5vC2xM7zP4lO8iU6yT")));

    @TempDir
    Path folder;

    @BeforeEach
    void aMasterKeyset() {
        Path file = folder.resolve("master-keyset.json");
        MasterKeyset.generate(file);
        settings.put("jointgov.master-keyset", file.toString());
    }

    private BootChecks checks(HubClient hub) {
        InvocationHandler values = (proxy, method, arguments) -> switch (method.getName()) {
            case "getOptionalValue" -> Optional.ofNullable(settings.get((String) arguments[0]));
            default -> throw new UnsupportedOperationException(method.getName());
        };
        Config config =
                (Config) Proxy.newProxyInstance(Config.class.getClassLoader(), new Class<?>[] {Config.class}, values);
        return new BootChecks(config, hub);
    }

    private List<String> wrong() {
        try (TestIssuer hub = new TestIssuer()) {
            return checks(new HubClient(hub.settings())).wrong();
        }
    }

    @Test
    void goodSettingsForProductionPass() {
        assertEquals(List.of(), wrong());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jointgov.audience",
                "jointgov.issuer",
                "jointgov.base-url",
                "jointgov.db.password",
                "jointgov.introspection.client-secret"
            })
    void aMissingSettingIsNamedInEveryMode(String name) {
        settings.remove(name);
        assertTrue(wrong().contains(name + " is missing"));
        settings.put("jointgov.mode", "demonstration");
        assertTrue(wrong().contains(name + " is missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "jointgov.issuer, http://sso.gov.cn/realms/joint-governance, jointgov.issuer is not https",
        "jointgov.issuer, https://sso.gov.cn/realms/other, jointgov.issuer is not that of jointgov.keycloak.realm",
        "jointgov.keycloak.url, http://sso.gov.cn, jointgov.keycloak.url is not https",
        "jointgov.base-url, http://localhost:8080, jointgov.base-url is not https",
        "jointgov.db.password, CHANGE-ME, jointgov.db.password is a placeholder",
        "jointgov.db.password, demonstration-password-0001, jointgov.db.password is a placeholder",
        "jointgov.introspection.client-secret, short, jointgov.introspection.client-secret is shorter than 20 characters",
        "jointgov.provisioner.client-secret, '', jointgov.provisioner.client-secret is shorter than 20 characters",
        "jointgov.db.context-key, AQID, jointgov.db.context-key is not the base64 of 32 bytes",
        "jointgov.db.user, jointgov_owner, jointgov.db.user is not the application's role",
        "jointgov.db.url, jdbc:postgresql://db/jointgov, jointgov.db.url does not verify the database's certificate (sslmode=verify-full)",
        "jointgov.mail.user, mailer, jointgov.mail.user would travel in clear: jointgov.mail.starttls is not true",
        "jointgov.master-keyset, nowhere.json, jointgov.master-keyset names no file that can be read",
        "jointgov.mode, test, jointgov.mode is neither production nor demonstration"
    })
    void aWrongSettingIsNamed(String name, String value, String complaint) {
        settings.put(name, value);
        assertTrue(wrong().contains(complaint), () -> wrong().toString());
    }

    @Test
    void aFileThatIsNoKeysetIsRefusedInEveryMode() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{}");
        settings.put("jointgov.master-keyset", file.toString());
        settings.put("jointgov.mode", "demonstration");
        assertEquals(List.of("jointgov.master-keyset names a file that is no keyset"), wrong());
    }

    @Test
    void aDatabaseOnThisMachineNeedsNoCertificate() {
        settings.put("jointgov.db.url", "jdbc:postgresql://127.0.0.1:5432/jointgov");
        assertEquals(List.of(), wrong());
    }

    @Test
    void anObjectStoreNeedsKeysAndTls() {
        settings.put("jointgov.attachments.s3.bucket", "attachments");
        assertEquals(
                List.of(
                        "jointgov.attachments.s3.access-key is missing",
                        "jointgov.attachments.s3.secret-key is missing",
                        "jointgov.attachments.s3.secret-key is shorter than 20 characters"),
                wrong());
        settings.put("jointgov.attachments.s3.access-key", "jointgov");
        settings.put("jointgov.attachments.s3.secret-key", "qW8eR5tY2uI9oP3aS6dF");
        assertEquals(List.of(), wrong());
        settings.put("jointgov.attachments.s3.endpoint", "http://127.0.0.1:9000");
        assertEquals(List.of(), wrong());
        settings.put("jointgov.attachments.s3.endpoint", "http://127.0.0.1.example:9000");
        assertEquals(List.of("jointgov.attachments.s3.endpoint is on another machine and not https"), wrong());
        settings.put("jointgov.mode", "demonstration");
        assertEquals(List.of(), wrong());
        settings.put("jointgov.attachments.s3.endpoint", "store:9000");
        assertEquals(List.of("jointgov.attachments.s3.endpoint is neither http nor https"), wrong());
    }

    @Test
    void valuesAreNeverNamed() {
        settings.put("jointgov.db.password", "CHANGE-ME-soon");
        settings.put("jointgov.mode", "production");
        assertTrue(wrong().stream().noneMatch(line -> line.contains("soon")));
    }

    @Test
    void theBootIsRefusedInOneLine() {
        settings.put("jointgov.issuer", "http://sso.gov.cn/realms/joint-governance");
        settings.remove("jointgov.audience");
        try (TestIssuer hub = new TestIssuer()) {
            BootChecks checks = checks(new HubClient(hub.settings()));
            String line = assertThrows(IllegalStateException.class, () -> checks.check(new Object()))
                    .getMessage();
            assertEquals(
                    "refusing to start in production mode: jointgov.audience is missing; jointgov.issuer is not https",
                    line);
        }
    }

    @Test
    void aHubThatAllowsDirectGrantsIsRefusedInProductionOnly() {
        try (TestIssuer hub = new TestIssuer()) {
            hub.allowDirectGrants();
            BootChecks checks = checks(new HubClient(hub.settings()));
            assertThrows(IllegalStateException.class, () -> checks.check(new Object()));
            settings.put("jointgov.mode", "demonstration");
            checks.check(new Object());
        }
    }
}
