package org.jointgov.platform.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private final TestIssuer hub = new TestIssuer();
    private final RSAKey key = hub.list(hub.newRsaKey());
    private AccessTokens tokens;

    @BeforeEach
    void build() {
        HubClient client = new HubClient(hub.settings());
        tokens = new AccessTokens(hub.settings(), new SigningKeys(client), new LiveTokens(client));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private String token(Consumer<JWTClaimsSet.Builder> change) {
        return hub.sign(key, hub.claims(change));
    }

    private void assertRefused(String reason, String token) {
        assertEquals(
                reason,
                assertThrows(TokenRejectedException.class, () -> tokens.verify(token))
                        .reason());
    }

    private void assertRefused(String reason, Consumer<JWTClaimsSet.Builder> change) {
        assertRefused(reason, token(change));
    }

    @Nested
    class Accepted {
        @Test
        void tellsWhoIsBehindIt() {
            TokenIdentity identity = tokens.verify(token(claims -> {}));
            assertEquals(hub.issuer(), identity.issuer());
            assertEquals("1c1c1c1c-0000-4000-8000-000000000001", identity.subject());
            assertEquals(Set.of("leader"), identity.roles());
            assertEquals("xizang-government", identity.identityProvider());
            assertEquals("duoma-leader", identity.username());
            assertEquals("joint-governance-web", identity.client());
            assertFalse(identity.machine());
            assertEquals("duoma-leader@xizang.example", identity.email());
        }

        @Test
        void peopleOfTheHubHaveItsOwnName() {
            TokenIdentity identity = tokens.verify(token(claims ->
                    claims.claim("idp", null).claim("idp_username", null).claim("preferred_username", "operator")));
            assertNull(identity.identityProvider());
            assertEquals("operator", identity.username());
        }

        @Test
        void aTokenWithoutUserSessionIsAMachine() {
            TokenIdentity identity =
                    tokens.verify(token(claims -> claims.claim("sid", null).claim("azp", "duoma-ledger")));
            assertTrue(identity.machine());
            assertEquals("duoma-ledger", identity.username());
            assertNull(identity.identityProvider());
        }

        @Test
        void aServiceAccountIsAMachineEvenWithASession() {
            assertTrue(
                    tokens.verify(token(claims -> claims.claim("preferred_username", "service-account-duoma-ledger")))
                            .machine());
        }

        @Test
        void ellipticCurvesAndProbabilisticSignaturesToo() {
            ECKey elliptic = hub.list(hub.newEcKey());
            JWSHeader es256 = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(elliptic.getKeyID())
                    .build();
            JWSHeader ps256 = new JWSHeader.Builder(JWSAlgorithm.PS256)
                    .keyID(key.getKeyID())
                    .type(new JOSEObjectType("at+jwt"))
                    .build();
            tokens.verify(hub.sign(elliptic, es256, hub.claims(claims -> {})));
            tokens.verify(hub.sign(key, ps256, hub.claims(claims -> {})));
        }

        @Test
        void clocksMayDifferByHalfAMinute() {
            Instant now = Instant.now();
            tokens.verify(token(claims -> claims.expirationTime(Date.from(now.minusSeconds(20)))));
            tokens.verify(token(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(20)))));
            tokens.verify(token(claims -> claims.issueTime(Date.from(now.plusSeconds(20)))));
        }
    }

    @Nested
    class Refused {
        @Test
        void otherAudience() {
            assertRefused("audience", claims -> claims.audience("account"));
            assertRefused("audience", claims -> claims.audience((String) null));
            assertRefused("audience", claims -> claims.audience("joint-governance-api-2"));
        }

        @Test
        void otherIssuer() {
            assertRefused("issuer", claims -> claims.issuer("https://elsewhere.example/realms/test"));
            assertRefused("issuer", claims -> claims.issuer(hub.issuer() + "/"));
            assertRefused("issuer", claims -> claims.issuer(null));
        }

        @Test
        void idRefreshAndOtherTypes() {
            for (String type : List.of("ID", "Refresh", "Offline", "Logout", "bearer", "")) {
                assertRefused("type", claims -> claims.claim("typ", type));
            }
            assertRefused("type", claims -> claims.claim("typ", null));
            JWSHeader other = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(new JOSEObjectType("logout+jwt"))
                    .build();
            assertRefused("type", hub.sign(key, other, hub.claims(claims -> {})));
        }

        @Test
        void unsigned() {
            assertRefused("malformed", new PlainJWT(hub.claims(claims -> {})).serialize());
            String signed = token(claims -> {});
            assertRefused("malformed", signed.substring(0, signed.lastIndexOf('.') + 1));
            assertRefused("malformed", signed.substring(0, signed.lastIndexOf('.')));
        }

        @Test
        void symmetricSignatureWithThePublicKey() throws Exception {
            for (byte[] secret : List.of(
                    key.toRSAPublicKey().getEncoded(),
                    ("-----BEGIN PUBLIC KEY-----\n"
                                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                            .encodeToString(key.toRSAPublicKey().getEncoded())
                                    + "\n-----END PUBLIC KEY-----\n")
                            .getBytes(StandardCharsets.US_ASCII))) {
                SignedJWT forged = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(key.getKeyID())
                                .build(),
                        hub.claims(claims -> {}));
                forged.sign(new MACSigner(secret));
                assertRefused("algorithm", forged.serialize());
            }
        }

        @Test
        void otherAlgorithmsOfTheSameKey() {
            JWSHeader rs512 = new JWSHeader.Builder(JWSAlgorithm.RS512)
                    .keyID(key.getKeyID())
                    .build();
            assertRefused("algorithm", hub.sign(key, rs512, hub.claims(claims -> {})));
        }

        @Test
        void expired() {
            assertRefused(
                    "expired",
                    claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(40))));
        }

        @Test
        void notYetValid() {
            Date soon = Date.from(Instant.now().plusSeconds(60));
            assertRefused("not-yet-valid", claims -> claims.notBeforeTime(soon));
            assertRefused("not-yet-valid", claims -> claims.issueTime(soon));
        }

        @Test
        void withoutTimes() {
            assertRefused("malformed", claims -> claims.expirationTime(null));
            assertRefused("malformed", claims -> claims.issueTime(null));
        }

        @Test
        void unknownKey() {
            RSAKey stranger = hub.newRsaKey();
            assertRefused("unknown-key", hub.sign(stranger, hub.claims(claims -> {})));
            JWSHeader nameless = new JWSHeader.Builder(JWSAlgorithm.RS256).build();
            assertRefused("unknown-key", hub.sign(key, nameless, hub.claims(claims -> {})));
        }

        @Test
        void strangersKeyUnderAKnownName() {
            RSAKey stranger = hub.newRsaKey();
            JWSHeader pretending = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .jwk(stranger.toPublicJWK())
                    .build();
            assertRefused("signature", hub.sign(stranger, pretending, hub.claims(claims -> {})));
        }

        @Test
        void changedAfterSigning() {
            String[] parts = token(claims -> {}).split("\\.");
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            String more = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(claims.replace("\"leader\"", "\"operator\"").getBytes(StandardCharsets.UTF_8));
            assertRefused("signature", parts[0] + "." + more + "." + parts[2]);
        }

        @Test
        void personThroughAnotherClient() {
            assertRefused("client", claims -> claims.claim("azp", "account-console"));
        }

        @Test
        void demonstrationPeopleAndMachinesInProduction() {
            HubClient client = new HubClient(hub.settings());
            AccessTokens production =
                    new AccessTokens(hub.settings("production"), new SigningKeys(client), new LiveTokens(client));
            String person = token(claims -> {});
            String machine = token(
                    claims -> claims.claim("sid", null).claim("email", null).claim("azp", "duoma-ledger"));
            for (String token : List.of(person, machine)) {
                tokens.verify(token);
                assertEquals(
                        "demonstration",
                        assertThrows(TokenRejectedException.class, () -> production.verify(token))
                                .reason());
            }
            production.verify(token(claims -> claims.claim("email", "leader@duoma.gov.cn")));
        }

        @Test
        void revoked() {
            String token = token(claims -> {});
            hub.forget(token);
            assertRefused("inactive", token);
        }

        @Test
        void textThatCouldBreakTheContext() {
            assertRefused("malformed", claims -> claims.subject("a\nb"));
            assertRefused("malformed", claims -> claims.claim("idp_username", "a\u0000b"));
            assertRefused("malformed", claims -> claims.subject("x".repeat(300)));
        }

        @Test
        void garbage() {
            for (String garbage : List.of("a", "a.b.c", "...", "eyJhbGciOiJSUzI1NiJ9..", "e30.e30.e30")) {
                assertRefused("malformed", garbage);
            }
            assertRefused("too-long", "a".repeat(8_193));
        }
    }

    @Nested
    class WhenTheHubIsAway {
        @Test
        void tokensSeenBeforeLiveOnAndNewOnesWait() throws InterruptedException {
            String seen = token(claims -> {});
            tokens.verify(seen);
            hub.down(true);
            Thread.sleep(LiveTokens.BELIEVED.toMillis() + 100);
            tokens.verify(seen);
            String fresh = token(claims -> {});
            assertThrows(HubUnavailableException.class, () -> tokens.verify(fresh));
            hub.down(false);
            Thread.sleep(LiveTokens.RESPITE.toMillis() + 100);
            tokens.verify(fresh);
        }

        @Test
        void aTokenOfAnUnknownKeyIsNotJudged() {
            tokens.verify(token(claims -> {}));
            hub.down(true);
            RSAKey next = hub.list(hub.newRsaKey());
            String token = hub.sign(next, hub.claims(claims -> {}));
            assertThrows(HubUnavailableException.class, () -> tokens.verify(token));
        }
    }

    @Test
    void revocationIsSeenWithinFiveSeconds() throws InterruptedException {
        String token = token(claims -> {});
        tokens.verify(token);
        hub.forget(token);
        Instant end = Instant.now().plus(Duration.ofSeconds(5));
        while (Instant.now().isBefore(end)) {
            try {
                tokens.verify(token);
            } catch (TokenRejectedException e) {
                assertEquals("inactive", e.reason());
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("still honoured after five seconds");
    }
}
