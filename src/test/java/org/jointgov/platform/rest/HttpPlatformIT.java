package org.jointgov.platform.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jointgov.stack.Application;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.OwnStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.stack.StackFailure;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.Test;

/** What the service holds every request and answer to, whatever the resource. */
@OwnStack
class HttpPlatformIT {
    private static final LocalStack STACK = SharedStack.get();
    private static final Api API = Api.at(URI.create(STACK.appUrl())).in("en");

    /** As a balancer talks to a node; the server does not compress what it sends by HTTP/2 without TLS. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Api signedIn() {
        return API.as(STACK.logins().accessToken("xizang-newcomer"));
    }

    private static HttpResponse<byte[]> plain(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(STACK.appUrl() + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void theConfigurationIsPublic() {
        JsonObject configuration = API.get("/configuration").expect(200).json();
        assertEquals(STACK.issuer(), configuration.getString("issuer"));
        assertEquals("joint-governance", configuration.getString("realm"));
        assertEquals("joint-governance-web", configuration.getString("clientId"));
        assertEquals("demonstration", configuration.getString("mode"));
        assertEquals(
                "西藏自治区",
                configuration
                        .getJsonArray("identityProviders")
                        .getJsonObject(0)
                        .getJsonObject("name")
                        .getString("zh"));
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws IOException, InterruptedException {
        for (String path : List.of("/api/configuration", "/api/me", "/api/nothing", "/", "/no-such-file.js")) {
            HttpResponse<byte[]> answer = plain(path);
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("default-src 'self'"), path);
            assertTrue(policy.contains("script-src 'self';"), path);
            assertTrue(policy.contains("connect-src 'self' " + STACK.keycloakUrl() + ";"), path);
            assertTrue(policy.contains("frame-ancestors 'none'"), path);
            assertFalse(policy.contains("unsafe"), path);
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElse(""),
                    path);
            assertEquals(
                    "no-referrer",
                    answer.headers().firstValue("Referrer-Policy").orElse(""),
                    path);
            assertTrue(answer.headers().firstValue("Permissions-Policy").isPresent(), path);
            assertTrue(answer.headers().allValues("Set-Cookie").isEmpty(), path);
            assertTrue(answer.headers().firstValue("Server").isEmpty(), path);
            assertTrue(answer.headers().firstValue("X-Powered-By").isEmpty(), path);
            assertFalse(new String(answer.body(), StandardCharsets.UTF_8).contains("Payara"), path);
        }
    }

    @Test
    void onlyTheReturnOfTheSilentSignInMayBeFramedAndOnlyByOurselves() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = plain("/silent-check-sso.html");
        assertTrue(answer.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .contains("frame-ancestors 'self';"));
        assertEquals(
                "SAMEORIGIN", answer.headers().firstValue("X-Frame-Options").orElse(""));
        assertEquals("DENY", plain("/").headers().firstValue("X-Frame-Options").orElse(""));
    }

    @Test
    void unknownPathsAndMethodsAreProblemsToo() {
        assertEquals("not-found", API.get("/nothing").expect(404).problem());
        assertEquals(
                "not-found", signedIn().get("/me/nothing/at/all").expect(404).problem());
        Answer method = API.send("DELETE", "/configuration", null, null).expect(405);
        assertEquals("method-not-allowed", method.problem());
        assertTrue(method.header("Allow").contains("GET"));
        assertEquals(
                "not-acceptable",
                API.with("Accept", "application/pdf")
                        .get("/configuration")
                        .expect(406)
                        .problem());
    }

    @Test
    void nobodyGetsFurtherThanTheDoorWhateverTheySend() {
        assertEquals(
                "unauthenticated",
                API.without("Idempotency-Key")
                        .put("/me/language", "{")
                        .expect(401)
                        .problem());
    }

    @Test
    void bodiesAreHeldToTheirForm() {
        Api api = signedIn();
        assertEquals("invalid-request", api.put("/me/language", "{").expect(400).problem());
        assertEquals(
                "invalid-request", api.put("/me/language", "[]").expect(400).problem());
        assertEquals(
                "unsupported-media-type",
                api.put(
                                "/me/language",
                                "language=bo".getBytes(StandardCharsets.UTF_8),
                                "application/x-www-form-urlencoded")
                        .expect(415)
                        .problem());
        assertEquals(
                "unsupported-media-type",
                api.put("/me/language", "{}".getBytes(StandardCharsets.UTF_8), null)
                        .expect(415)
                        .problem());
        Answer unknown = api.put("/me/language", "{\"language\":\"bo\",\"colour\":\"red\"}")
                .expect(422);
        assertEquals("invalid-fields", unknown.problem());
        JsonObject error = unknown.json().getJsonArray("errors").getJsonObject(0);
        assertEquals("/colour", error.getString("pointer"));
        assertEquals("unknown-field", error.getString("code"));
        assertFalse(unknown.text().contains("red"));
    }

    @Test
    void largeBodiesAreRefusedBeforeTheyAreParsed() {
        String large = "{\"language\":\"" + "x".repeat(600_000) + "\"}";
        assertEquals(
                "body-too-large",
                signedIn().put("/me/language", large).expect(413).problem());
    }

    @Test
    void mutationsNeedAnIdempotencyKey() {
        assertEquals(
                "idempotency-key-required",
                signedIn()
                        .without("Idempotency-Key")
                        .put("/me/language", "{\"language\":\"bo\"}")
                        .expect(400)
                        .problem());
        assertEquals(
                "invalid-request",
                signedIn()
                        .withKey("x".repeat(65))
                        .put("/me/language", "{\"language\":\"bo\"}")
                        .expect(400)
                        .problem());
    }

    @Test
    void anActingMembershipIsAnId() {
        assertEquals(
                "invalid-request",
                signedIn()
                        .with("Jointgov-Membership", "mine")
                        .get("/me")
                        .expect(400)
                        .problem());
        assertEquals(
                "no-membership",
                signedIn().by(UUID.randomUUID()).get("/me").expect(403).problem());
    }

    @Test
    void healthTellsOfTheParts() {
        for (String which : List.of("started", "ready", "live")) {
            assertEquals("UP", API.get("/health/" + which).expect(200).json().getString("status"), which);
        }
        String ready = API.get("/health/ready").text();
        assertTrue(ready.contains("\"database\""), ready);
        assertTrue(ready.contains("\"reachable\""), ready);
        assertTrue(API.get("/health/started").text().contains("\"pendingMigrations\"")
                || API.get("/health/started").text().contains("\"schema\""));
    }

    @Test
    void theDescriptionOfTheApiTellsFieldsKeysAndProblems() {
        JsonObject api = API.with("Accept", "application/json")
                .get("/openapi")
                .expect(200)
                .json();
        JsonObject schemas = api.getJsonObject("components").getJsonObject("schemas");
        JsonObject configuration = schemas.getJsonObject("ConfigurationView");
        assertEquals(
                "string",
                configuration
                        .getJsonObject("properties")
                        .getJsonObject("issuer")
                        .getString("type"));
        JsonObject paths = api.getJsonObject("paths");
        paths.forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
            if (operation instanceof JsonObject described && described.containsKey("operationId")) {
                assertTrue(described.getJsonObject("responses").containsKey("default"), method + " " + path);
                assertEquals(
                        !method.equals("get"), described.toString().contains("Idempotency-Key"), method + " " + path);
            }
        }));
        assertFalse(paths.getJsonObject("/api/configuration")
                .getJsonObject("get")
                .toString()
                .contains("token"));
        String language = paths.getJsonObject("/api/me/language").toString();
        assertTrue(language.contains("#/components/schemas/LanguageRequest"), language);
    }

    @Test
    void jsonIsCompressedForWhoAsks() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = plain("/openapi", "Accept-Encoding", "gzip", "Accept", "application/json");
        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse(""));
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(text.contains("/api/configuration"));
        assertTrue(answer.body().length < text.length() / 2);
    }

    @Test
    void theWebAppsAddressesLeadToItsStartPage() throws IOException, InterruptedException {
        HttpResponse<byte[]> start = plain("/");
        assumeTrue(start.statusCode() == 200, "the web app has not been built");
        String page = new String(start.body(), StandardCharsets.UTF_8);
        for (String address : List.of("/disputes", "/disputes/01a209ce-489d-7c45-980f-17f701012a89", "/settings")) {
            HttpResponse<byte[]> answer = plain(address);
            assertEquals(200, answer.statusCode(), address);
            assertEquals(page, new String(answer.body(), StandardCharsets.UTF_8), address);
            assertEquals(
                    "no-cache", answer.headers().firstValue("Cache-Control").orElse(""), address);
        }
        assertEquals(404, plain("/no-such-file.js").statusCode());
        int asset = page.indexOf("/assets/");
        assertTrue(asset > 0);
        String script = page.substring(asset, page.indexOf('"', asset));
        assertEquals(
                "public, max-age=31536000, immutable",
                plain(script).headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void aNodeThatProductionMustNotHaveDoesNotStart() {
        StackFailure refused = assertThrows(
                StackFailure.class,
                () -> STACK.startApplication(
                        STACK.builtWar(), Map.of("jointgov.mode", "production", "jointgov.audience", "")));
        for (String why : List.of(
                "refusing to start in production mode: ",
                "jointgov.audience is missing",
                "jointgov.base-url is not https",
                "jointgov.issuer is not https")) {
            assertTrue(refused.getMessage().contains(why), refused.getMessage());
        }
    }

    @Test
    void tooManyRequestsAreToldWhenToComeBack() {
        try (Application node =
                STACK.startApplication(STACK.builtWar(), Map.of("jointgov.limits.person-per-minute", "5"))) {
            Api api = Api.at(URI.create(node.url())).in("en").as(STACK.logins().accessToken("xizang-newcomer"));
            for (int i = 0; i < 5; i++) {
                assertEquals("no-membership", api.get("/me").problem());
            }
            Answer refused = api.get("/me").expect(429);
            assertEquals("too-many-requests", refused.problem());
            assertTrue(Integer.parseInt(refused.header("Retry-After")) >= 1);
        }
    }
}
