package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.InspectionRound;
import org.jointgov.disputes.domain.InspectionRounds;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A township of the border tells what was found on a round. Never changed. */
@UseCase
public class AddInspectionFinding {
    private final RequestContext context;
    private final Commands commands;
    private final InspectionRounds rounds;
    private final AuditTrail trail;
    private final InspectionQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AddInspectionFinding() {
        this.context = null;
        this.commands = null;
        this.rounds = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public AddInspectionFinding(
            RequestContext context,
            Commands commands,
            InspectionRounds rounds,
            AuditTrail trail,
            InspectionQueries queries) {
        this.context = context;
        this.commands = commands;
        this.rounds = rounds;
        this.trail = trail;
        this.queries = queries;
    }

    /**
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such round
     * @throws org.jointgov.shared.ForbiddenException when a machine asks, or nobody of a township
     * @throws org.jointgov.shared.IdInUseException when the township has a finding of this id
     */
    public InspectionRoundView add(UUID roundId, InspectionRound.Finding finding) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            Caller caller = context.caller();
            InspectionRounds.Standing round = rounds.get(roundId);
            caller.requirePerson(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR);
            rounds.addFinding(caller.township(), caller.office(), round, finding);
            trail.append(InspectionQueries.entry(
                    "add-finding", round.next(), finding.id(), finding.place(), finding.text()));
            return queries.get(roundId);
        });
    }
}
