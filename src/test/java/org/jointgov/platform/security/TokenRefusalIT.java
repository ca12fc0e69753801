package org.jointgov.platform.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.Logins;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tokens against the running service and the real Keycloak: each refused with problem details, or let in to the end. */
class TokenRefusalIT {
    private static final LocalStack STACK = SharedStack.get();
    private static final Logins LOGINS = STACK.logins();
    private static final Api API = Api.at(URI.create(STACK.appUrl()));
    private static final String REALM = LocalStack.HUB_REALM;

    private static void assertRefused(String token) {
        Answer answer = API.as(token).in("en").get("/me").expect(401);
        assertEquals("token-rejected", answer.problem());
        assertEquals("Bearer error=\"invalid_token\"", answer.header("WWW-Authenticate"));
        assertEquals("Sign-in no longer valid", answer.json().getString("title"));
        assertEquals("en", answer.header("Content-Language"));
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals(answer.header("Correlation-Id"), answer.json().getString("correlationId"));
        assertTrue(answer.header("Set-Cookie").isEmpty());
    }

    /** Known here or not, but let in: what comes back is about membership, not about the token. */
    private static boolean isLetIn(Answer answer) {
        return answer.status() == 200 || answer.problem().equals("no-membership");
    }

    @Nested
    class Refused {
        private final Logins.Tokens signIn = LOGINS.signIn("xizang-newcomer");

        @Test
        void nothingAtAll() {
            Answer answer = API.in("bo").get("/me").expect(401);
            assertEquals("unauthenticated", answer.problem());
            assertEquals("Bearer", answer.header("WWW-Authenticate"));
            assertEquals("སྔོན་ལ་ཐོ་འཇུག་གནང་རོགས།", answer.json().getString("title"));
        }

        @Test
        void anotherScheme() {
            assertEquals(
                    "unauthenticated",
                    API.with("Authorization", "Basic YTpi")
                            .get("/me")
                            .expect(401)
                            .problem());
        }

        @Test
        void idToken() {
            assertRefused(signIn.id().orElseThrow());
        }

        @Test
        void refreshToken() {
            assertRefused(signIn.refresh().orElseThrow());
        }

        @Test
        void tokenForAnotherAudience() {
            assertRefused(LOGINS.machine("joint-governance-provisioner", STACK.provisionerSecret())
                    .access());
        }

        @Test
        void unsigned() throws ParseException {
            assertRefused(new PlainJWT(hubClaims(claims -> {})).serialize());
            String access = signIn.access();
            assertRefused(access.substring(0, access.lastIndexOf('.') + 1));
        }

        @Test
        void symmetricSignatureWithTheHubsPublicKey() throws Exception {
            RSAKey key = hubKey();
            SignedJWT forged = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    hubClaims(claims -> {}));
            forged.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            assertRefused(forged.serialize());
        }

        @Test
        void foreignSignatureUnderTheHubsKeyId() throws Exception {
            assertRefused(forged(hubKey().getKeyID(), claims -> {}));
        }

        @Test
        void unknownKey() throws Exception {
            assertRefused(forged(UUID.randomUUID().toString(), claims -> {}));
        }

        @Test
        void otherIssuerExpiredNotYetValidAndOtherTypes() throws Exception {
            String kid = hubKey().getKeyID();
            Date past = Date.from(Instant.now().minusSeconds(3600));
            Date future = Date.from(Instant.now().plusSeconds(3600));
            for (Consumer<JWTClaimsSet.Builder> change : List.<Consumer<JWTClaimsSet.Builder>>of(
                    claims -> claims.issuer(STACK.keycloakUrl() + "/realms/xizang-government"),
                    claims -> claims.expirationTime(past),
                    claims -> claims.notBeforeTime(future),
                    claims -> claims.claim("typ", "ID"),
                    claims -> claims.claim("typ", "Refresh"))) {
                assertRefused(forged(kid, change));
            }
        }

        @Test
        void changedToken() {
            String access = signIn.access();
            char last = access.charAt(access.length() - 10);
            assertRefused(access.substring(0, access.length() - 10)
                    + (last == 'A' ? 'B' : 'A')
                    + access.substring(access.length() - 9));
        }

        @Test
        void garbage() {
            for (String garbage : List.of("x", "a.b.c", "....", "e30.e30.e30", "x".repeat(7_000))) {
                assertRefused(garbage);
            }
        }

        @Test
        void evenForWhatIsPublic() {
            assertEquals(401, API.as("garbage").get("/configuration").status());
        }

        private JWTClaimsSet hubClaims(Consumer<JWTClaimsSet.Builder> change) throws ParseException {
            JWTClaimsSet.Builder claims =
                    new JWTClaimsSet.Builder(SignedJWT.parse(signIn.access()).getJWTClaimsSet());
            change.accept(claims);
            return claims.build();
        }

