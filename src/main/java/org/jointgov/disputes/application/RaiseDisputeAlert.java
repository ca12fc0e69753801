package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.AlertContent;
import org.jointgov.disputes.domain.Confidential;
import org.jointgov.disputes.domain.DisputeAlert;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Raises an alert: the township's own, or shared with a border at once.
 */
@UseCase
public class RaiseDisputeAlert {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final AuditTrail trail;
    private final Notifications notifications;
    private final DisputeAlertQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RaiseDisputeAlert() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.trail = null;
        this.notifications = null;
        this.queries = null;
    }

    @Inject
    public RaiseDisputeAlert(
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
     * What is raised.
     *
     * @param id chosen by the client; null lets the server choose
     * @param borderId share with this border at once
     * @param deviceTime when an offline device says it was written
     */
    public record Command(
            @Nullable UUID id,
            AlertContent content,
            Confidential confidential,
            @Nullable UUID borderId,
            @Nullable Instant deviceTime) {}

    /**
     * @throws org.jointgov.shared.IdInUseException when the caller sees an alert of this id already
     * @throws InvalidFieldsException when the border is none of the caller's
     */
    public DisputeAlertView raise(Command command) {
        return commands.once(effect -> queries.show(effect.recordId()), () -> {
            Caller caller = context.caller();
            caller.township();
            caller.require(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR);
            DisputeAlert alert = DisputeAlert.raise(
                    command.id() == null ? Ids.next() : command.id(),
                    caller,
                    command.content(),
                    command.confidential().narrative().isPresent(),
                    command.confidential().parties().size(),
                    command.deviceTime() == null ? null : command.deviceTime().atOffset(ZoneOffset.UTC));
            if (command.borderId() != null) {
                ShareDisputeAlert.requireOwnBorder(caller, command.borderId());
                alert.shareWith(command.borderId());
            }
            List<UUID> others = alerts.add(alert, command.confidential());
            alert.borderId().ifPresent(border -> ShareDisputeAlert.tell(notifications, others, border, alert.id()));
            trail.append(AuditContent.entry("raise", alert, List.of(), AuditEntry.Visible.UPSERT));
            return queries.show(alert.id());
        });
    }
}
