package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.DisputeAlert;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.PreconditionFailedException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/**
 * The owner takes a shared alert back that nobody has taken up, and says why. All who saw it go on seeing it, marked withdrawn;
 * the townships that have received it are told.
 */
@UseCase
public class WithdrawDisputeAlert {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final AuditTrail trail;
    private final Notifications notifications;
    private final DisputeAlertQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected WithdrawDisputeAlert() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.trail = null;
        this.notifications = null;
        this.queries = null;
    }

    @Inject
    public WithdrawDisputeAlert(
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
     * @throws org.jointgov.shared.ForbiddenException when it is not the caller's township's
     * @throws PreconditionFailedException when it has changed since
     * @throws org.jointgov.shared.InvalidTransitionException when it is not shared, another township has acknowledged it, or it
     *     has been escalated or withdrawn
     */
    public DisputeAlertView withdraw(UUID id, long version, String reason) {
        return commands.once(effect -> queries.show(effect.recordId()), () -> {
            DisputeAlert alert = OwnAlerts.get(alerts, context.caller(), id, version);
            alert.withdraw();
            List<UUID> received = alerts.withdraw(alert, reason);
            notifications.tell(
                    Notifications.ALERT_WITHDRAWN,
                    received,
                    List.of(Roles.LEADER, Roles.MEDIATOR),
                    AuditContent.KIND,
                    id);
            trail.append(AuditContent.entry("withdraw", alert, List.of(), AuditEntry.Visible.UPSERT, reason));
            return queries.show(id);
        });
    }
}
