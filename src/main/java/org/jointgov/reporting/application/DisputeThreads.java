package org.jointgov.reporting.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The threads that the caller can see. */
public interface DisputeThreads {
    /** Empty when the caller sees no such dispute. */
    Optional<DisputeThread> find(UUID disputeId);

    /** The thread of the dispute that was opened from an alert, if there is one. Empty when the caller sees no such alert. */
    Optional<List<DisputeThread>> ofAlert(UUID alertId);

    /** The threads of the disputes that a joint meeting was to speak of. Empty when the caller sees no such meeting. */
    Optional<List<DisputeThread>> ofMeeting(UUID meetingId);
}
