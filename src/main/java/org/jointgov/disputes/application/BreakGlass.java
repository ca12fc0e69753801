package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.DisputeAlertPolicy;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.PreconditionFailedException;
import org.jointgov.shared.RequestContext;

/**
 * A provincial officer opens the personal data of a shared alert to himself: with a reason, for three hours, and the townships
 * of the border are told at once.
 */
@UseCase
public class BreakGlass {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final AuditTrail trail;
    private final DisputeAlertQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected BreakGlass() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public BreakGlass(
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
     * @param reason what for; the townships of the border read it
     * @throws org.jointgov.shared.NotFoundException when the caller sees no alert of this id
     * @throws org.jointgov.shared.ForbiddenException when that is not for the caller to do
     * @throws PreconditionFailedException when it has changed since
     * @throws org.jointgov.shared.InvalidTransitionException when it is open to the caller already, or has no personal data
     */
    public DisputeAlertView open(UUID id, long version, String reason) {
        return commands.once(effect -> queries.show(effect.recordId()), () -> {
            AlertStanding alert = alerts.getStanding(id);
            DisputeAlertPolicy.require(DisputeAlertPolicy.mayBreakGlass(context.caller(), alert));
            OwnAlerts.requireVersion(alert.version(), version);
            DisputeAlertPolicy.requireGlass(alert);
            alerts.breakGlass(alert, reason);
            trail.append(AuditContent.entry("break-glass", alert, alert.countyCodes(), reason));
            return queries.show(id);
        });
    }
}
