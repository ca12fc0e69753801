package org.jointgov.platform.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The hub realm's public keys. An unknown key id makes the realm be asked again, for a new key may just have become active;
 * many such requests wait for one question, and questions are {@link #PAUSE} apart at least, so that tokens with invented
 * key ids do not become load on the hub. While the hub is away the keys known last stay good. Thread-safe.
 */
@ApplicationScoped
public class SigningKeys {
    /** The shortest time between two questions. */
    static final Duration PAUSE = Duration.ofMillis(200);

    /** After this time the keys are fetched again, so that a key withdrawn by the realm is forgotten here too. */
    static final Duration STALE = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int WAITING = 64;

    private final Supplier<JWKSet> source;
    private final ReentrantLock fetching = new ReentrantLock();
    private final AtomicReference<@Nullable CompletableFuture<Known>> next = new AtomicReference<>();
    private final Semaphore waiting = new Semaphore(WAITING);
    private volatile @Nullable Known known;
    private volatile long lastAttempt = System.nanoTime() - PAUSE.toNanos();

    /** What a question that began at {@code askedAt} (nanoTime) was answered with. */
    private record Known(JWKSet keys, long askedAt) {}

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected SigningKeys() {
        this.source = null;
    }

    @Inject
    public SigningKeys(HubClient hub) {
        this(hub::keys);
    }

    SigningKeys(Supplier<JWKSet> source) {
        this.source = source;
    }

    /**
     * The public key with this id, if the realm lists one.
     *
     * @throws HubUnavailableException when the id is unknown here and the hub cannot be asked
     */
    public Optional<JWK> find(String keyId) {
        Known now = known;
        if (now != null) {
            JWK key = now.keys().getKeyByKeyId(keyId);
            if (key != null) {
                if (System.nanoTime() - now.askedAt() > STALE.toNanos()) {
                    refreshWithoutWaiting();
                }
                return Optional.of(key);
            }
        }
        return Optional.ofNullable(askNext().keys().getKeyByKeyId(keyId));
    }

    /** The answer to a question that has not been asked yet: all who come before it is asked share it. */
    private Known askNext() {
        CompletableFuture<Known> mine = new CompletableFuture<>();
        CompletableFuture<Known> shared = next.compareAndExchange(null, mine);
        if (shared != null) {
            return join(shared);
        }
        try {
            if (!fetching.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HubUnavailableException();
            }
            try {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos() - (System.nanoTime() - lastAttempt));
                next.set(null);
                Known answer = ask();
                mine.complete(answer);
                return answer;
            } finally {
                fetching.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubUnavailableException();
        } finally {
            next.compareAndSet(mine, null);
            mine.completeExceptionally(new HubUnavailableException());
        }
    }

    private Known join(CompletableFuture<Known> shared) {
        if (!waiting.tryAcquire()) {
            throw new HubUnavailableException();
        }
        try {
            return shared.join();
        } catch (CompletionException e) {
            throw new HubUnavailableException();
        } finally {
            waiting.release();
        }
    }

    /** One request asks; the others go on with the keys they have. */
    private void refreshWithoutWaiting() {
        if (System.nanoTime() - lastAttempt > PATIENCE.toNanos() && fetching.tryLock()) {
            try {
                ask();
            } catch (HubUnavailableException e) {
                // The keys known last stay good; the hub's health check tells of the outage.
            } finally {
                fetching.unlock();
            }
        }
    }

    private Known ask() {
        long askedAt = System.nanoTime();
        lastAttempt = askedAt;
        Known answer = new Known(source.get(), askedAt);
        known = answer;
        return answer;
    }
}
