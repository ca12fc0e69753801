package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.disputes.domain.InspectionRounds;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A township raised an alert because of a finding, and says so: each then leads to the other. */
@UseCase
public class LinkFindingToAlert {
    private final RequestContext context;
    private final Commands commands;
    private final InspectionRounds rounds;
    private final DisputeAlerts alerts;
    private final AuditTrail trail;
    private final InspectionQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected LinkFindingToAlert() {
        this.context = null;
        this.commands = null;
        this.rounds = null;
        this.alerts = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public LinkFindingToAlert(
            RequestContext context,
            Commands commands,
            InspectionRounds rounds,
            DisputeAlerts alerts,
            AuditTrail trail,
            InspectionQueries queries) {
        this.context = context;
        this.commands = commands;
        this.rounds = rounds;
        this.alerts = alerts;
        this.trail = trail;
        this.queries = queries;
    }

    /**
     * @param alertId an alert of the caller's township, shared with the round's border
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such round, finding or alert
     * @throws org.jointgov.shared.ForbiddenException when a machine asks, or nobody of a township
     * @throws InvalidFieldsException when the alert is another township's, or not shared with that border
     * @throws org.jointgov.shared.ConflictException when that has been said
     */
    public InspectionRoundView link(UUID roundId, UUID findingTownshipId, UUID findingId, UUID alertId) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            Caller caller = context.caller();
            InspectionRounds.Standing round = rounds.get(roundId);
            caller.requirePerson(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR);
            AlertStanding alert = alerts.getStanding(alertId);
            if (!caller.actsFor(alert.ownerTownshipId()) || !round.borderId().equals(alert.borderId())) {
                throw InvalidFieldsException.of("/alertId", "unknown-value");
            }
            rounds.link(alert, caller.office(), round, findingTownshipId, findingId);
            trail.append(InspectionQueries.entry(
                    "link-alert", round.next(), findingTownshipId, findingId, alert.ownerTownshipId(), alert.id()));
            return queries.get(roundId);
        });
    }
}
