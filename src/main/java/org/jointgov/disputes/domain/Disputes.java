package org.jointgov.disputes.domain;

import java.util.UUID;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;

/** All disputes that the caller can see. Ids of hidden disputes answer like ids that were never given. */
public interface Disputes {
    /**
     * Opens a dispute for the acting township, which from then on leads it.
     *
     * @return its file number
     * @throws DisputeExistsException when the alert has one already, opened a moment ago too
     * @throws IdInUseException when the caller can see a dispute of this id
     * @throws InvalidTransitionException when no other township has acknowledged the alert
     */
    String open(AlertStanding alert, UUID id);

    /** @throws NotFoundException when the caller sees no dispute of this id */
    DisputeStanding getStanding(UUID id);
}
