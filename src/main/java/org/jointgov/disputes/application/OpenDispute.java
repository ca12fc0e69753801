package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.DisputeAlertPolicy;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.disputes.domain.Disputes;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** A township concerned opens the dispute of an acknowledged alert: the case that the sides handle together from then on. */
@UseCase
public class OpenDispute {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final Disputes disputes;
    private final AuditTrail trail;
    private final DisputeQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected OpenDispute() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.disputes = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public OpenDispute(
            RequestContext context,
            Commands commands,
            DisputeAlerts alerts,
            Disputes disputes,
            AuditTrail trail,
            DisputeQueries queries) {
        this.context = context;
        this.commands = commands;
        this.alerts = alerts;
        this.disputes = disputes;
        this.trail = trail;
        this.queries = queries;
    }

    /**
     * @param chosen the id that the client chose; null lets the server choose
     * @param alertOwner whose alert it is, should the caller see several of this id; null: the own before a shared one
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such alert
     * @throws org.jointgov.shared.ForbiddenException when the caller's township neither owns it nor has acknowledged it
     * @throws org.jointgov.shared.InvalidTransitionException when no other township has acknowledged it
     * @throws org.jointgov.disputes.domain.DisputeExistsException when there is a dispute for it already
     * @throws org.jointgov.shared.IdInUseException when the caller sees a dispute of the chosen id
     */
    public DisputeView open(@Nullable UUID chosen, UUID alertId, @Nullable UUID alertOwner) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = context.caller();
            caller.require(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR);
            AlertStanding alert = alerts.getStanding(alertId, alertOwner);
            DisputeAlertPolicy.require(DisputeAlertPolicy.mayOpenDispute(caller, alert));
            DisputeAlertPolicy.requireDisputable(alert);
            UUID id = chosen == null ? Ids.next() : chosen;
            String fileNumber = disputes.open(alert, id);
            trail.append(DisputeRecord.entry(
                    "open",
                    id,
                    1,
                    caller.township(),
                    alert.border().orElseThrow(),
                    alert.countyCodes(),
                    fileNumber,
                    alert.ownerTownshipId(),
                    alert.id()));
            return queries.after(id);
        });
    }
}
