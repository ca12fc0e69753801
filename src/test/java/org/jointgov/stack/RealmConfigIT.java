package org.jointgov.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The realm files are the realms: imported into an empty Keycloak and exported again, they say the same. */
@OwnStack
class RealmConfigIT {
    private static LocalStack stack;
    private static KeycloakAdmin admin;

    /** A stack of its own: the shared one starts from a copy whose addresses are updated, not from an empty Keycloak. */
    @BeforeAll
    static void startWithAnEmptyKeycloak() {
        Path project = Path.of(System.getProperty("jointgov.project", "")).toAbsolutePath();
        // Within the folder of this test JVM, whose name says when it may be cleared away.
        Path folder =
                project.resolve(".jointgov/test/" + ProcessHandle.current().pid() + "/empty-keycloak");
        stack = LocalStack.in(new StackSettings(project, folder, 0, 0, 0, false), Progress.SILENT);
        stack.startIdentityOnly();
        admin = stack.keycloakAdmin();
    }

    @AfterAll
    static void end() {
        stack.close();
        Tools.delete(stack.folder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"joint-governance", "xizang-government", "qinghai-government"})
    void importedAndExportedAgainTheRealmIsTheSame(String realm) {
        JsonObject file = withDemonstrationClients(realm);
        Map<String, String> expected = RealmProjection.of(file, file);
        Map<String, String> actual = RealmProjection.of(admin.export(realm), file);
        assertTrue(expected.size() > 80, "the projection tells too little: " + expected.size());
        assertEquals(List.of(), differences(expected, actual));
    }

    @Test
    void aChangeByHandIsNoticed() {
        JsonObject file = withDemonstrationClients("joint-governance");
        Map<String, String> expected = RealmProjection.of(file, file);
        for (String change : List.of("roles", "clients", "authentication/flows")) {
            String name = "by-hand";
            admin.post("joint-governance/" + change, newThing(change, name));
            try {
                assertNotEquals(expected, RealmProjection.of(admin.export("joint-governance"), file), change);
            } finally {
                admin.delete("joint-governance/" + change + "/" + (change.equals("roles") ? name : idOf(change, name)));
            }
        }
        assertEquals(List.of(), differences(expected, RealmProjection.of(admin.export("joint-governance"), file)));
    }

    @Test
    void theProvisionerMayManageOrganizationsAndTheirMembersAndNothingElse() {
        JsonArray clients = (JsonArray) admin.get("joint-governance/clients?clientId=joint-governance-provisioner");
        String client = clients.getJsonObject(0).getString("id");
        JsonObject account = (JsonObject) admin.get("joint-governance/clients/" + client + "/service-account-user");
        JsonObject roles =
                (JsonObject) admin.get("joint-governance/users/" + account.getString("id") + "/role-mappings");
        JsonArray granted = roles.getJsonObject("clientMappings")
                .getJsonObject("realm-management")
                .getJsonArray("mappings");
        // Keycloak asks for manage-users where members are added; see decision 5.
        assertEquals(
                java.util.Set.of("manage-organizations", "manage-users"),
                granted.stream()
                        .map(role -> role.asJsonObject().getString("name"))
                        .collect(java.util.stream.Collectors.toSet()));

        String token = stack.logins()
                .machine("joint-governance-provisioner", stack.provisionerSecret())
                .access();
        assertEquals(200, status(token, "organizations"));
        assertEquals(403, status(token, "clients"));
        assertEquals(403, status(token, "identity-provider/instances"));
    }

    @Test
    void nobodyGetsATokenByPasswordOrRegistersAClient() {
        String password = stack.demonstrationPassword();
        for (String client : List.of("joint-governance-web", "admin-cli")) {
            assertNotEquals(
                    200,
                    Http.send(Http.postForm(
                                    stack.issuer() + "/protocol/openid-connect/token",
                                    Map.of(
                                            "grant_type",
                                            "password",
                                            "client_id",
                                            client,
                                            "username",
                                            "operator",
                                            "password",
                                            password)))
                            .statusCode(),
                    client);
        }
        for (String kind : List.of("openid-connect", "default")) {
            HttpRequest registration = HttpRequest.newBuilder(
                            URI.create(stack.issuer() + "/clients-registrations/" + kind))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"redirect_uris\":[\"http://localhost/\"]}"))
                    .build();
            assertEquals(404, Http.send(registration).statusCode(), kind);
        }
    }

    private int status(String token, String path) {
        return Http.send(HttpRequest.newBuilder(
                                URI.create(stack.keycloakUrl() + "/admin/realms/joint-governance/" + path))
                        .header("Authorization", "Bearer " + token)
                        .build())
                .statusCode();
    }

    private static String newThing(String kind, String name) {
        return switch (kind) {
            case "roles" -> "{\"name\":\"" + name + "\"}";
            case "clients" -> "{\"clientId\":\"" + name + "\"}";
            default -> "{\"alias\":\"" + name + "\",\"providerId\":\"basic-flow\",\"topLevel\":true,\"builtIn\":false}";
        };
    }

    private String idOf(String kind, String name) {
        String key = kind.equals("clients") ? "clientId" : "alias";
        return ((JsonArray) admin.get("joint-governance/" + kind))
                .getValuesAs(JsonObject.class).stream()
                        .filter(thing -> thing.getString(key).equals(name))
                        .findFirst()
                        .orElseThrow()
                        .getString("id");
    }

    /** The realm's file and, for the hub, the demonstration's machine client, which this Keycloak holds too. */
    private JsonObject withDemonstrationClients(String realm) {
        JsonObject file = stack.realmFile(realm + "-realm.json");
        JsonArrayBuilder clients = Json.createArrayBuilder(file.getJsonArray("clients"));
        RealmRules.objects(stack.realmFile("demonstration/" + realm + "-people.json"), "clients")
                .forEach(clients::add);
        return Json.createObjectBuilder(file).add("clients", clients).build();
    }

    /** What differs, path by path: the file's value against Keycloak's. */
    private static List<String> differences(Map<String, String> expected, Map<String, String> actual) {
        Set<String> paths = new TreeSet<>(expected.keySet());
        paths.addAll(actual.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(expected.get(path), actual.get(path)))
                .map(path -> path + ": " + expected.get(path) + " in the file, " + actual.get(path) + " in Keycloak")
                .toList();
    }
}