        private String forged(String kid, Consumer<JWTClaimsSet.Builder> change) throws JOSEException, ParseException {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(), hubClaims(change));
            jwt.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
            return jwt.serialize();
        }

        private RSAKey hubKey() throws IOException, ParseException {
            for (JWK key : JWKSet.load(new URL(STACK.issuer() + "/protocol/openid-connect/certs"))
                    .getKeys()) {
                if (KeyUse.SIGNATURE.equals(key.getKeyUse()) && key instanceof RSAKey rsa) {
                    return rsa;
                }
            }
            throw new AssertionError("the hub lists no signing key");
        }
    }

    @Nested
    class Membership {
        @Test
        void somebodyWithoutOneIsToldSo() {
            Answer answer = API.as(LOGINS.accessToken("xizang-newcomer"))
                    .in("zh-CN")
                    .get("/me")
                    .expect(403);
            assertEquals("no-membership", answer.problem());
            assertEquals("尚无成员身份", answer.json().getString("title"));
        }

        @Test
        void aRemovedOneIsNoneAtTheNextRequest() throws SQLException {
            Api newcomer = API.as(LOGINS.accessToken("xizang-newcomer"));
            String subject =
                    Logins.claims(LOGINS.accessToken("xizang-newcomer")).getString("sub");
            String role = Logins.claims(LOGINS.accessToken("xizang-newcomer")).getJsonArray("groups").stream()
                    .map(group -> ((jakarta.json.JsonString) group).getString())
                    .filter(Set.of("leader", "clerk", "mediator")::contains)
                    .findFirst()
                    .orElseThrow();
            UUID membership = UUID.randomUUID();
            try (Connection connection = STACK.connectAsSuperuser()) {
                UUID township = UUID.randomUUID();
                run(
                        connection,
                        "insert into jointgov.township (id, code, name_zh, county_code, province_code)"
                                + " select ?, max(c), '移除试验乡', '549998', '54' from (select '549998' || lpad(n::text, 3, '0') c"
                                + " from generate_series(0, 999) n) x where not exists (select 1 from jointgov.township t where t.code = c)",
                        township);
                run(
                        connection,
                        "insert into jointgov.person (id, issuer, subject) values (?, ?, ?) on conflict do nothing",
                        UUID.randomUUID(),
                        STACK.issuer(),
                        subject);
                run(
                        connection,
                        "insert into jointgov.membership (id, person_id, scope, role, office, township_id)"
                                + " select ?, p.id, 'township', ?, '办公室', ? from jointgov.person p where p.issuer = ? and p.subject = ?",
                        membership,
                        role,
                        township,
                        STACK.issuer(),
                        subject);
                newcomer.get("/me").expect(200);
                run(connection, "update jointgov.membership set removed_at = now() where id = ?", membership);
                assertEquals("no-membership", newcomer.get("/me").expect(403).problem());
            }
        }

        private static void run(Connection connection, String sql, Object... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.executeUpdate();
            }
        }
    }

    @Nested
    class LosingTheHub {
        private static final Duration PROMISED = Duration.ofSeconds(5);

        @Test
        void aDisabledUserIsOutWithinFiveSeconds() throws InterruptedException {
            String token = LOGINS.signIn("zhahe-mediator").access();
            assertTrue(isLetIn(API.as(token).get("/me")));
            String name = "qinghai-government.zhahe-mediator";
            STACK.keycloakAdmin().setEnabled(REALM, name, false);
            try {
                assertRefusedWithinThePromise(token);
            } finally {
                STACK.keycloakAdmin().setEnabled(REALM, name, true);
                LOGINS.forget("zhahe-mediator");
            }
        }

        @Test
        void anEndedSessionIsOutWithinFiveSeconds() throws InterruptedException {
            String token = LOGINS.signIn("moyun-mediator").access();
            assertTrue(isLetIn(API.as(token).get("/me")));
            STACK.keycloakAdmin().logOut(REALM, "qinghai-government.moyun-mediator");
            LOGINS.forget("moyun-mediator");
            assertRefusedWithinThePromise(token);
        }

        private void assertRefusedWithinThePromise(String token) throws InterruptedException {
            long begin = System.nanoTime();
            while (true) {
                Answer answer = API.as(token).get("/me");
                long took = System.nanoTime() - begin;
                if (answer.status() == 401) {
                    assertEquals("token-rejected", answer.problem());
                    assertTrue(took < PROMISED.toNanos(), took + " ns");
                    return;
                }
                assertTrue(took < PROMISED.toNanos(), "still let in after " + took + " ns");
                Thread.sleep(100);
            }
        }
    }

    @Test
    void theApiKeepsNoSession() {
        Answer answer = API.as(LOGINS.accessToken("suojia-clerk")).get("/me");
        assertTrue(isLetIn(answer));
        assertTrue(answer.headers().allValues("Set-Cookie").isEmpty());
        Answer without =
                API.with("Cookie", "JSESSIONID=" + UUID.randomUUID()).get("/me").expect(401);
        assertTrue(without.headers().allValues("Set-Cookie").isEmpty());
        assertFalse(without.problem().isEmpty());
        assertNotEquals(answer.header("Correlation-Id"), without.header("Correlation-Id"));
    }
}
