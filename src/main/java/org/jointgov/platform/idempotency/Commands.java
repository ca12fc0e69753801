package org.jointgov.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.shared.Effect;
import org.jointgov.shared.IdempotencyKeyReusedException;

/**
 * Runs a command exactly once for each idempotency key of a person. A repeated request finds what the first one did and
 * answers with the record as it is now, after the caller's right to see it has been checked again.
 */
@ApplicationScoped
public class Commands {
    private final CurrentRequest request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected Commands() {
        this.request = null;
    }

    @Inject
    public Commands(CurrentRequest request) {
        this.request = request;
    }

    /**
     * @param replay answers a repeated request from the record that the first one touched
     * @param first does it; must append to the audit trail, which keeps the key in the same transaction
     * @throws IdempotencyKeyReusedException when the key came with another request before
     */
    public <T> T once(Function<Effect, T> replay, Supplier<T> first) {
        return request.replay()
                .map(earlier -> {
                    if (!earlier.sameRequest()) {
                        throw new IdempotencyKeyReusedException();
                    }
                    return replay.apply(earlier.effect());
                })
                .orElseGet(first);
    }
}
