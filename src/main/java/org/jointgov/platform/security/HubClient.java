package org.jointgov.platform.security;

import com.nimbusds.jose.jwk.JWKSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jointgov.platform.text.JsonText;

/** Asks the hub realm over HTTP. Every question ends within three seconds. Thread-safe. */
@ApplicationScoped
public class HubClient {
    private static final Logger LOG = Logger.getLogger(HubClient.class.getName());
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration YOUNG = Duration.ofSeconds(10);

    private final HubSettings settings;
    private final HttpClient http;
    private final AtomicBoolean reachable = new AtomicBoolean(true);
    private volatile long lastQuestion = System.nanoTime() - YOUNG.toNanos();

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected HubClient() {
        this.settings = null;
        this.http = null;
    }

    @Inject
    public HubClient(HubSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /**
     * The keys that the realm lists now, active and passive.
     *
     * @throws HubUnavailableException when the hub does not answer
     */
    public JWKSet keys() {
        String body = send(HttpRequest.newBuilder(settings.keys()).GET());
        try {
            return JWKSet.parse(body);
        } catch (ParseException e) {
            throw unavailable("the key set could not be read");
        }
    }

    /**
     * Whether the hub still honours this token: neither revoked, nor its session ended, nor its user disabled.
     *
     * @throws HubUnavailableException when the hub does not answer
     */
    public boolean isActive(String token) {
        String credentials = encode(settings.introspectionClient()) + ":" + encode(settings.introspectionSecret());
        String body = send(HttpRequest.newBuilder(settings.introspection())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("token_type_hint=access_token&token=" + encode(token))));
        try {
            return JsonText.object(body).getOrDefault("active", JsonValue.FALSE).equals(JsonValue.TRUE);
        } catch (JsonException e) {
            throw unavailable("the answer of the introspection could not be read");
        }
    }

    /**
     * Whether people could sign in through this client with name and password alone, past the provinces' login pages.
     *
     * @throws HubUnavailableException when the hub does not answer
     */
    public boolean allowsDirectGrants(String client) {
        HttpRequest question = HttpRequest.newBuilder(settings.token())
                .timeout(ANSWER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&username=nobody&password=nothing&client_id=" + encode(client)))
                .build();
        HttpResponse<String> answer = answer(question);
        return answer.statusCode() == 200 || answer.body().contains("invalid_grant");
    }

    /** Whether the hub answers: by the last question if it is young, by a new one otherwise. */
    public boolean probe() {
        if (System.nanoTime() - lastQuestion > YOUNG.toNanos()) {
            try {
                keys();
            } catch (HubUnavailableException e) {
                return false;
            }
        }
        return reachable.get();
    }

    private String send(HttpRequest.Builder request) {
        HttpRequest question = request.timeout(ANSWER).build();
        HttpResponse<String> answer = answer(question);
        if (answer.statusCode() == 401) {
            throw unavailable("it refuses this node's own credentials (jointgov.introspection.client-secret)");
        }
        if (answer.statusCode() != 200) {
            throw unavailable("status " + answer.statusCode() + " from " + path(question.uri()));
        }
        if (!reachable.getAndSet(true)) {
            LOG.info("hub realm reachable again");
        }
        return answer.body();
    }

    private HttpResponse<String> answer(HttpRequest question) {
        lastQuestion = System.nanoTime();
        try {
            return http.send(question, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unavailable(e.getClass().getSimpleName() + " at " + path(question.uri()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        }
    }

    private HubUnavailableException unavailable(String why) {
        if (reachable.getAndSet(false)) {
            LOG.log(Level.WARNING, () -> "hub realm unavailable: " + why);
        }
        return new HubUnavailableException();
    }

    private static String path(URI uri) {
        return uri.getPath();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
