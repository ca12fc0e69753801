package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.HoldReason;
import org.jointgov.disputes.domain.RetentionStanding;
import org.jointgov.disputes.domain.Retentions;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;

/** A side's leader, or a county that it was handed up to, lets nothing of an alert and its dispute be destroyed, until they lift that. */
@UseCase
public class HoldPersonalData {
    private final Commands commands;
    private final RequestContext request;
    private final Retentions retentions;
    private final RetentionQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected HoldPersonalData() {
        this.commands = null;
        this.request = null;
        this.retentions = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public HoldPersonalData(
            Commands commands,
            RequestContext request,
            Retentions retentions,
            RetentionQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.retentions = retentions;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such alert
     * @throws org.jointgov.shared.ForbiddenException when the caller neither leads a side nor is of such a county
     * @throws org.jointgov.shared.InvalidTransitionException when they hold it already, or the data is destroyed
     */
    public RetentionView place(UUID alertId, UUID holdId, HoldReason reason) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            RetentionStanding alert = retentions.getStanding(alertId);
            alert.requireHold(request.caller());
            long version = retentions.hold(alert, holdId, reason);
            audit.append(RetentionRecord.alert("place-hold", alert, version, holdId, reason.slug()));
            return queries.get(alertId);
        });
    }

    /**
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such alert
     * @throws org.jointgov.shared.ForbiddenException when the caller neither leads a side nor is of such a county
     * @throws org.jointgov.shared.InvalidTransitionException when it does not stand, or others placed it
     */
    public RetentionView lift(UUID alertId, UUID holdId) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            RetentionStanding alert = retentions.getStanding(alertId);
            alert.requireLifting(request.caller(), holdId);
            long version = retentions.lift(alert, holdId);
            audit.append(RetentionRecord.alert("lift-hold", alert, version, holdId));
            return queries.get(alertId);
        });
    }
}
