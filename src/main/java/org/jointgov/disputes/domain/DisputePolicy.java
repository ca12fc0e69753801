package org.jointgov.disputes.domain;

import java.util.List;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.Slugged;

/** Who may do what with a dispute that they can see, read from {@link DisputeLifeCycle}. First who (403), then when (409). */
public final class DisputePolicy {
    private DisputePolicy() {}

    /** Whether the caller acts for one of the sides. */
    public static boolean isSide(Caller caller, DisputeStanding dispute) {
        return dispute.sides().stream().anyMatch(caller::actsFor);
    }

    /**
     * The step that this act takes now.
     *
     * @throws ForbiddenException when that is not for the caller to do
     * @throws InvalidTransitionException when the dispute's state does not allow it
     */
    public static DisputeTransition require(Caller caller, DisputeStanding dispute, DisputeAction action) {
        if (!isSide(caller, dispute)
                || DisputeLifeCycle.TRANSITIONS.stream()
                        .noneMatch(step -> step.action() == action && step.isFor(caller))) {
            throw new ForbiddenException();
        }
        return DisputeLifeCycle.TRANSITIONS.stream()
                .filter(step -> step.action() == action && step.isFor(caller) && step.isOpenTo(dispute))
                .findFirst()
                .orElseThrow(InvalidTransitionException::new);
    }

    /** What this caller may do with the dispute now, in the table's order. */
    public static List<String> actions(Caller caller, DisputeStanding dispute) {
        return isSide(caller, dispute)
                ? DisputeLifeCycle.TRANSITIONS.stream()
                        .filter(step -> step.isFor(caller) && step.isOpenTo(dispute))
                        .map(DisputeTransition::action)
                        .distinct()
                        .map(Slugged::slug)
                        .toList()
                : List.of();
    }
}
