package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.DisputeAlertPolicy;
import org.jointgov.disputes.domain.DisputeAlertStatus;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.PreconditionFailedException;
import org.jointgov.shared.RequestContext;

/**
 * The other side does not take an alert up, and says why. The reason is shown to all who see the alert.
 */
@UseCase
public class DeclineDisputeAlert {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final AuditTrail trail;
    private final Notifications notifications;
    private final DisputeAlertQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DeclineDisputeAlert() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.trail = null;
        this.notifications = null;
        this.queries = null;
    }

    @Inject
    public DeclineDisputeAlert(
            RequestContext context,
            Commands commands,
            DisputeAlerts alerts,
            AuditTrail trail,
            Notifications notifications,
            DisputeAlertQueries queries) {
        this.context = context;
        this.commands = commands;
        this.alerts = alerts;
        this.trail = trail;
        this.notifications = notifications;
        this.queries = queries;
    }

    /**
     * @param version what the caller has read
     * @throws org.jointgov.shared.NotFoundException when the caller sees no alert of this id
     * @throws org.jointgov.shared.ForbiddenException when that is not for the caller to do
     * @throws PreconditionFailedException when it has changed since
     * @throws org.jointgov.shared.InvalidTransitionException when the township has answered it, or it is withdrawn
     */
    public DisputeAlertView decline(UUID id, long version, String reason) {
        return commands.once(effect -> queries.show(effect.recordId()), () -> {
            AlertStanding alert = alerts.getStanding(id);
            DisputeAlertPolicy.require(DisputeAlertPolicy.mayDecline(context.caller(), alert));
            OwnAlerts.requireVersion(alert.version(), version);
            DisputeAlertPolicy.requireAnswerable(alert, DisputeAlertStatus.DECLINED, false);
            alerts.answer(alert, DisputeAlertStatus.DECLINED, reason);
            AcknowledgeDisputeAlert.tellOwner(notifications, alert);
            trail.append(AuditContent.entry("decline", alert, alert.countyCodes(), reason));
            return queries.show(id);
        });
    }
}
