package org.jointgov.disputes.domain;

import java.util.ArrayList;
import java.util.List;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.Roles;
import org.jointgov.shared.Scope;

/**
 * Who may do what with an alert that they can see. The first question is always who (403), the second whether the alert's
 * state allows it (409). The functions and policies of {@code R__40_disputes.sql} say the same once more.
 */
public final class DisputeAlertPolicy {
    private DisputeAlertPolicy() {}

    /** Whether the caller works on alerts of the owning township: its leader, clerks and mediators. */
    public static boolean mayEdit(Caller caller, AlertStanding alert) {
        return caller.actsFor(alert.ownerTownshipId()) && caller.hasRole(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR);
    }

    /** Whether the caller may acknowledge for another township of the border: its leader and mediators. */
    public static boolean mayAcknowledge(Caller caller, AlertStanding alert) {
        return isOtherSide(caller, alert) && caller.hasRole(Roles.LEADER, Roles.MEDIATOR);
    }

    /** Whether the caller may decline for another township of the border: its leader. */
    public static boolean mayDecline(Caller caller, AlertStanding alert) {
        return isOtherSide(caller, alert) && caller.hasRole(Roles.LEADER);
    }

    /** Whether the caller may escalate for a township of the border: its leader. */
    public static boolean mayEscalate(Caller caller, AlertStanding alert) {
        return (caller.actsFor(alert.ownerTownshipId()) || isOtherSide(caller, alert)) && caller.hasRole(Roles.LEADER);
    }

    /** Whether the caller may open a dispute for a township concerned: the alert's owner, or one that has acknowledged it. */
    public static boolean mayOpenDispute(Caller caller, AlertStanding alert) {
        return (caller.actsFor(alert.ownerTownshipId()) || isOtherSide(caller, alert) && alert.acknowledgedByOwn())
                && DisputeLifeCycle.OPENING.isFor(caller);
    }

    /**
     * Whether the caller handles the alert and may read its parties: leader and mediators of the owning township, those of
     * another township once it has acknowledged, officers of a county that it was escalated to, a provincial officer who has
     * broken the glass. Once the mediation team of its
     * dispute has been formed, of the mediators only those assigned to it; when the team is composed anew, those who stay on it
     * stay assigned, and a newcomer is when all sides have consented. Never a machine.
     */
    public static boolean mayUnmask(Caller caller, AlertStanding alert) {
        if (caller.machine()) {
            return false;
        }
        if (caller.scope() == Scope.COUNTY) {
            return caller.hasRole(Roles.COUNTY_OFFICER)
                    && alert.countyCodes().contains(caller.countyCode() == null ? "" : caller.countyCode());
        }
        if (caller.scope() == Scope.PROVINCE) {
            return caller.hasRole(Roles.PROVINCIAL_OFFICER) && alert.glassBroken();
        }
        return (caller.hasRole(Roles.LEADER) || caller.hasRole(Roles.MEDIATOR) && !alert.leftToTeam())
                && (caller.actsFor(alert.ownerTownshipId()) || isOtherSide(caller, alert) && alert.acknowledgedByOwn());
    }

    /**
     * Whether the caller may know exactly where it is: the owning township, another one once it has taken the alert up, a county
     * that it was handed up to. All others who see the alert have a preview of it, with the place coarsened.
     */
    public static boolean seesPosition(Caller caller, AlertStanding alert) {
        return switch (caller.scope()) {
            case TOWNSHIP -> caller.actsFor(alert.ownerTownshipId()) || alert.acknowledgedByOwn();
            case COUNTY -> true;
            case PROVINCE -> alert.glassBroken();
            case PLATFORM -> false;
        };
    }

    /**
     * Whether the caller may open the personal data of a shared alert and of its dispute to himself by giving a reason: a provincial officer of its
     * border, in person.
     */
    public static boolean mayBreakGlass(Caller caller, AlertStanding alert) {
        return caller.scope() == Scope.PROVINCE
                && caller.hasRole(Roles.PROVINCIAL_OFFICER)
                && !caller.machine()
                && alert.borderId() != null;
    }

    /** @throws InvalidTransitionException when it is broken already, or there is nothing behind it */
    public static void requireGlass(AlertStanding alert) {
        if (!glassInPlace(alert)) {
            throw new InvalidTransitionException();
        }
    }

