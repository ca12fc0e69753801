package org.jointgov.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

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

    /** How many tokens are remembered, some 2 KB each. */
    static final int REMEMBERED = 10_000;

    private final Predicate<String> hub;
    private final Map<String, Answer> answers = Remembered.atMost(REMEMBERED);
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
        Answer earlier = answers.get(token);
        if (earlier != null && System.nanoTime() - earlier.askedAt() < BELIEVED.toNanos()) {
            return earlier.active();
        }
        try {
            return ask(token);
        } catch (HubUnavailableException e) {
            if (earlier != null && earlier.active()) {
                return true;
            }
            throw e;
        }
    }

    private boolean ask(String token) {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> question = questions.putIfAbsent(token, mine);
        if (question != null) {
            return join(question);
        }
        try {
            if (System.nanoTime() - silentSince < RESPITE.toNanos()) {
                throw new HubUnavailableException();
            }
            long askedAt = System.nanoTime();
            boolean active = hub.test(token);
            answers.put(token, new Answer(active, askedAt));
            mine.complete(active);
            return active;
        } catch (HubUnavailableException e) {
            if (System.nanoTime() - silentSince >= RESPITE.toNanos()) {
                silentSince = System.nanoTime();
            }
            mine.completeExceptionally(e);
            throw e;
        } finally {
            questions.remove(token, mine);
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
}
