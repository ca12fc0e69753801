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
        if (!concerns(caller, dispute, action)
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
        return DisputeLifeCycle.TRANSITIONS.stream()
                .filter(step ->
                        concerns(caller, dispute, step.action()) && step.isFor(caller) && step.isOpenTo(dispute))
                .map(DisputeTransition::action)
                .distinct()
                .map(Slugged::slug)
                .toList();
    }

    /** Whether it is the caller's side that may do this: any side, but the lead is the leading side's to offer and the asked one's to take. */
    private static boolean concerns(Caller caller, DisputeStanding dispute, DisputeAction action) {
        DisputeStanding.LeadProposal proposed = dispute.leadProposal();
        return isSide(caller, dispute)
                && switch (action) {
                    case PROPOSE_LEAD -> caller.actsFor(dispute.leadTownshipId());
                    case ANSWER_LEAD -> proposed == null || caller.actsFor(proposed.toTownshipId());
                    default -> true;
                };
    }
}
