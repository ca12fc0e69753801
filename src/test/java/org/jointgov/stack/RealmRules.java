package org.jointgov.stack;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a realm file must hold and must not hold before it may serve real townships. */
final class RealmRules {
    private static final List<String> GRANTS_THAT_STAY_OFF =
            List.of("implicitFlowEnabled", "directAccessGrantsEnabled");
    private static final List<String> ATTRIBUTES_THAT_STAY_OFF = List.of(
            "oauth2.device.authorization.grant.enabled", "oidc.ciba.grant.enabled", "standard.token.exchange.enabled");

    private RealmRules() {}

    /** Each broken rule in one line; empty when the realm may be used. */
    static List<String> violations(JsonObject realm) {
        List<String> found = new ArrayList<>();
        for (JsonObject user : objects(realm, "users")) {
            if (!user.containsKey("serviceAccountClientId") || user.containsKey("credentials")) {
                found.add("a person stands in the realm file: " + user.getString("username", "?"));
            }
        }
        if (realm.containsKey("organizations")) {
            found.add("organizations come from the application, never from the realm file");
        }
        for (String open :
                List.of("registrationAllowed", "rememberMe", "loginWithEmailAllowed", "resetPasswordAllowed")) {
            if (realm.getBoolean(open, true)) {
                found.add(open + " must be off");
            }
        }
        if (!realm.getBoolean("duplicateEmailsAllowed", false)) {
            found.add("an e-mail address must never identify a person");
        }
        if (!realm.getBoolean("bruteForceProtected", false)) {
            found.add("brute force protection is off");
        }
        if (realm.getInt("accessTokenLifespan", Integer.MAX_VALUE) > 300
                || realm.getInt("ssoSessionIdleTimeout", Integer.MAX_VALUE) > 1800
                || realm.getInt("ssoSessionMaxLifespan", Integer.MAX_VALUE) > 36000) {
            found.add("tokens or sessions live too long");
        }
        for (JsonObject client : objects(realm, "clients")) {
            check(client, found);
        }
        for (JsonObject broker : objects(realm, "identityProviders")) {
            check(broker.getString("alias"), broker, found);
        }
        for (JsonObject mapper : objects(realm, "identityProviderMappers")) {
            if (!"FORCE".equals(mapper.getJsonObject("config").getString("syncMode", ""))) {
                found.add("broker mapper " + mapper.getString("name") + " does not follow the province");
            }
            if ("operator".equals(mapper.getJsonObject("config").getString("role", ""))) {
                found.add("a province must not make operators");
            }
        }
        return found;
    }

    private static void check(JsonObject client, List<String> found) {
        String name = client.getString("clientId");
        for (String grant : GRANTS_THAT_STAY_OFF) {
            if (client.getBoolean(grant, true)) {
                found.add(name + ": " + grant + " must be off");
            }
        }
        JsonObject attributes = client.getJsonObject("attributes");
        for (String attribute : ATTRIBUTES_THAT_STAY_OFF) {
            if (!"false".equals(attributes.getString(attribute, ""))) {
                found.add(name + ": " + attribute + " must be off");
            }
        }
        if (client.containsKey("secret") && !client.getString("secret").matches("\\$\\{JOINTGOV_[A-Z_]+}")) {
            found.add(name + ": a secret stands in the file");
        }
        for (JsonValue uri : client.getJsonArray("redirectUris")) {
            if (((JsonString) uri).getString().contains("*")) {
                found.add(name + ": redirect addresses must be exact");
            }
        }
        boolean standardFlow = client.getBoolean("standardFlowEnabled", true);
        if (standardFlow && !"S256".equals(attributes.getString("pkce.code.challenge.method", ""))) {
            found.add(name + ": PKCE with S256 is not required");
        }
        boolean talksToTheApi = name.equals("joint-governance-web") || name.equals("duoma-ledger");
        boolean audience = objects(client, "protocolMappers").stream()
                .anyMatch(mapper -> mapper.getString("protocolMapper").equals("oidc-audience-mapper")
                        && mapper.getJsonObject("config")
                                .getString("included.client.audience", "")
                                .equals("joint-governance-api"));
        if (talksToTheApi != audience) {
            found.add(name + ": " + (audience ? "may not have" : "misses") + " the API's audience");
        }
    }

    private static void check(String alias, JsonObject broker, List<String> found) {
        if (broker.getBoolean("trustEmail", true) || broker.getBoolean("storeToken", true)) {
            found.add(alias + ": e-mail is trusted or tokens are stored");
        }
        JsonObject config = broker.getJsonObject("config");
        Map<String, String> needed = Map.of(
                "syncMode",
                "FORCE",
                "validateSignature",
                "true",
                "useJwksUrl",
                "true",
                "pkceEnabled",
                "true",
                "pkceMethod",
                "S256",
                "backchannelSupported",
                "true");
        needed.forEach((key, value) -> {
            if (!value.equals(config.getString(key, ""))) {
                found.add(alias + ": " + key + " must be " + value);
            }
        });
        if (!config.getString("clientSecret").matches("\\$\\{JOINTGOV_[A-Z_]+}")) {
            found.add(alias + ": a secret stands in the file");
        }
    }

    static List<JsonObject> objects(JsonObject owner, String name) {
        return owner.containsKey(name) ? owner.getJsonArray(name).getValuesAs(JsonObject.class) : List.of();
    }
}
