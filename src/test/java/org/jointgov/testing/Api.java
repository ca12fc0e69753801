package org.jointgov.testing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A small black-box client of the API for tests and the demonstration loader. Immutable: {@code with…} methods answer a
 * changed copy, so that a test may keep one client for each of its actors. Thread-safe.
 *
 * <p>Paths are below {@code /api} ({@code "/me"}) or, beginning with {@code /api/}, {@code /openapi} or {@code /health}, as they stand.
 * Mutations get a fresh {@code Idempotency-Key} unless {@link #withKey} named one. Bodies are JSON texts or JSON values.
 */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI app;
    private final Map<String, String> headers;

    private Api(URI app, Map<String, String> headers) {
        this.app = app;
        this.headers = headers;
    }

    /** A client without a token. @param app the application's root, such as {@code http://127.0.0.1:8080} */
    public static Api at(URI app) {
        return new Api(app, Map.of());
    }

    /** A client with this access token. */
    public Api as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** Answers in this language. */
    public Api in(String language) {
        return with("Accept-Language", language);
    }

    /** Acts by this one of the caller's memberships. */
    public Api by(UUID membership) {
        return with("Jointgov-Membership", membership.toString());
    }

    /** The next mutations carry this idempotency key. */
    public Api withKey(String key) {
        return with("Idempotency-Key", key);
    }

    /** The next requests carry this entity tag as {@code If-Match}. */
    public Api ifMatch(String etag) {
        return with("If-Match", etag);
    }

    /** The next requests carry this header. */
    public Api with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Api(app, Map.copyOf(all));
    }

    /** The next requests do not carry this header; {@code "Idempotency-Key"} set to nothing sends none. */
    public Api without(String name) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, "");
        return new Api(app, Map.copyOf(all));
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer post(String path, JsonValue body) {
        return post(path, body.toString());
    }

    /** @param json the body's text */
    public Answer post(String path, String json) {
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** A state change that needs no content. */
    public Answer post(String path) {
        return post(path, "{}");
    }

    public Answer put(String path, JsonValue body) {
        return put(path, body.toString());
    }

    /** @param json the body's text */
    public Answer put(String path, String json) {
        return send("PUT", path, json.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** Raw content, for attachments. */
    public Answer put(String path, byte[] content, String mediaType) {
        return send("PUT", path, content, mediaType);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    /** Any method, body and media type. */
    public Answer send(String method, String path, byte[] body, String mediaType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (mediaType != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", mediaType);
        }
        if (!method.equals("GET") && !method.equals("HEAD") && !headers.containsKey("Idempotency-Key")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The head of an answer that never ends, such as an event stream; the stream is closed at once. */
    public Answer open(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<java.io.InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            response.body().close();
            return new Answer("GET " + path, response.statusCode(), response.headers(), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where a path leads. */
    public URI uri(String path) {
        boolean whole = path.startsWith("/api/") || path.startsWith("/openapi") || path.startsWith("/health");
        return app.resolve(whole ? path : "/api" + path);
    }

    /** What came back. */
    public record Answer(String request, int status, HttpHeaders headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonObject json() {
            return read().asJsonObject();
        }

        public JsonArray array() {
            return read().asJsonArray();
        }

        /** The items of a page. */
        public JsonArray items() {
            return json().getJsonArray("items");
        }

        /** A header's first value; empty when it is absent. */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String etag() {
            return header("ETag");
        }

        /** The slug of the problem's type; empty when the answer is no problem. */
        public String problem() {
            if (!header("Content-Type").startsWith("application/problem+json")) {
                return "";
            }
            return json().getString("type").replace("urn:jointgov:problem:", "");
        }

        /** This answer, when its status is one of these. @throws AssertionError with the whole answer otherwise */
        public Answer expect(int... statuses) {
            for (int each : statuses) {
                if (each == status) {
                    return this;
                }
            }
            throw new AssertionError(request + " answered " + status + ": " + text());
        }

        private JsonValue read() {
            try (JsonReader reader = Json.createReader(new StringReader(text()))) {
                return reader.readValue();
            }
        }
    }
}
