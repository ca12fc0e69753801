package org.jointgov.commitments.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The commitments that the caller can see. */
public interface Commitments {
    /** @throws org.jointgov.shared.NotFoundException when the caller sees no such commitment */
    Commitment get(UUID id);

    /**
     * Records the acting township's act on a commitment in the version that it read.
     *
     * @param text the evidence, or the reason
     * @param dueOn of a proposal to postpone
     * @return the version that it leaves
     * @throws org.jointgov.shared.ConflictException when somebody has acted on it meanwhile
     * @throws org.jointgov.shared.InvalidTransitionException when it does not stand where the act begins
     * @throws org.jointgov.shared.ForbiddenException when it is another side's to do
     */
    long act(Commitment commitment, CommitmentAction action, @Nullable String text, @Nullable LocalDate dueOn);
}
