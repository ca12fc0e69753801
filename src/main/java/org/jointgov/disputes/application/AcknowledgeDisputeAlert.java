package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.List;
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
import org.jointgov.shared.Roles;

/**
 * The other side takes an alert up. From then on those who handle it there may read its parties.
 */
@UseCase
public class AcknowledgeDisputeAlert {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final AuditTrail trail;
    private final Notifications notifications;
    private final DisputeAlertQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AcknowledgeDisputeAlert() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.trail = null;
        this.notifications = null;
        this.queries = null;
    }

    @Inject
    public AcknowledgeDisputeAlert(
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
     * @param afterDecline the caller knows that the township has declined, and takes the alert up none the less
     * @throws org.jointgov.shared.NotFoundException when the caller sees no alert of this id
     * @throws org.jointgov.shared.ForbiddenException when that is not for the caller to do
     * @throws PreconditionFailedException when it has changed since
     * @throws org.jointgov.shared.InvalidTransitionException when the township has acknowledged it, or declined it without the
     *     caller's knowing, or it is withdrawn
     */
    public DisputeAlertView acknowledge(UUID id, long version, boolean afterDecline) {
        return commands.once(effect -> queries.show(effect.recordId()), () -> {
            AlertStanding alert = alerts.getStanding(id);
            DisputeAlertPolicy.require(DisputeAlertPolicy.mayAcknowledge(context.caller(), alert));
            OwnAlerts.requireVersion(alert.version(), version);
            DisputeAlertPolicy.requireAnswerable(alert, DisputeAlertStatus.ACKNOWLEDGED, afterDecline);
            alerts.answer(alert, DisputeAlertStatus.ACKNOWLEDGED, "");
            tellOwner(notifications, alert);
            trail.append(AuditContent.entry("acknowledge", alert, alert.countyCodes()));
            return queries.show(id);
        });
    }

    static void tellOwner(Notifications notifications, AlertStanding alert) {
        notifications.tell(
                Notifications.ALERT_ANSWERED,
                List.of(alert.ownerTownshipId()),
                List.of(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR),
                AuditContent.KIND,
                alert.id());
    }
}
