package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.JudicialStep;
import org.jointgov.disputes.domain.Settlement;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.RequestContext;

/** A side puts on record that the parties asked a court to confirm the settlement, or what it said (People's Mediation Law, article 33). */
@UseCase
public class RecordJudicialConfirmation {
    private final Commands commands;
    private final RequestContext request;
    private final Settlements settlements;
    private final SettlementQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RecordJudicialConfirmation() {
        this.commands = null;
        this.request = null;
        this.settlements = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public RecordJudicialConfirmation(
            Commands commands,
            RequestContext request,
            Settlements settlements,
            SettlementQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.settlements = settlements;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller neither leads a side nor is on the team
     * @throws org.jointgov.shared.TextChangedException when that is not the latest wording
     * @throws org.jointgov.shared.InvalidTransitionException when it is not settled, or nothing was applied for
     * @throws InvalidFieldsException when it would have been before the settlement bound, or before it was asked for
     */
    public SettlementsView record(UUID disputeId, int revision, Settlements.Judicial step) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Settlements.Locked dispute = settlements.lock(disputeId);
            dispute.requireWorker(caller);
            Settlement wording = dispute.standing().at(revision).requireEffect();
            LocalDate from = Objects.requireNonNull(wording.effectiveOn());
            if (!step.step().equals(JudicialStep.APPLIED.slug())) {
                if (dispute.appliedOn() == null) {
                    throw new InvalidTransitionException();
                }
                from = dispute.appliedOn();
            }
            if (step.happenedOn().isBefore(from)) {
                throw InvalidFieldsException.of("/happenedOn", "out-of-range");
            }
            settlements.record(dispute, step);
            audit.append(SettlementRecord.entry(
                    "record-judicial-confirmation",
                    dispute,
                    step.id(),
                    revision,
                    step.step(),
                    step.happenedOn(),
                    step.court()));
            return queries.after(disputeId);
        });
    }
}
