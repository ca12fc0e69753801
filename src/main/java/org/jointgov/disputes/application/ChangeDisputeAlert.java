package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.AlertContent;
import org.jointgov.disputes.domain.Confidential;
import org.jointgov.disputes.domain.DisputeAlert;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.PreconditionFailedException;
import org.jointgov.shared.RequestContext;

/**
 * Changes what an own alert says, and its narrative or parties where new ones are given.
 */
@UseCase
public class ChangeDisputeAlert {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final AuditTrail trail;
    private final DisputeAlertQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ChangeDisputeAlert() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public ChangeDisputeAlert(
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
     * @param version what the caller has read
     * @throws org.jointgov.shared.NotFoundException when the caller sees no alert of this id
     * @throws org.jointgov.shared.ForbiddenException when it is not the caller's township's
     * @throws PreconditionFailedException when it has changed since
     * @throws org.jointgov.shared.InvalidTransitionException when it has been withdrawn
     */
    public DisputeAlertView change(UUID id, long version, AlertContent content, Confidential confidential) {
        return commands.once(effect -> queries.show(effect.recordId()), () -> {
            DisputeAlert alert = OwnAlerts.get(alerts, context.caller(), id, version);
            alert.change(content);
            if (confidential.givenNarrative() != null) {
                alert.narrate(confidential.narrative().isPresent());
            }
            if (confidential.givenParties() != null) {
                alert.nameParties(confidential.parties().size());
            }
            List<String> counties = alerts.update(alert, confidential);
            trail.append(AuditContent.entry("revise", alert, counties, AuditEntry.Visible.UPSERT));
            return queries.show(id);
        });
    }
}
