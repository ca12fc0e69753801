package org.jointgov.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Role;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a bearer token (RFC 6750) is an access token that the hub realm issued for this API and still honours. What
 * is checked, and why so, stands in docs/decisions/0004-token-verification.md. Thread-safe.
 */
@ApplicationScoped
public class AccessTokens {
    /** How far the clocks of hub and node may differ. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final int LONGEST_TOKEN = 8_192;
    private static final int LONGEST_CLAIM = 255;
    private static final int SMALLEST_RSA_KEY = 2_048;
    private static final String DEMONSTRATION_CLIENT = "duoma-ledger";
    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");
    private static final Set<String> ROLES = Set.copyOf(Slugged.slugs(Role.class));
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final HubSettings settings;
    private final SigningKeys keys;
    private final LiveTokens live;
    /** What was found in a token when its signature was checked; the same text means the same for as long as it lives. */
    private final Map<String, TokenIdentity> verified = Remembered.atMost(LiveTokens.REMEMBERED);

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected AccessTokens() {
        this.settings = null;
        this.keys = null;
        this.live = null;
    }

    @Inject
    public AccessTokens(HubSettings settings, SigningKeys keys, LiveTokens live) {
        this.settings = settings;
        this.keys = keys;
        this.live = live;
    }

    /**
     * Who is behind the token.
     *
     * @throws TokenRejectedException when it is not acceptable
     * @throws HubUnavailableException when that cannot be decided without the hub, which does not answer
     */
    public TokenIdentity verify(String token) {
        TokenIdentity identity = verified.get(token);
        if (identity == null) {
            identity = read(token);
            verified.put(token, identity);
        } else {
            checkExpiry(identity.expiresAt());
        }
        // The hub checks the signature once more, by the keys that it has now: one taken back is refused here.
        if (!live.isLive(token)) {
            throw new TokenRejectedException("inactive");
        }
        return identity;
    }

    private TokenIdentity read(String token) {
        try {
            if (token.length() > LONGEST_TOKEN) {
                throw new TokenRejectedException("too-long");
            }
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            checkHeader(header);
            TokenIdentity identity = checkClaims(jwt.getJWTClaimsSet());
            JWK key = keys.find(header.getKeyID()).orElseThrow(() -> new TokenRejectedException("unknown-key"));
            if (!jwt.verify(verifier(header.getAlgorithm(), key))) {
                throw new TokenRejectedException("signature");
            }
            return identity;
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new TokenRejectedException("malformed");
        }
    }

    private static void checkHeader(JWSHeader header) {
        if (!ALGORITHMS.contains(header.getAlgorithm().getName())) {
            throw new TokenRejectedException("algorithm");
        }
        JOSEObjectType type = header.getType();
        if (type != null && !type.equals(JOSEObjectType.JWT) && !type.equals(new JOSEObjectType("at+jwt"))) {
            throw new TokenRejectedException("type");
        }
        if (header.getKeyID() == null || header.getKeyID().isEmpty()) {
            throw new TokenRejectedException("unknown-key");
        }
        if (header.getCriticalParams() != null) {
            throw new TokenRejectedException("critical");
        }
    }

    private static JWSVerifier verifier(JWSAlgorithm algorithm, JWK key) throws JOSEException {
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            throw new TokenRejectedException("unknown-key");
        }
        if (key.getAlgorithm() != null && !key.getAlgorithm().equals(algorithm)) {
            throw new TokenRejectedException("algorithm");
        }
        boolean elliptic = algorithm.equals(JWSAlgorithm.ES256);
        if (elliptic && key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
            return new ECDSAVerifier(ec);
        }
        if (!elliptic && key instanceof RSAKey rsa && rsa.size() >= SMALLEST_RSA_KEY) {
            return new RSASSAVerifier(rsa);
        }
        throw new TokenRejectedException("algorithm");
    }

    private TokenIdentity checkClaims(JWTClaimsSet claims) throws ParseException {
        if (!settings.issuer().equals(claims.getIssuer())) {
            throw new TokenRejectedException("issuer");
        }
        if (!claims.getAudience().contains(settings.audience())) {
            throw new TokenRejectedException("audience");
        }
        if (!"Bearer".equals(claims.getStringClaim("typ"))) {
            throw new TokenRejectedException("type");
        }
        Instant expiresAt = checkTimes(claims);
        String subject = text(claims, "sub");
        String client = text(claims, "azp");
        if (subject == null || client == null) {
            throw new TokenRejectedException("malformed");
        }
        // Client credentials make no user session, which every token of a person names.
        String preferred = text(claims, "preferred_username");
        boolean machine =
                text(claims, "sid") == null || (preferred != null && preferred.startsWith("service-account-"));
        if (!machine && !settings.clients().contains(client)) {
            throw new TokenRejectedException("client");
        }
        String email = text(claims, "email");
        if (settings.production() && isDemonstration(client, email)) {
            throw new TokenRejectedException("demonstration");
        }
        String provider = text(claims, "idp");
        String upstream = text(claims, "idp_username");
        String username = machine ? client : provider == null ? preferred : upstream;
        return new TokenIdentity(
                settings.issuer(),
                subject,
                roles(claims),
                machine ? null : provider,
                username,
                client,
                machine,
                email,
                expiresAt);
    }

    /** The demonstration's people all have addresses under a name that nobody can own (RFC 2606). */
    private static boolean isDemonstration(String client, @Nullable String email) {
        return client.equals(DEMONSTRATION_CLIENT) || (email != null && email.endsWith(".example"));
    }

    private static Instant checkTimes(JWTClaimsSet claims) {
        Date expires = claims.getExpirationTime();
        Date issued = claims.getIssueTime();
        Date notBefore = claims.getNotBeforeTime();
        if (expires == null || issued == null) {
            throw new TokenRejectedException("malformed");
        }
        checkExpiry(expires.toInstant());
        Instant horizon = Time.now().plus(SKEW);
        if (issued.toInstant().isAfter(horizon)
                || (notBefore != null && notBefore.toInstant().isAfter(horizon))) {
            throw new TokenRejectedException("not-yet-valid");
        }
        return expires.toInstant();
    }

    private static void checkExpiry(Instant expiresAt) {
        if (!Time.now().isBefore(expiresAt.plus(SKEW))) {
            throw new TokenRejectedException("expired");
        }
    }

    private static Set<String> roles(JWTClaimsSet claims) {
        Set<String> roles = new HashSet<>();
        if (claims.getClaim("groups") instanceof Collection<?> groups) {
            for (Object group : groups) {
                if (group instanceof String role && ROLES.contains(role)) {
                    roles.add(role);
                }
            }
        }
        return Set.copyOf(roles);
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) throws ParseException {
        String text = claims.getStringClaim(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST_CLAIM || CONTROL.matcher(text).find()) {
            throw new TokenRejectedException("malformed");
        }
        return text;
    }
}
