package org.jointgov.disputes.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.Roles;

/** Who speaks for a township about alerts that may tell of the same thing: its leader and mediators, in person. */
public final class DuplicatePolicy {
    private DuplicatePolicy() {}

    private static boolean speaks(Caller caller) {
        return caller.hasRole(Roles.LEADER, Roles.MEDIATOR) && !caller.machine();
    }

    /**
     * @param own the acting township's alert
     * @throws ForbiddenException when that is not for the caller to do
     * @throws InvalidTransitionException when it is not shared
     */
    public static void requireOwn(Caller caller, AlertStanding own) {
        if (!speaks(caller) || !caller.actsFor(own.ownerTownshipId())) {
            throw new ForbiddenException();
        }
        if (own.borderId() == null) {
            throw new InvalidTransitionException();
        }
    }

    /** @throws InvalidFieldsException when the other alert is the own township's too, or of another border */
    public static void requireTwin(AlertStanding own, AlertStanding twin) {
        if (own.ownerTownshipId().equals(twin.ownerTownshipId())
                || !own.border().equals(twin.border())) {
            throw InvalidFieldsException.of("/twinId", "unknown-value");
        }
    }

    /**
     * What this caller may do about a look-alike.
     *
     * @param mergeable the acting township has acknowledged the other's alert, nothing keeps the two apart, and nothing waits
     */
    public static List<String> onCandidate(Caller caller, UUID one, UUID other, boolean mergeable) {
        return speaks(caller) && (caller.actsFor(one) || caller.actsFor(other)) && mergeable
                ? List.of(DuplicateAction.PROPOSE.slug())
                : List.of();
    }

    /**
     * What this caller may do about a proposal that waits.
     *
     * @param askedTownshipId whose answer it waits for
     * @param mergeable that township has acknowledged the other alert, and nothing keeps the two apart
     */
    public static List<String> onProposal(Caller caller, UUID askedTownshipId, boolean mergeable) {
        List<String> actions = new ArrayList<>();
        if (speaks(caller) && caller.actsFor(askedTownshipId)) {
            if (mergeable) {
                actions.add(DuplicateAction.AGREE.slug());
            }
            actions.add(DuplicateAction.REFUSE.slug());
        }
        return List.copyOf(actions);
    }
}
