package org.jointgov.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.jointgov.demonstration.Demonstration;
import org.jointgov.demonstration.DemonstrationLoader;
import org.jointgov.stack.Application;
import org.jointgov.stack.KeycloakAdmin;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.Logins;
import org.jointgov.stack.OwnStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A township's organization in the real Keycloak: made, repaired, and nothing recorded when Keycloak does not answer. */
@OwnStack
class ProvisioningIT {
    private static final LocalStack STACK = SharedStack.get();
    private static final URI APP = URI.create(STACK.appUrl());
    private static final String ORGANIZATIONS = LocalStack.HUB_REALM + "/organizations";

    private final KeycloakAdmin keycloak = STACK.keycloakAdmin();

    @BeforeAll
    static void demonstration() {
        DemonstrationLoader.loadTownships(APP, STACK.logins()::accessToken);
    }

    @Test
    void makesTheOrganizationWithUnmanagedMembersAndNoProvider() {
        assertEquals(
                "township-540624201", provision(APP, Demonstration.DUOMA).json().getString("organizationAlias"));
        JsonObject organization = organization(Demonstration.DUOMA);
        assertEquals("township-540624201", organization.getString("alias"));
        assertEquals("多玛乡 540624201", organization.getString("name"));
        JsonArray members = members(organization);
        assertEquals(
                Set.of(
                        "xizang-government.duoma-leader",
                        "xizang-government.duoma-clerk",
                        "xizang-government.duoma-mediator"),
                members.stream()
                        .map(member -> member.asJsonObject().getString("username"))
                        .collect(Collectors.toSet()));
        assertTrue(members.stream()
                .allMatch(member -> "UNMANAGED".equals(member.asJsonObject().getString("membershipType"))));
        assertEquals(
                JsonValue.EMPTY_JSON_ARRAY,
                keycloak.get(ORGANIZATIONS + "/" + organization.getString("id") + "/identity-providers"));
    }

    @Test
    void repairsWhatWasRenamedDisabledEmptiedOrDeleted() {
        provision(APP, Demonstration.SUOJIA);
        JsonObject made = organization(Demonstration.SUOJIA);
        String id = made.getString("id");
        keycloak.put(
                ORGANIZATIONS + "/" + id,
                Json.createObjectBuilder(made)
                        .add("name", "别名")
                        .add("enabled", false)
                        .build()
                        .toString());
        String leader =
                Logins.claims(STACK.logins().accessToken("suojia-leader")).getString("sub");
        String stranger =
                Logins.claims(STACK.logins().accessToken("moyun-leader")).getString("sub");
        keycloak.delete(ORGANIZATIONS + "/" + id + "/members/" + leader);
        keycloak.post(ORGANIZATIONS + "/" + id + "/members", stranger);

        provision(APP, Demonstration.SUOJIA);
        JsonObject repaired = organization(Demonstration.SUOJIA);
        assertEquals(id, repaired.getString("id"));
        assertEquals("索加乡 632724200", repaired.getString("name"));
        assertTrue(repaired.getBoolean("enabled"));
        Set<String> subjects = members(repaired).stream()
                .map(member -> member.asJsonObject().getString("id"))
                .collect(Collectors.toSet());
        assertTrue(subjects.contains(leader));
        assertFalse(subjects.contains(stranger));

        keycloak.put(
                ORGANIZATIONS + "/" + id,
                Json.createObjectBuilder(repaired)
                        .add("attributes", JsonValue.EMPTY_JSON_OBJECT)
                        .build()
                        .toString());
        provision(APP, Demonstration.SUOJIA);
        assertEquals(id, organization(Demonstration.SUOJIA).getString("id"));

        keycloak.delete(ORGANIZATIONS + "/" + id);
        provision(APP, Demonstration.SUOJIA);
        assertEquals(
                subjects.size(), members(organization(Demonstration.SUOJIA)).size());
    }

    @Test
    void recordsNothingWhenKeycloakDoesNotAnswerAndDoesItWhenRepeated() {
        Api operator = as("operator", APP);
        long before = operator.get("/townships/" + Demonstration.MOYUN)
                .json()
                .getJsonNumber("version")
                .longValue();
        String key = "provision-" + UUID.randomUUID();
        Answer township = operator.get("/townships/" + Demonstration.MOYUN);
        try (Application cut =
                STACK.startApplication(STACK.builtWar(), Map.of("jointgov.keycloak.url", "http://127.0.0.1:9"))) {
            Answer refused = as("operator", URI.create(cut.url()))
                    .withKey(key)
                    .ifMatch(township.etag())
                    .post("/townships/" + Demonstration.MOYUN + "/provisioning")
                    .expect(503);
            assertEquals("service-unavailable", refused.problem());
            assertEquals("5", refused.header("Retry-After"));
        }
        assertEquals(
                township.json(),
                operator.get("/townships/" + Demonstration.MOYUN).json());
        for (int i = 0; i < 2; i++) {
            operator.withKey(key)
                    .ifMatch(township.etag())
                    .post("/townships/" + Demonstration.MOYUN + "/provisioning")
                    .expect(200);
        }
        assertEquals(
                before + 1,
                operator.get("/townships/" + Demonstration.MOYUN)
                        .json()
                        .getJsonNumber("version")
                        .longValue());
    }

    @Test
    void isTheOperatorsAlone() {
        assertEquals(
                "forbidden",
                as("duoma-leader", APP)
                        .post("/townships/" + Demonstration.DUOMA + "/provisioning")
                        .problem());
    }

    @Test
    void theArchiveBringsNoSecondImplementationOfJaxRs() throws Exception {
        Path war = STACK.builtWar();
        try (ZipFile archive = new ZipFile(war.toFile())) {
            assertEquals(
                    Set.of(),
                    archive.stream()
                            .map(entry -> entry.getName())
                            // The S3 client's parser stands in packages of its own.
                            .filter(name -> !name.contains("/third-party-jackson-core-"))
                            .filter(name -> name.startsWith("WEB-INF/lib/")
                                    && (name.contains("resteasy")
                                            || name.contains("jersey")
                                            || name.contains("jackson")))
                            .collect(Collectors.toSet()));
        }
    }

    private static Answer provision(URI app, UUID township) {
        Api operator = as("operator", app);
        Answer current = operator.get("/townships/" + township).expect(200);
        return operator.ifMatch(current.etag())
                .post("/townships/" + township + "/provisioning")
                .expect(200);
    }

    private JsonObject organization(UUID township) {
        JsonArray found = (JsonArray) keycloak.get(ORGANIZATIONS + "?q=jointgov-township:" + township);
        assertEquals(1, found.size());
        return (JsonObject)
                keycloak.get(ORGANIZATIONS + "/" + found.getJsonObject(0).getString("id"));
    }

    private JsonArray members(JsonObject organization) {
        return (JsonArray) keycloak.get(ORGANIZATIONS + "/" + organization.getString("id") + "/members?max=100");
    }

    private static Api as(String user, URI app) {
        return Api.at(app).as(STACK.logins().accessToken(user));
    }
}
