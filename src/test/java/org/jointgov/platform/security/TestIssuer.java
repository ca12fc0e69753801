package org.jointgov.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A realm of our own on a free port: key set and introspection over real HTTP, for tokens that Keycloak would never issue.
 * Every token it has not been told to forget is active.
 */
public final class TestIssuer implements AutoCloseable {
    public static final String AUDIENCE = "joint-governance-api";
    public static final String CLIENT = "joint-governance-web";

    private final HttpServer server;
    private final List<JWK> listed = new CopyOnWriteArrayList<>();
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private final AtomicInteger keyRequests = new AtomicInteger();
    private final AtomicInteger introspections = new AtomicInteger();
    private volatile boolean down;
    private volatile boolean directGrants;
    private volatile long slowness;

    public TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "test-issuer");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/realms/test/protocol/openid-connect/certs", exchange -> {
            keyRequests.incrementAndGet();
            answer(exchange, new JWKSet(listed).toString(true));
        });
        server.createContext("/realms/test/protocol/openid-connect/token/introspect", exchange -> {
            introspections.incrementAndGet();
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String token = form.substring(form.indexOf("&token=") + "&token=".length());
            answer(exchange, "{\"active\":" + !forgotten.contains(token) + "}");
        });
        server.createContext(
                "/realms/test/protocol/openid-connect/token",
                exchange -> answer(
                        exchange,
                        400,
                        "{\"error\":\"" + (directGrants ? "invalid_grant" : "unauthorized_client") + "\"}"));
        server.start();
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        answer(exchange, 200, body);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            if (slowness > 0) {
                Thread.sleep(slowness);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(down ? 503 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/test";
    }

    public HubSettings settings() {
        return settings("demonstration");
    }

    public HubSettings settings(String mode) {
        return new HubSettings(issuer(), AUDIENCE, Set.of(CLIENT), AUDIENCE, "secret", mode);
    }

    public RSAKey newRsaKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public ECKey newEcKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public <K extends JWK> K list(K key) {
        listed.add(key);
        return key;
    }

    public void unlist(JWK key) {
        listed.remove(key);
    }

    public void forget(String token) {
        forgotten.add(token);
    }

    public void down(boolean isDown) {
        this.down = isDown;
    }

    /** From now on the web client may send name and password itself. */
    public void allowDirectGrants() {
        this.directGrants = true;
    }

    public void slow(long millis) {
        this.slowness = millis;
    }

    public int keyRequests() {
        return keyRequests.get();
    }

    public int introspections() {
        return introspections.get();
    }

    /** A token as Keycloak issues it, with what the test changes. */
    public JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(List.of(AUDIENCE, "account"))
                .subject("1c1c1c1c-0000-4000-8000-000000000001")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString())
                .claim("typ", "Bearer")
                .claim("azp", CLIENT)
                .claim("sid", UUID.randomUUID().toString())
                .claim("groups", List.of("leader", "default-roles-test"))
                .claim("idp", "xizang-government")
                .claim("idp_username", "duoma-leader")
                .claim("preferred_username", "xizang-government.duoma-leader")
                .claim("email", "duoma-leader@xizang.example");
        change.accept(claims);
        return claims.build();
    }

    public String sign(RSAKey key, JWTClaimsSet claims) {
        return sign(
                key,
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
    }

    public String sign(JWK key, JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
