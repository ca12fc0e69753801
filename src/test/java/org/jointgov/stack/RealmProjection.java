package org.jointgov.stack;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A realm reduced to what the project decides: settings, roles, clients with their mappers, flows, brokers with their
 * mappers, the user profile. Ids, secrets and order are left out, and so is what Keycloak brings along itself. Two realms
 * that behave alike have equal projections: a sorted map from a path to a value.
 */
final class RealmProjection {
    private static final Set<String> BROUGHT_ALONG_CLIENTS =
            Set.of("account", "account-console", "broker", "realm-management", "security-admin-console");
    private static final Set<String> BROUGHT_ALONG_ROLES = Set.of("offline_access", "uma_authorization");
    private static final Set<String> BROUGHT_ALONG_CONFIGS = Set.of(
            "create unique user config",
            "review profile config",
            "browser-conditional-credential",
            "first-broker-login-conditional-credential");
    /** Ids and times; secrets, which an export masks; what Keycloak writes into every realm, client or broker. */
    private static final Set<String> LEFT_OUT = Set.of(
            "id",
            "internalId",
            "containerId",
            "secret",
            "clientSecret",
            "client.secret.creation.time",
            "realm_client",
            "types");
    /** Told in parts of their own below. */
    private static final Set<String> IN_PARTS = Set.of(
            "roles",
            "defaultRole",
            "clients",
            "users",
            "identityProviders",
            "identityProviderMappers",
            "authenticationFlows",
            "authenticatorConfig",
            "components",
            "attributes");

    private final Map<String, String> facts = new TreeMap<>();

    private RealmProjection() {}

    /** The realm's facts. Of plain settings, only those that the reference names are told. */
    static Map<String, String> of(JsonObject realm, JsonObject reference) {
        RealmProjection projection = new RealmProjection();
        reference.keySet().stream()
                .filter(key -> !IN_PARTS.contains(key))
                .forEach(key -> projection.tell(key, realm.get(key)));
        projection.roles(realm);
        projection.clients(realm);
        projection.flows(realm);
        projection.brokers(realm);
        projection.userProfile(realm);
        return projection.facts;
    }

    private void roles(JsonObject realm) {
        for (JsonObject role : RealmRules.objects(realm.getJsonObject("roles"), "realm")) {
            String name = role.getString("name");
            if (!BROUGHT_ALONG_ROLES.contains(name) && !name.equals("default-roles-" + realm.getString("realm"))) {
                facts.put("role/" + name, role.getString("description", ""));
            }
        }
    }

    private void clients(JsonObject realm) {
        for (JsonObject client : RealmRules.objects(realm, "clients")) {
            String path = "client/" + client.getString("clientId");
            if (BROUGHT_ALONG_CLIENTS.contains(client.getString("clientId"))) {
                continue;
            }
            for (String key : List.of(
                    "name",
                    "enabled",
                    "protocol",
                    "publicClient",
                    "bearerOnly",
                    "consentRequired",
                    "clientAuthenticatorType",
                    "fullScopeAllowed",
                    "frontchannelLogout",
                    "standardFlowEnabled",
                    "implicitFlowEnabled",
                    "directAccessGrantsEnabled",
                    "serviceAccountsEnabled",
                    "redirectUris",
                    "webOrigins",
                    "attributes",
                    "defaultClientScopes",
                    "optionalClientScopes")) {
                tell(path + "/" + key, client.get(key));
            }
            for (JsonObject mapper : RealmRules.objects(client, "protocolMappers")) {
                tell(path + "/mapper/" + mapper.getString("name"), mapper);
            }
        }
    }

    private void flows(JsonObject realm) {
        for (JsonObject flow : RealmRules.objects(realm, "authenticationFlows")) {
            if (flow.getBoolean("builtIn")) {
                continue;
            }
            String path = "flow/" + flow.getString("alias");
            tell(path + "/description", flow.get("description"));
            int step = 0;
            for (JsonObject execution : RealmRules.objects(flow, "authenticationExecutions")) {
                for (String key : List.of("authenticator", "flowAlias", "authenticatorConfig", "requirement")) {
                    tell(path + "/" + step + "/" + key, execution.get(key));
                }
                step++;
            }
        }
        for (JsonObject config : RealmRules.objects(realm, "authenticatorConfig")) {
            if (!BROUGHT_ALONG_CONFIGS.contains(config.getString("alias"))) {
                tell("flow-config/" + config.getString("alias"), config.get("config"));
            }
        }
    }

    private void brokers(JsonObject realm) {
        for (JsonObject broker : RealmRules.objects(realm, "identityProviders")) {
            tell("broker/" + broker.getString("alias"), broker);
        }
        for (JsonObject mapper : RealmRules.objects(realm, "identityProviderMappers")) {
            tell("broker/" + mapper.getString("identityProviderAlias") + "/mapper/" + mapper.getString("name"), mapper);
        }
    }

    private void userProfile(JsonObject realm) {
        for (JsonObject profile :
                RealmRules.objects(realm.getJsonObject("components"), "org.keycloak.userprofile.UserProfileProvider")) {
            tell("user-profile", profile.get("config"));
        }
    }

    private void tell(String path, JsonValue value) {
        if (value == null) {
            return;
        }
        if (value instanceof JsonObject object) {
            object.forEach((key, inner) -> {
                if (!LEFT_OUT.contains(key)) {
                    tell(path + "/" + key, inner);
                }
            });
        } else if (value instanceof JsonArray array) {
            Set<String> sorted = new TreeSet<>();
            array.forEach(inner -> sorted.add(text(inner)));
            facts.put(path, sorted.toString());
        } else {
            facts.put(path, text(value));
        }
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
