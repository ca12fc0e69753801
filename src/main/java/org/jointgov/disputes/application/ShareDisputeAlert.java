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
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.PreconditionFailedException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/**
 * Shares an own alert with a border, for good: the other townships see it, and those who answer there are told.
 */
@UseCase
public class ShareDisputeAlert {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final AuditTrail trail;
    private final Notifications notifications;
    private final DisputeAlertQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ShareDisputeAlert() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.trail = null;
        this.notifications = null;
        this.queries = null;
    }

    @Inject
    public ShareDisputeAlert(
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
     * @throws org.jointgov.shared.InvalidTransitionException when it has been shared
     * @throws InvalidFieldsException when the border is none of the caller's
     */
    public DisputeAlertView share(UUID id, long version, UUID border) {
        return commands.once(effect -> queries.show(effect.recordId()), () -> {
            Caller caller = context.caller();
            DisputeAlert alert = OwnAlerts.get(alerts, caller, id, version);
            requireOwnBorder(caller, border);
            alert.shareWith(border);
            List<UUID> others = alerts.share(alert);
            tell(notifications, others, border, id);
            trail.append(AuditContent.entry("share", alert, List.of(), AuditEntry.Visible.UPSERT));
            return queries.show(id);
        });
    }

    static void requireOwnBorder(Caller caller, UUID border) {
        if (!caller.borderIds().contains(border)) {
            throw InvalidFieldsException.of("/borderId", "unknown-value");
        }
    }

    static void tell(Notifications notifications, List<UUID> townships, UUID border, UUID alert) {
        notifications.tellResponders(
                Notifications.ALERT_WAITS,
                townships,
                border,
                List.of(Roles.LEADER, Roles.MEDIATOR),
                AuditContent.KIND,
                alert);
    }
}
