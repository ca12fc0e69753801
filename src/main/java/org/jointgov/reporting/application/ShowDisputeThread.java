package org.jointgov.reporting.application;

import jakarta.inject.Inject;
import java.util.List;
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

    /** That of the dispute from an alert; none while there is no dispute. @throws NotFoundException when the caller sees no such alert */
    public List<DisputeThread> ofAlert(UUID alertId) {
        return threads.ofAlert(alertId).orElseThrow(NotFoundException::new);
    }

    /** Those that a joint meeting stands in. @throws NotFoundException when the caller sees no such meeting */
    public List<DisputeThread> ofMeeting(UUID meetingId) {
        return threads.ofMeeting(meetingId).orElseThrow(NotFoundException::new);
    }
}
