package org.jointgov.stack;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Keycloak's administration over REST, as the master realm's administrator; for tests and the first start only. */
public final class KeycloakAdmin {
    private final String url;
    private final String user;
    private final String password;

    KeycloakAdmin(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** A user's id by exact name. */
    public String userId(String realm, String username) {
        JsonArray found = (JsonArray) get(realm + "/users?exact=true&username=" + encode(username));
        if (found.size() != 1) {
            throw new IllegalStateException("no user " + username + " in " + realm);
        }
        return found.getJsonObject(0).getString("id");
    }

    /** Enables or disables a user. */
    public void setEnabled(String realm, String username, boolean enabled) {
        String id = userId(realm, username);
        JsonObject changed = Json.createObjectBuilder((JsonObject) get(realm + "/users/" + id))
                .add("enabled", enabled)
                .build();
        put(realm + "/users/" + id, changed.toString());
    }

    /** Takes all sessions of a user away. */
    public void logOut(String realm, String username) {
        post(realm + "/users/" + userId(realm, username) + "/logout", "");
    }

    /** Gives a realm role to a user. */
    public void addRealmRole(String realm, String username, String role) {
        post(
                realm + "/users/" + userId(realm, username) + "/role-mappings/realm",
                "[" + get(realm + "/roles/" + role) + "]");
    }

    /** Takes a realm role from a user. */
    public void removeRealmRole(String realm, String username, String role) {
        expectSuccess(request(realm + "/users/" + userId(realm, username) + "/role-mappings/realm")
                .method("DELETE", HttpRequest.BodyPublishers.ofString("[" + get(realm + "/roles/" + role) + "]"))
                .build());
    }

    /** What Keycloak exports of a realm: clients, roles, groups, flows, brokers; secrets masked. */
    public JsonObject export(String realm) {
        HttpResponse<String> answer =
                expectSuccess(request(realm + "/partial-export?exportClients=true&exportGroupsAndRoles=true")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
        return (JsonObject) parse(answer.body());
    }

    /** Reads below {@code /admin/realms/}. */
    public JsonStructure get(String path) {
        return parse(expectSuccess(request(path).GET().build()).body());
    }

    /** Writes below {@code /admin/realms/}. */
    public void put(String path, String json) {
        expectSuccess(
                request(path).PUT(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    /** Adds below {@code /admin/realms/}. */
    public void post(String path, String json) {
        expectSuccess(
                request(path).POST(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    /** Removes below {@code /admin/realms/}. */
    public void delete(String path) {
        expectSuccess(request(path).DELETE().build());
    }

    /** Brings clients and brokers of a realm to what its file says: addresses change with the ports. */
    void updateClientsAndBrokers(JsonObject file) {
        String realm = file.getString("realm");
        for (JsonObject client : RealmRules.objects(file, "clients")) {
            put(realm + "/clients/" + clientId(realm, client.getString("clientId")), client.toString());
        }
        for (JsonObject broker : RealmRules.objects(file, "identityProviders")) {
            put(realm + "/identity-provider/instances/" + broker.getString("alias"), broker.toString());
        }
    }

    void partialImport(String realm, String json) {
        post(realm + "/partialImport", json);
    }

    void giveServiceAccountRole(String realm, String clientId, String role) {
        JsonObject account =
                (JsonObject) get(realm + "/clients/" + clientId(realm, clientId) + "/service-account-user");
        post(
                realm + "/users/" + account.getString("id") + "/role-mappings/realm",
                "[" + get(realm + "/roles/" + role) + "]");
    }

    private String clientId(String realm, String name) {
        JsonArray found = (JsonArray) get(realm + "/clients?clientId=" + encode(name));
        if (found.size() != 1) {
            throw new IllegalStateException("no client " + name + " in " + realm);
        }
        return found.getJsonObject(0).getString("id");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/admin/realms/" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json");
    }

    /** Master's tokens live a minute; a fresh one for each call is simplest and seldom enough. */
    private String token() {
        HttpResponse<String> answer = Http.send(Http.postForm(
                url + "/realms/master/protocol/openid-connect/token",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", user, "password", password)));
        if (answer.statusCode() != 200) {
            throw new StackFailure(
                    "Keycloak refuses its administrator (" + answer.statusCode() + ").",
                    "Start over: mvn -Prun -Dfresh");
        }
        return ((JsonObject) parse(answer.body())).getString("access_token");
    }

    private static HttpResponse<String> expectSuccess(HttpRequest request) {
        HttpResponse<String> answer = Http.send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    request.method() + " " + request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static JsonStructure parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.read();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
