package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.Attachment;
import org.jointgov.disputes.domain.DisputeAlert;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;

/**
 * Adds a photo or voice note to an own alert.
 */
@UseCase
public class AttachToDisputeAlert {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final AuditTrail trail;
    private final DisputeAlertQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AttachToDisputeAlert() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public AttachToDisputeAlert(
            RequestContext context,
            Commands commands,
            DisputeAlerts alerts,
            AuditTrail trail,
            DisputeAlertQueries queries) {
        this.context = context;
        this.commands = commands;
        this.alerts = alerts;
        this.trail = trail;
        this.queries = queries;
    }

    /**
     * @throws org.jointgov.shared.NotFoundException when the caller sees no alert of this id
     * @throws org.jointgov.shared.ForbiddenException when it is not the caller's township's
     * @throws org.jointgov.shared.InvalidFieldsException when it has as many as it may have
     * @throws org.jointgov.shared.InvalidTransitionException when it has been withdrawn
     */
    public DisputeAlertView attach(UUID id, Attachment attachment) {
        return commands.once(effect -> queries.show(effect.recordId()), () -> {
            DisputeAlert alert = OwnAlerts.get(alerts, context.caller(), id);
            alert.attach();
            List<String> counties = alerts.attach(alert, attachment);
            trail.append(AuditContent.entry("attach", alert, counties, AuditEntry.Visible.UPSERT));
            return queries.show(id);
        });
    }
}
