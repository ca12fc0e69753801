package org.jointgov.disputes.domain;

import java.util.UUID;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidTransitionException;
import org.jspecify.annotations.Nullable;

/**
 * Alerts of two townships that tell of the same thing. One side proposes to take them as one matter, the other agrees or refuses:
 * rows of their own. Neither alert is changed by it; merged alerts have one dispute, which either side opens.
 */
public interface Duplicates {
    /**
     * The acting township proposes.
     *
     * @param own its alert
     * @param twin the other township's, which it has acknowledged
     * @param id of the proposal
     * @throws ConflictException when the two are merged, or wait for an answer, asked by the other side a moment ago too
     * @throws IdInUseException when the acting township has a proposal of this id
     * @throws InvalidTransitionException when it has not acknowledged the twin, one of the two is merged with another or withdrawn,
     *     both have disputes, or one has a dispute of which the other's owner is no side
     */
    void propose(AlertStanding own, AlertStanding twin, UUID id);

    /**
     * The acting township answers, once.
     *
     * @param own its alert
     * @param proposalTownshipId who proposed
     * @param refusal why not; null: it agrees
     * @return the proposer's alert
     * @throws org.jointgov.shared.NotFoundException when nobody proposed that about this alert
     * @throws InvalidTransitionException when it has been answered, or, of an agreement, as for a proposal
     */
    UUID answer(AlertStanding own, UUID proposalTownshipId, UUID proposalId, @Nullable String refusal);
}
