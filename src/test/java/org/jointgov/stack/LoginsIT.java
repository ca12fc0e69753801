package org.jointgov.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a token says about the person who signed in through a province, and what it must not be possible to get. */
@OwnStack
class LoginsIT {
    private final LocalStack stack = SharedStack.keycloak();

    @Test
    void everybodySignsInThroughTheOwnDirectoryWithExactlyTheOwnRole() {
        Set<String> known = Set.of("leader", "clerk", "mediator", "county-officer", "provincial-officer", "operator");
        Logins.PEOPLE.forEach((realm, people) -> people.forEach(person -> {
            JsonObject claims = Logins.claims(Logins.token(person));
            assertEquals(stack.issuer(), claims.getString("iss"));
            assertEquals("joint-governance-api", claims.getString("aud"));
            assertEquals("Bearer", claims.getString("typ"));
            assertEquals("joint-governance-web", claims.getString("azp"));
            Set<String> roles = groups(claims);
            roles.retainAll(known);
            assertEquals(Set.of(expectedRole(person)), roles, person);
            if (realm.equals(LocalStack.HUB_REALM)) {
                assertFalse(claims.containsKey("idp"), person);
            } else {
                assertEquals(realm, claims.getString("idp"));
                assertEquals(person, claims.getString("idp_username"));
            }
        }));
    }

    @Test
    void theSubjectStaysTheSameAndTheUpstreamNameIsThereAtLaterSignInsToo() {
        JsonObject first = Logins.claims(stack.logins().signIn("suojia-clerk").access());
        JsonObject second = Logins.claims(stack.logins().signIn("suojia-clerk").access());
        assertEquals(first.getString("sub"), second.getString("sub"));
        assertEquals("suojia-clerk", second.getString("idp_username"));
        assertEquals("qinghai-government", second.getString("idp"));
    }

    @Test
    void aRoleTakenAwayInTheProvinceIsGoneAtTheNextSignIn() {
        stack.keycloakAdmin().removeRealmRole("qinghai-government", "zhahe-mediator", "mediator");
        try {
            assertFalse(
                    groups(Logins.claims(stack.logins().signIn("zhahe-mediator").access()))
                            .contains("mediator"));
        } finally {
            stack.keycloakAdmin().addRealmRole("qinghai-government", "zhahe-mediator", "mediator");
        }
        assertTrue(groups(Logins.claims(stack.logins().signIn("zhahe-mediator").access()))
                .contains("mediator"));
    }

    @Test
    void aProvinceCannotMakeOperators() {
        stack.keycloakAdmin().post("xizang-government/roles", "{\"name\":\"operator\"}");
        try {
            stack.keycloakAdmin().addRealmRole("xizang-government", "yanshiping-mediator", "operator");
            JsonObject claims =
                    Logins.claims(stack.logins().signIn("yanshiping-mediator").access());
            assertFalse(groups(claims).contains("operator"));
            assertTrue(groups(claims).contains("mediator"));
        } finally {
            stack.keycloakAdmin().removeRealmRole("xizang-government", "yanshiping-mediator", "operator");
        }
    }

    @Test
    void aReusedUpstreamNameIsRefusedAndNeverInheritsTheAccount() {
        KeycloakAdmin admin = stack.keycloakAdmin();
        String name = "passing-clerk";
        createInXizang(name);
        String before = Logins.claims(stack.logins()
                        .signIn(name, "xizang-government", "first-password-1")
                        .access())
                .getString("sub");
        admin.delete("xizang-government/users/" + admin.userId("xizang-government", name));
        createInXizang(name);
        try {
            IllegalStateException refused = assertThrows(
                    IllegalStateException.class,
                    () -> stack.logins().signIn(name, "xizang-government", "first-password-1"));
            assertTrue(refused.getMessage().contains("/realms/joint-governance/"), refused.getMessage());
            assertEquals(before, admin.userId(LocalStack.HUB_REALM, "xizang-government." + name));
        } finally {
            admin.delete("xizang-government/users/" + admin.userId("xizang-government", name));
            admin.delete("joint-governance/users/" + before);
        }
    }

    @Test
    void signedOutByTheProvinceTheHubSessionEndsToo() {
        Logins.Tokens tokens = stack.logins().signIn("moyun-mediator");
        assertTrue(stack.logins().refresh(tokens.refresh().orElseThrow()).isPresent());
        stack.keycloakAdmin().logOut("qinghai-government", "moyun-mediator");
        assertTrue(stack.logins().refresh(tokens.refresh().orElseThrow()).isEmpty());
        stack.logins().forget("moyun-mediator");
    }

    private void createInXizang(String name) {
        stack.keycloakAdmin()
                .post(
                        "xizang-government/users",
                        "{\"username\":\"" + name + "\",\"enabled\":true,\"credentials\":"
                                + "[{\"type\":\"password\",\"value\":\"first-password-1\"}]}");
    }

    @Test
    void aWrongPasswordGivesNoToken() {
        assertRefusedByTheLoginPage("duoma-leader", "xizang-government", "not-the-password");
    }

    @Test
    void onePersonOfAProvinceIsUnknownToTheOther() {
        assertRefusedByTheLoginPage("duoma-leader", "qinghai-government", stack.demonstrationPassword());
    }

    @Test
    void theMachineClientSignsInByItsSecretOnly() {
        JsonObject claims = Logins.claims(Logins.token("duoma-ledger"));
        assertEquals("duoma-ledger", claims.getString("azp"));
        assertEquals("joint-governance-api", claims.getString("aud"));
        assertFalse(claims.containsKey("idp"));
        assertThrows(IllegalStateException.class, () -> stack.logins().machine("duoma-ledger", "wrong"));
    }

    private void assertRefusedByTheLoginPage(String person, String realm, String password) {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> stack.logins().signIn(person, realm, password));
        assertTrue(
                refused.getMessage().contains("/realms/" + realm + "/login-actions/authenticate (200)"),
                refused.getMessage());
    }

    private static String expectedRole(String person) {
        if (person.startsWith("operator")) {
            return "operator";
        }
        String office = person.substring(person.indexOf('-') + 1);
        return switch (office) {
            case "county" -> "county-officer";
            case "officer" -> "provincial-officer";
            case "newcomer" -> "leader";
            default -> office;
        };
    }

    private static Set<String> groups(JsonObject claims) {
        List<JsonString> values = claims.getJsonArray("groups").getValuesAs(JsonString.class);
        return values.stream().map(JsonString::getString).collect(Collectors.toSet());
    }
}
