package org.jointgov.stack;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Real access tokens of the demonstration people, each signed in as a browser does: authorization code with PKCE at the
 * hub, through the login page of the person's province. Tokens are kept and refreshed shortly before they expire.
 * Thread-safe.
 */
public final class Logins {
    /** People of the two provinces and of the hub; the realm says where each signs in. */
    public static final Map<String, List<String>> PEOPLE = Map.of(
            "xizang-government",
            List.of(
                    "duoma-leader",
                    "duoma-clerk",
                    "duoma-mediator",
                    "yanshiping-leader",
                    "yanshiping-mediator",
                    "amdo-county",
                    "xizang-officer",
                    "xizang-newcomer"),
            "qinghai-government",
            List.of(
                    "suojia-leader",
                    "suojia-clerk",
                    "suojia-mediator",
                    "moyun-leader",
                    "moyun-clerk",
                    "moyun-mediator",
                    "zhahe-leader",
                    "zhahe-mediator",
                    "zhiduo-county",
                    "zaduo-county",
                    "qinghai-officer"),
            LocalStack.HUB_REALM,
            List.of("operator", "operator-second"));

    private static final String MACHINE = "duoma-ledger";
    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final long MARGIN_SECONDS = 45;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LocalStack stack;
    private final Map<String, Tokens> kept = new ConcurrentHashMap<>();

    Logins(LocalStack stack) {
        this.stack = stack;
    }

    /** Everything that the token endpoint gave to one sign-in. */
    public record Tokens(String access, Optional<String> refresh, Optional<String> id, long expiresAtNanos) {
        boolean lastsLonger() {
            return expiresAtNanos - System.nanoTime()
                    > Duration.ofSeconds(MARGIN_SECONDS).toNanos();
        }
    }

    /** An access token of the shared stack; short for {@code SharedStack.keycloak().logins().accessToken(user)}. */
    public static String token(String user) {
        return SharedStack.keycloak().logins().accessToken(user);
    }

    /**
     * A token that lives for at least another 45 seconds.
     *
     * @param user one of {@link #PEOPLE}, or {@code duoma-ledger}, the machine client
     */
    public String accessToken(String user) {
        return kept.compute(user, (name, tokens) -> {
                    if (tokens != null && tokens.lastsLonger()) {
                        return tokens;
                    }
                    if (tokens != null && tokens.refresh().isPresent()) {
                        Optional<Tokens> refreshed = refresh(tokens.refresh().get());
                        if (refreshed.isPresent()) {
                            return refreshed.get();
                        }
                    }
                    return name.equals(MACHINE) ? machine(name, stack.ledgerSecret()) : signIn(name);
                })
                .access();
    }

    /** Forgets a person's token, so that the next one comes from a new sign-in. */
    public void forget(String user) {
        kept.remove(user);
    }

    /** A new sign-in, not kept: access, refresh and ID token. */
    public Tokens signIn(String user) {
        return signIn(user, realmOf(user), stack.demonstrationPassword());
    }

    /** A new sign-in through the given province's (or the hub's own) login page. */
    public Tokens signIn(String user, String realm, String password) {
        HttpClient browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new LocalhostCookies())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String verifier = base64(random);
        String home = stack.appUrl() + "/";
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", "joint-governance-web");
        query.put("redirect_uri", home);
        query.put("response_type", "code");
        query.put("scope", "openid");
        query.put("state", base64(random).substring(0, 8));
        query.put("code_challenge", base64(sha256(verifier)));
        query.put("code_challenge_method", "S256");
        if (!realm.equals(LocalStack.HUB_REALM)) {
            query.put("kc_idp_hint", realm);
        }
        URI end = follow(browser, get(URI.create(endpoint("auth") + "?" + Http.form(query))), user, password, home);
        String code = parameter(end, "code");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("client_id", "joint-governance-web");
        fields.put("redirect_uri", home);
        fields.put("code", code);
        fields.put("code_verifier", verifier);
        HttpResponse<String> answer = Http.send(Http.postForm(endpoint("token"), fields));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("no token for " + user + ": " + answer.body());
        }
        return tokens(answer.body());
    }

    /** Client credentials of a confidential client. */
    public Tokens machine(String clientId, String secret) {
        HttpResponse<String> answer = Http.send(Http.postForm(
                endpoint("token"),
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("no token for " + clientId + ": " + answer.body());
        }
        return tokens(answer.body());
    }

    /** The realm whose login page knows the person. */
    public static String realmOf(String user) {
        return PEOPLE.entrySet().stream()
                .filter(entry -> entry.getValue().contains(user))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + user));
    }

    /** The claims of a token, unchecked. */
    public static JsonObject claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        try (JsonReader reader = Json.createReader(new StringReader(new String(payload, StandardCharsets.UTF_8)))) {
            return reader.readObject();
        }
    }

    /** New tokens for a refresh token; empty when the session has ended. */
    public Optional<Tokens> refresh(String refreshToken) {
        HttpResponse<String> answer = Http.send(Http.postForm(
                endpoint("token"),
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "joint-governance-web",
                        "refresh_token",
                        refreshToken)));
        return answer.statusCode() == 200 ? Optional.of(tokens(answer.body())) : Optional.empty();
    }

    /** Follows redirects and fills in the one login form until the application's own address is reached. */
    private static URI follow(HttpClient browser, HttpRequest first, String user, String password, String home) {
        HttpRequest next = first;
        Set<Integer> redirects = Set.of(302, 303);
        boolean filledIn = false;
        for (int step = 0; step < 20; step++) {
            HttpResponse<String> answer = Http.send(browser, next);
            if (redirects.contains(answer.statusCode())) {
                URI target = next.uri()
                        .resolve(answer.headers().firstValue("Location").orElseThrow());
                if (target.toString().startsWith(home)) {
                    return target;
                }
                next = get(target);
                continue;
            }
            Matcher form = FORM.matcher(answer.body());
            if (answer.statusCode() != 200 || filledIn || !form.find()) {
                throw new IllegalStateException(
                        "sign-in of " + user + " stops at " + next.uri().getPath() + " ("
                                + answer.statusCode() + "): "
                                + answer.body()
                                        .replaceAll("(?s)<(script|style).*?</\\1>", " ")
                                        .replaceAll("<[^>]*>", " ")
                                        .replaceAll("\\s+", " "));
            }
            filledIn = true;
            next = Http.postForm(
                    form.group(1).replace("&amp;", "&"),
                    Map.of("username", user, "password", password, "credentialId", ""));
        }
        throw new IllegalStateException("sign-in of " + user + " goes round in circles");
    }

    private String endpoint(String name) {
        return stack.issuer() + "/protocol/openid-connect/" + name;
    }

    private static HttpRequest get(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build();
    }

    private static String parameter(URI uri, String name) {
        for (String pair : uri.getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new IllegalStateException("no " + name + " in the answer: " + uri.getRawQuery());
    }

    private static Tokens tokens(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject json = reader.readObject();
            return new Tokens(
                    json.getString("access_token"),
                    Optional.ofNullable(json.getString("refresh_token", null)),
                    Optional.ofNullable(json.getString("id_token", null)),
                    System.nanoTime()
                            + Duration.ofSeconds(json.getInt("expires_in")).toNanos());
        }
    }

    /** Browsers send secure cookies to localhost without TLS too; the JDK does only when told that it is TLS. */
    private static final class LocalhostCookies extends CookieManager {
        LocalhostCookies() {
            super(null, CookiePolicy.ACCEPT_ALL);
        }

        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
            return super.get(URI.create(uri.toString().replaceFirst("^http:", "https:")), headers);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
