package org.jointgov.disputes.application;

import java.util.UUID;
import org.jointgov.disputes.domain.DisputeAlert;
import org.jointgov.disputes.domain.DisputeAlertPolicy;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.PreconditionFailedException;

/** Finds the alert that its owner is about to change, asking in the order that tells nobody more than they may know. */
final class OwnAlerts {
    private OwnAlerts() {}

    /** @throws PreconditionFailedException when it is not in the version that the caller has read */
    static DisputeAlert get(DisputeAlerts alerts, Caller caller, UUID id, long version) {
        DisputeAlert alert = get(alerts, caller, id);
        requireVersion(alert.version(), version);
        return alert;
    }

    /**
     * @throws org.jointgov.shared.NotFoundException when the caller sees no alert of this id
     * @throws ForbiddenException when the caller sees it but does not work for its township
     */
    static DisputeAlert get(DisputeAlerts alerts, Caller caller, UUID id) {
        DisputeAlert own = caller.townshipId() == null
                ? null
                : alerts.findOwn(caller.townshipId(), id).orElse(null);
        if (own == null) {
            DisputeAlertPolicy.require(DisputeAlertPolicy.mayEdit(caller, alerts.getStanding(id)));
            throw new ForbiddenException();
        }
        return own;
    }

    /** @throws PreconditionFailedException when the record is not in the version that the caller has read */
    static void requireVersion(long current, long expected) {
        if (current != expected) {
            throw new PreconditionFailedException(current);
        }
    }
}
