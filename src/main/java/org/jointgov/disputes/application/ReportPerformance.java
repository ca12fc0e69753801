package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.SettlementStanding;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/** Who owes something by the settlement reports that it was performed, altogether or in part; any side that it failed. */
@UseCase
public class ReportPerformance {
    private final Commands commands;
    private final RequestContext request;
    private final Settlements settlements;
    private final SettlementQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ReportPerformance() {
        this.commands = null;
        this.request = null;
        this.settlements = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ReportPerformance(
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
     * @param number of the obligation, from 1
     * @param state of {@link org.jointgov.disputes.domain.PerformanceState}
     * @param amount yuan, of a partial performance of an obligation with an amount only
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute, or it has no such obligation
     * @throws org.jointgov.shared.ForbiddenException when the caller neither leads a side nor is on the team, or another side owes it
     * @throws org.jointgov.shared.TextChangedException when that is not the latest wording
     * @throws org.jointgov.shared.InvalidTransitionException when it is not settled, or the obligation has been performed
     * @throws org.jointgov.shared.InvalidFieldsException when the amount is missing, or more than what is left
     */
    public SettlementsView report(
            UUID disputeId,
            int revision,
            UUID id,
            int number,
            String state,
            @Nullable BigDecimal amount,
            LocalDate on,
            @Nullable String note) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Settlements.Locked dispute = settlements.lock(disputeId);
            dispute.requireWorker(caller);
            SettlementStanding before = dispute.standing().at(revision);
            SettlementStanding.Report given = new SettlementStanding.Report(
                    caller.township(), caller.personId(), id, number, state, amount, Map.of());
            SettlementStanding after = before.reported(given);
            SettlementStanding.Report report =
                    after.reports().get(after.reports().size() - 1);
            settlements.report(dispute, report, report.amount(), on, note);
            audit.append(SettlementRecord.entry(
                    "report-performance",
                    dispute,
                    id,
                    revision,
                    number,
                    state,
                    report.amount() == null ? "" : report.amount().toPlainString(),
                    on));
            return queries.after(disputeId);
        });
    }
}
