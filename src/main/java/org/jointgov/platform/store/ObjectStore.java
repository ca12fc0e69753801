package org.jointgov.platform.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * An S3-compatible store for ciphertext, where {@code jointgov.attachments.s3.bucket} names a bucket; off otherwise, and then
 * everything stays in the database. Calls are made while a transaction waits, so no more than {@value #AT_A_TIME} are under way
 * at a time: a store that hangs must not take all connections to the database. Thread-safe.
 */
@ApplicationScoped
public class ObjectStore {
    private static final Logger LOG = Logger.getLogger(ObjectStore.class.getName());
    private static final int AT_A_TIME = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final @Nullable Objects objects;
    private final Semaphore calls = new Semaphore(AT_A_TIME);
    private final AtomicBoolean away = new AtomicBoolean();

    /** For the CDI proxy, which never uses the fields. */
    protected ObjectStore() {
        this.objects = null;
    }

    @Inject
    public ObjectStore(
            @ConfigProperty(name = "jointgov.attachments.s3.bucket") Optional<String> bucket,
            @ConfigProperty(name = "jointgov.attachments.s3.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "jointgov.attachments.s3.region", defaultValue = "us-east-1") String region,
            @ConfigProperty(name = "jointgov.attachments.s3.path-style", defaultValue = "true") boolean pathStyle,
            @ConfigProperty(name = "jointgov.attachments.s3.access-key") Optional<String> accessKey,
            @ConfigProperty(name = "jointgov.attachments.s3.secret-key") Optional<String> secretKey) {
        this.objects = bucket.isEmpty()
                ? null
                : new S3Objects(
                        endpoint.orElse(null),
                        region,
                        pathStyle,
                        bucket.get(),
                        accessKey.orElseThrow(),
                        secretKey.orElseThrow(),
                        PATIENCE);
    }

    /** One that asks this. */
    ObjectStore(Objects objects) {
        this.objects = objects;
    }

    void say(@Observes @Initialized(ApplicationScoped.class) Object boot) {
        LOG.info(() -> isOn()
                ? "attachments of disputes' files are kept in an S3-compatible store"
                : "attachments of disputes' files are kept in the database");
    }

    /** Whether one is set up. */
    public boolean isOn() {
        return objects != null;
    }

    /** Whether the last call came through, or none was made yet. */
    public boolean answers() {
        return !away.get();
    }

    /** Keeps it. @throws ProblemException when it is not known to be kept */
    public void put(UUID name, byte[] content) {
        call(store -> {
            store.put(name, content);
            return Optional.<Void>empty();
        });
    }

    /** Empty when there is no such object. @throws ProblemException when the store does not say, or there is none */
    public Optional<byte[]> get(UUID name) {
        return call(store -> store.get(name));
    }

    /** That there is none is as good. @throws ProblemException when it is not known to be gone */
    public void delete(UUID name) {
        call(store -> {
            store.delete(name);
            return Optional.<Void>empty();
        });
    }

    private <T> Optional<T> call(Call<T> call) {
        if (objects == null || !calls.tryAcquire()) {
            throw new ProblemException(Problem.STORE_UNAVAILABLE);
        }
        try {
            Optional<T> answer = call.of(objects);
            if (away.compareAndSet(true, false)) {
                LOG.info("the object store answers again");
            }
            return answer;
        } catch (Objects.UnreachableException e) {
            if (away.compareAndSet(false, true)) {
                LOG.warning(() -> "the object store does not answer: " + e.getMessage());
            }
            throw new ProblemException(Problem.STORE_UNAVAILABLE);
        } finally {
            calls.release();
        }
    }

    private interface Call<T> {
        Optional<T> of(Objects store) throws Objects.UnreachableException;
    }
}
