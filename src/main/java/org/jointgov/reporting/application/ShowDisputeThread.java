package org.jointgov.reporting.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.NotFoundException;

/** From an alert over its dispute and the meetings that dealt with it to what was decided and promised. */
@UseCase
public class ShowDisputeThread {
    private final DisputeThreads threads;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ShowDisputeThread() {
        this.threads = null;
    }

    @Inject
    public ShowDisputeThread(DisputeThreads threads) {
        this.threads = threads;
    }

    /** @throws NotFoundException when the caller sees no such dispute */
    public DisputeThread show(UUID disputeId) {
        return threads.find(disputeId).orElseThrow(NotFoundException::new);
    }
}
