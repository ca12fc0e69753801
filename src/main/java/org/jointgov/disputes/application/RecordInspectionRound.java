package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.InspectionRound;
import org.jointgov.disputes.domain.InspectionRounds;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A township records a round along a border, its own or one of both sides. Never changed. */
@UseCase
public class RecordInspectionRound {
    private final RequestContext context;
    private final Commands commands;
    private final InspectionRounds rounds;
    private final AuditTrail trail;
    private final InspectionQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RecordInspectionRound() {
        this.context = null;
        this.commands = null;
        this.rounds = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public RecordInspectionRound(
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
     * @throws org.jointgov.shared.ForbiddenException when a machine asks, or nobody of a township
     * @throws InvalidFieldsException when the border is not the caller's, or somebody took part for a township beyond it
     * @throws org.jointgov.shared.IdInUseException when the township has a round of this id
     */
    public InspectionRoundView record(InspectionRound round) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            Caller caller = context.caller();
            caller.requirePerson(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR);
            if (!caller.borderIds().contains(round.borderId())) {
                throw InvalidFieldsException.of("/borderId", "unknown-value");
            }
            rounds.add(caller.township(), caller.office(), round);
            trail.append(InspectionQueries.entry(
                    "record-inspection",
                    new InspectionRounds.Standing(caller.township(), round.id(), round.borderId(), 1),
                    round.heldOn(),
                    round.places(),
                    round.participants().size()));
            return queries.get(round.id());
        });
    }
}
