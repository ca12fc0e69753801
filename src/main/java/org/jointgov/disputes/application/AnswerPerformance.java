package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;

/** Another side confirms or contests a report of performance. */
@UseCase
public class AnswerPerformance {
    private final Commands commands;
    private final RequestContext request;
    private final Settlements settlements;
    private final SettlementQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AnswerPerformance() {
        this.commands = null;
        this.request = null;
        this.settlements = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public AnswerPerformance(
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
     * @param answer of {@link org.jointgov.disputes.domain.PerformanceAnswer}
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute, or it has no such report
     * @throws org.jointgov.shared.ForbiddenException when the caller neither leads a side nor is on the team, or gave the report
     * @throws org.jointgov.shared.TextChangedException when that is not the latest wording
     * @throws org.jointgov.shared.InvalidTransitionException when it is not settled, or the side has answered
     */
    public SettlementsView answer(UUID disputeId, int revision, UUID reportTownshipId, UUID reportId, String answer) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Settlements.Locked dispute = settlements.lock(disputeId);
            dispute.requireWorker(caller);
            dispute.standing()
                    .at(revision)
                    .answered(caller.township(), caller.personId(), reportTownshipId, reportId, answer);
            settlements.answer(dispute, reportTownshipId, reportId, answer);
            audit.append(SettlementRecord.entry(
                    "answer-performance", dispute, caller.township(), reportTownshipId, reportId, answer));
            return queries.after(disputeId);
        });
    }
}
