package org.jointgov.disputes.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.Roles;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;

/**
 * How the keeping of an alert's personal data stands, and who may do what about it. The functions of {@code R__52_retention.sql} say
 * the same once more.
 *
 * @param borderId null: it was never shared, and its owner deletes it alone
 * @param sides whose consent counts
 * @param countyCodes the counties that it was handed up to
 * @param due its time is over
 * @param destroyed the keyset is gone
 * @param holds those that stand
 * @param consented the sides that have consented to the destruction of what is due now
 */
public record RetentionStanding(
        UUID townshipId,
        UUID alertId,
        @Nullable UUID borderId,
        long version,
        List<UUID> sides,
        List<String> countyCodes,
        boolean due,
        boolean destroyed,
        List<Holder> holds,
        List<UUID> consented) {

    /** A hold that stands: a township's or a county's. */
    public record Holder(
            UUID holdId,
            @Nullable UUID townshipId,
            @Nullable String countyCode) {
        /** Whether the caller acts for who placed it. */
        public boolean isOf(Caller caller) {
            return townshipId == null
                    ? countyCode != null
                            && countyCode.equals(caller.countyCode())
                            && caller.hasRole(Roles.COUNTY_OFFICER)
                    : caller.actsFor(townshipId) && caller.hasRole(Roles.LEADER);
        }
    }

    /** What this caller may do now ({@link RetentionAction}). */
    public List<String> actions(Caller caller) {
        List<RetentionAction> actions = new ArrayList<>();
        if (mayHold(caller) && holdable(caller)) {
            actions.add(RetentionAction.PLACE_HOLD);
        }
        if (leads(caller) && destructible(caller)) {
            actions.add(RetentionAction.CONSENT_TO_DESTRUCTION);
        }
        return actions.stream().map(Slugged::slug).toList();
    }

    /** Whether the caller may lift this hold now. */
    public boolean mayLift(Caller caller, UUID holdId) {
        return mayHold(caller)
                && !destroyed
                && holds.stream().anyMatch(hold -> hold.holdId().equals(holdId) && hold.isOf(caller));
    }

    /**
     * @throws ForbiddenException when the caller neither leads a side nor is of a county that it was handed up to
     * @throws InvalidTransitionException when they hold it already, or there is nothing left to hold
     */
    public void requireHold(Caller caller) {
        require(mayHold(caller), holdable(caller));
    }

    /**
     * @throws ForbiddenException when the caller neither leads a side nor is of a county that it was handed up to
     * @throws InvalidTransitionException when it does not stand, or others placed it
     */
    public void requireLifting(Caller caller, UUID holdId) {
        require(mayHold(caller), mayLift(caller, holdId));
    }

    /**
     * @throws ForbiddenException when the caller does not lead a side
     * @throws InvalidTransitionException when it is not due, held, destroyed, or the side has consented
     */
    public void requireDestruction(Caller caller) {
        require(leads(caller), destructible(caller));
    }

    private static void require(boolean permitted, boolean possible) {
        if (!permitted) {
            throw new ForbiddenException();
        }
        if (!possible) {
            throw new InvalidTransitionException();
        }
    }

    private boolean holdable(Caller caller) {
        return !destroyed && holds.stream().noneMatch(hold -> hold.isOf(caller));
    }

    private boolean destructible(Caller caller) {
        return due && !destroyed && holds.isEmpty() && consented.stream().noneMatch(caller::actsFor);
    }

    private boolean mayHold(Caller caller) {
        return leads(caller)
                || borderId != null
                        && !caller.machine()
                        && caller.hasRole(Roles.COUNTY_OFFICER)
                        && countyCodes.contains(caller.countyCode() == null ? "" : caller.countyCode());
    }

    private boolean leads(Caller caller) {
        return borderId != null
                && !caller.machine()
                && caller.hasRole(Roles.LEADER)
                && sides.stream().anyMatch(caller::actsFor);
    }
}
