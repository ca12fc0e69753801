package org.jointgov.disputes.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.Roles;
import org.jointgov.shared.Scope;

/**
 * Who writes, reads and confirms what the sides of a dispute say, of those who see the dispute. {@code dispute_worked_on} and
 * {@code dispute_handled} in {@code R__42_dispute_accounts.sql} say the same once more.
 */
public final class AccountPolicy {
    private AccountPolicy() {}

    /**
     * Whether the caller writes for a side: leader, clerks and mediators; once a mediation team has been formed, of the mediators
     * only those on it.
     *
     * @param leftToTeam a mediation team has been formed, and the caller is not on it
     */
    public static boolean mayWrite(Caller caller, Set<UUID> sides, boolean leftToTeam) {
        return caller.scope() == Scope.TOWNSHIP
                && sides.stream().anyMatch(caller::actsFor)
                && (caller.hasRole(Roles.LEADER, Roles.CLERK) || caller.hasRole(Roles.MEDIATOR) && !leftToTeam);
    }

    /** Whether the caller answers for a side: its leader and mediators, who may read what they confirm. Never a machine. */
    public static boolean mayConfirm(Caller caller, Set<UUID> sides, boolean leftToTeam) {
        return mayWrite(caller, sides, leftToTeam) && caller.hasRole(Roles.LEADER, Roles.MEDIATOR) && !caller.machine();
    }

    /**
     * Whether the caller may read what was said: who answers for a side; a county's officer, who sees only what was handed up; a
     * provincial officer who has broken the glass of the dispute's alert.
     */
    public static boolean mayUnmask(Caller caller, Set<UUID> sides, boolean leftToTeam, boolean glassBroken) {
        return mayConfirm(caller, sides, leftToTeam)
                || glassBroken
                || caller.scope() == Scope.COUNTY && caller.hasRole(Roles.COUNTY_OFFICER) && !caller.machine();
    }

    /** Whether anything may still be said or taken back: until the dispute is settled or closed. */
    public static boolean isOpen(DisputeStatus status) {
        return status != DisputeStatus.SETTLED && status != DisputeStatus.CLOSED;
    }

    /** @throws ForbiddenException when that is not for the caller to do */
    public static void require(boolean permitted) {
        if (!permitted) {
            throw new ForbiddenException();
        }
    }

    /** @throws InvalidTransitionException once the dispute is settled or closed */
    public static void requireOpen(DisputeStatus status) {
        if (!isOpen(status)) {
            throw new InvalidTransitionException();
        }
    }

    /** What the caller may do now ({@link AccountAction}). */
    public static List<String> actions(
            Caller caller, Set<UUID> sides, boolean leftToTeam, boolean glassBroken, DisputeStatus status) {
        List<String> actions = new ArrayList<>();
        if (isOpen(status) && mayWrite(caller, sides, leftToTeam)) {
            actions.add(AccountAction.TELL.slug());
            if (mayConfirm(caller, sides, leftToTeam)) {
                actions.add(AccountAction.CONFIRM.slug());
            }
            actions.add(AccountAction.COMMENT.slug());
        }
        if (mayUnmask(caller, sides, leftToTeam, glassBroken)) {
            actions.add(AccountAction.UNMASK.slug());
        }
        return List.copyOf(actions);
    }
}
