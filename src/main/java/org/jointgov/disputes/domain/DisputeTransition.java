package org.jointgov.disputes.domain;

import java.util.Set;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@link DisputeLifeCycle}.
 *
 * @param from the status in which it may be done; null: there is no dispute yet
 * @param to the status that follows, which may be the same
 * @param roles who of a side may do it
 * @param inPerson never a machine
 * @param need what has to hold beside the status
 */
public record DisputeTransition(
        @Nullable DisputeStatus from,
        DisputeAction action,
        DisputeStatus to,
        Set<String> roles,
        boolean inPerson,
        DisputeNeed need) {

    /** Whether somebody like the caller may do it for a side; which township that is, is another question. */
    boolean isFor(Caller caller) {
        return caller.scope() == Scope.TOWNSHIP
                && caller.hasRole(roles.toArray(String[]::new))
                && !(inPerson && caller.machine());
    }

    /** Whether it may be done now. */
    boolean isOpenTo(DisputeStanding dispute) {
        return dispute.status() == from && need.isMetBy(dispute);
    }
}
