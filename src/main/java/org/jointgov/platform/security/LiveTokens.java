package org.jointgov.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether the hub still honours a token. What it said is believed for {@link #BELIEVED}, counted from before it was asked;
 * requests with the same token wait for one question. While the hub is away, a token that it honoured before lives on until
 * it expires, and a new one is refused. Only tokens whose signature holds come here. Thread-safe.
 */
@ApplicationScoped
public class LiveTokens {
    /** How long an answer is believed. */
    static final Duration BELIEVED = Duration.ofSeconds(4);

    /** How long the hub is left alone after it did not answer. */
    static final Duration RESPITE = Duration.ofSeconds(1);

    private static final int REMEMBERED = 20_000;

    private final Predicate<String> hub;
    private final Map<String, Answer> answers = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final ConcurrentMap<String, CompletableFuture<Boolean>> questions = new ConcurrentHashMap<>();
    private volatile long silentSince = System.nanoTime() - RESPITE.toNanos();

    private record Answer(boolean active, long askedAt) {}

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected LiveTokens() {
        this.hub = null;
    }

    @Inject
    public LiveTokens(HubClient hub) {
        this(hub::isActive);
    }

    LiveTokens(Predicate<String> hub) {
        this.hub = hub;
    }

    /**
     * Whether the hub honours the token.
     *
     * @throws HubUnavailableException when it cannot be asked and has not honoured the token before
     */
    public boolean isLive(String token) {
        String name = digest(token);
        Answer earlier = earlier(name);
        if (earlier != null && System.nanoTime() - earlier.askedAt() < BELIEVED.toNanos()) {
            return earlier.active();
        }
        try {
            return ask(name, token);
        } catch (HubUnavailableException e) {
            if (earlier != null && earlier.active()) {
                return true;
            }
            throw e;
        }
    }

    private boolean ask(String name, String token) {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> question = questions.putIfAbsent(name, mine);
        if (question != null) {
            return join(question);
        }
        try {
            if (System.nanoTime() - silentSince < RESPITE.toNanos()) {
                throw new HubUnavailableException();
            }
            long askedAt = System.nanoTime();
            boolean active = hub.test(token);
            keep(name, new Answer(active, askedAt));
            mine.complete(active);
            return active;
        } catch (HubUnavailableException e) {
            if (System.nanoTime() - silentSince >= RESPITE.toNanos()) {
                silentSince = System.nanoTime();
            }
            mine.completeExceptionally(e);
            throw e;
        } finally {
            questions.remove(name, mine);
            mine.completeExceptionally(new HubUnavailableException());
        }
    }

    private static boolean join(CompletableFuture<Boolean> question) {
        try {
            return question.join();
        } catch (CompletionException e) {
            throw new HubUnavailableException();
        }
    }

    private @Nullable Answer earlier(String name) {
        synchronized (answers) {
            return answers.get(name);
        }
    }

    private void keep(String name, Answer answer) {
        synchronized (answers) {
            answers.put(name, answer);
        }
    }

    private static String digest(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
