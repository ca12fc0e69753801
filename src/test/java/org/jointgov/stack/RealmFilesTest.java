package org.jointgov.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The realm files that production imports, and that their check can fail. */
@DisplayName("Realm files for production")
class RealmFilesTest {
    @ParameterizedTest
    @ValueSource(strings = {"joint-governance", "xizang-government", "qinghai-government"})
    void keepEveryRule(String realm) throws IOException {
        assertEquals(List.of(), RealmRules.violations(read(realm)));
    }

    @ParameterizedTest(name = "{0} at {1} is refused")
    @CsvSource(
            delimiter = '|',
            value = {
                "person | /users/- | {\"username\":\"x\",\"credentials\":[]}",
                "organization | /organizations | []",
                "registration | /registrationAllowed | true",
                "login by e-mail | /loginWithEmailAllowed | true",
                "e-mail as identity | /duplicateEmailsAllowed | false",
                "no brute force protection | /bruteForceProtected | false",
                "long tokens | /accessTokenLifespan | 3600",
                "long sessions | /ssoSessionMaxLifespan | 360000",
                "direct grant | /clients/0/directAccessGrantsEnabled | true",
                "implicit | /clients/0/implicitFlowEnabled | true",
                "device | /clients/0/attributes/oauth2.device.authorization.grant.enabled | \"true\"",
                "token exchange | /clients/1/attributes/standard.token.exchange.enabled | \"true\"",
                "missing audience | /clients/0/protocolMappers | []",
                "wide redirect | /clients/0/redirectUris/0 | \"https://x/*\"",
                "no PKCE | /clients/0/attributes/pkce.code.challenge.method | \"plain\"",
                "built-in secret | /clients/1/secret | \"abc\"",
                "trusted e-mail | /identityProviders/0/trustEmail | true",
                "broker not followed | /identityProviders/1/config/syncMode | \"IMPORT\"",
                "broker unsigned | /identityProviders/1/config/validateSignature | \"false\"",
                "built-in broker secret | /identityProviders/0/config/clientSecret | \"abc\"",
                "mapper not followed | /identityProviderMappers/1/config/syncMode | \"INHERIT\"",
                "operator from a province | /identityProviderMappers/1/config/role | \"operator\""
            })
    void refuse(String what, String pointer, String value) throws IOException {
        JsonValue replacement;
        try (JsonReader reader = Json.createReader(new StringReader("[" + value + "]"))) {
            replacement = reader.readArray().get(0);
        }
        JsonObject changed = Json.createPointer(pointer).add(read("joint-governance"), replacement);
        assertEquals(1, RealmRules.violations(changed).size(), () -> what + ": " + RealmRules.violations(changed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"joint-governance", "xizang-government", "qinghai-government"})
    void knowTheDemonstrationOnlyInAnotherFolder(String realm) throws IOException {
        JsonObject people = readFile("demonstration/" + realm + "-people.json");
        String file = Files.readString(Path.of("realm-config", realm + "-realm.json"));
        List<JsonObject> users = RealmRules.objects(people, "users");
        assertTrue(users.size() >= 2);
        for (JsonObject user : users) {
            String name = user.getString("username");
            assertFalse(file.contains("\"username\": \"" + name + "\""), name);
            assertTrue(user.getString("email").endsWith(".example"), name);
            assertEquals(
                    "${JOINTGOV_DEMONSTRATION_PASSWORD}",
                    user.getJsonArray("credentials").getJsonObject(0).getString("value"));
        }
    }

    private static JsonObject read(String realm) throws IOException {
        return readFile(realm + "-realm.json");
    }

    private static JsonObject readFile(String file) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(Path.of("realm-config", file)))) {
            return reader.readObject();
        }
    }
}
