package org.jointgov.reporting.application;

import java.util.Optional;
import java.util.UUID;

/** The threads that the caller can see. */
public interface DisputeThreads {
    /** Empty when the caller sees no such dispute. */
    Optional<DisputeThread> find(UUID disputeId);
}
