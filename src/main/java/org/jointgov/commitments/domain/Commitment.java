package org.jointgov.commitments.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jspecify.annotations.Nullable;

/**
 * What an act on a commitment builds on. Immutable.
 *
 * @param townshipId the side that owes it
 * @param dueOn the last day, in Asia/Shanghai
 * @param proposedDueOn a later day that waits for another side's answer
 */
public record Commitment(
        UUID id,
        UUID townshipId,
        UUID borderId,
        CommitmentStatus status,
        LocalDate dueOn,
        @Nullable LocalDate proposedDueOn,
        long version) {

    /** What a side may do about it now. */
    public List<CommitmentAction> actionsOf(UUID township) {
        return Stream.of(CommitmentAction.values())
                .filter(action -> action.isForOwingSide() == township.equals(townshipId) && isOpenTo(action))
                .toList();
    }

    /** @throws InvalidTransitionException when it does not stand where the act begins */
    public void require(CommitmentAction action) {
        if (!isOpenTo(action)) {
            throw new InvalidTransitionException();
        }
    }

    /** @throws InvalidFieldsException unless the day is later than the one that holds */
    public void requireLater(LocalDate day) {
        if (!day.isAfter(dueOn)) {
            throw InvalidFieldsException.of("/dueOn", "out-of-range");
        }
    }

    private boolean isOpenTo(CommitmentAction action) {
        return status == action.from() && (proposedDueOn != null || !action.answersPostponement());
    }
}
