package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.SettlementStanding;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/** A side says how the settlement ended: once all say that it was performed the dispute is closed, once all say that it failed another round of mediation begins. */
@UseCase
public class DeclareSettlementOutcome {
    private final Commands commands;
    private final RequestContext request;
    private final Settlements settlements;
    private final SettlementQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DeclareSettlementOutcome() {
        this.commands = null;
        this.request = null;
        this.settlements = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public DeclareSettlementOutcome(
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
     * @param outcome of {@link org.jointgov.disputes.domain.SettlementOutcome}
     * @param reason read by all sides and their provinces; of a failure always
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller neither leads a side nor is on the team
     * @throws org.jointgov.shared.TextChangedException when that is not the latest wording
     * @throws org.jointgov.shared.InvalidTransitionException when it is not settled, or not what is known of the obligations
     */
    public SettlementsView declare(UUID disputeId, int revision, UUID id, String outcome, @Nullable String reason) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Settlements.Locked dispute = settlements.lock(disputeId);
            dispute.requireWorker(caller);
            SettlementStanding after = dispute.standing()
                    .at(revision)
                    .declared(caller.township(), new SettlementStanding.Said(caller.personId(), outcome));
            settlements.declare(dispute, id, outcome, reason);
            audit.append(SettlementRecord.entry(
                    switch (after.status()) {
                        case CLOSED -> "close";
                        case MEDIATION -> "reopen";
                        default -> "declare-outcome";
                    },
                    dispute,
                    caller.township(),
                    revision,
                    outcome,
                    reason == null ? "" : reason));
            return queries.after(disputeId);
        });
    }
}