    private static boolean glassInPlace(AlertStanding alert) {
        return (alert.hasSecrets() || alert.disputed()) && !alert.glassBroken();
    }

    /** @throws ForbiddenException when that is not for the caller to do */
    public static void require(boolean permitted) {
        if (!permitted) {
            throw new ForbiddenException();
        }
    }

    /**
     * @param afterDecline the caller knows that the acting township has declined
     * @throws InvalidTransitionException when the acting township's answer stands already, or the alert is withdrawn; a decline
     *     that the caller does not know of stands too
     */
    public static void requireAnswerable(AlertStanding alert, DisputeAlertStatus answer, boolean afterDecline) {
        if (!alert.answerStatus().canBecome(answer)
                || alert.answerStatus() == DisputeAlertStatus.DECLINED && !afterDecline) {
            throw new InvalidTransitionException();
        }
    }

    /** @throws InvalidTransitionException when the alert is not shared, is withdrawn, or was escalated by the acting township */
    public static void requireEscalatable(AlertStanding alert) {
        if (!escalatable(alert)) {
            throw new InvalidTransitionException();
        }
    }

    /**
     * @throws InvalidTransitionException when no other township has acknowledged the alert
     * @throws DisputeExistsException when a dispute has been opened from it, or from the one that it was merged with
     */
    public static void requireDisputable(AlertStanding alert) {
        if (alert.status() != DisputeAlertStatus.ACKNOWLEDGED) {
            throw new InvalidTransitionException();
        }
        if (alert.disputeId() != null) {
            throw new DisputeExistsException(alert.disputeId());
        }
    }

    private static boolean escalatable(AlertStanding alert) {
        return alert.borderId() != null && !alert.withdrawn() && !alert.escalatedByOwn();
    }

    /** What this caller may do with the alert now ({@link DisputeAlertAction}), in the order in which a page shows it. */
    public static List<String> actions(Caller caller, AlertStanding alert) {
        List<String> actions = new ArrayList<>();
        boolean own = alert.borderId() == null;
        if (mayAcknowledge(caller, alert) && alert.answerStatus().canBecome(DisputeAlertStatus.ACKNOWLEDGED)) {
            actions.add(DisputeAlertAction.ACKNOWLEDGE.slug());
        }
        if (mayDecline(caller, alert) && alert.answerStatus().canBecome(DisputeAlertStatus.DECLINED)) {
            actions.add(DisputeAlertAction.DECLINE.slug());
        }
        if (alert.status() == DisputeAlertStatus.ACKNOWLEDGED && !alert.disputed() && mayOpenDispute(caller, alert)) {
            actions.add(DisputeAlertAction.OPEN_DISPUTE.slug());
        }
        if (mayEdit(caller, alert) && !alert.withdrawn()) {
            if (own && !caller.borderIds().isEmpty()) {
                actions.add(DisputeAlertAction.SHARE.slug());
            }
            actions.add(DisputeAlertAction.EDIT.slug());
            if (alert.attachmentCount() < DisputeAlert.MAX_ATTACHMENTS) {
                actions.add(DisputeAlertAction.ATTACH.slug());
            }
            if (!alert.escalated() && alert.status().canBecome(DisputeAlertStatus.WITHDRAWN)) {
                actions.add(DisputeAlertAction.WITHDRAW.slug());
            }
        }
        if (escalatable(alert) && mayEscalate(caller, alert)) {
            actions.add(DisputeAlertAction.ESCALATE.slug());
        }
        if (glassInPlace(alert) && mayBreakGlass(caller, alert)) {
            actions.add(DisputeAlertAction.BREAK_GLASS.slug());
        }
        if (alert.hasSecrets() && mayUnmask(caller, alert)) {
            actions.add(DisputeAlertAction.UNMASK.slug());
        }
        if (own && mayEdit(caller, alert)) {
            actions.add(DisputeAlertAction.DELETE.slug());
        }
        return List.copyOf(actions);
    }

    private static boolean isOtherSide(Caller caller, AlertStanding alert) {
        return caller.scope() == Scope.TOWNSHIP
                && !caller.actsFor(alert.ownerTownshipId())
                && alert.border().filter(caller.borderIds()::contains).isPresent();
    }
}
