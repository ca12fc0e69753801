package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/** A side asked its parties how the settlement is kept, and puts it on record. */
@UseCase
public class RecordReturnVisit {
    private final Commands commands;
    private final RequestContext request;
    private final Settlements settlements;
    private final SettlementQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RecordReturnVisit() {
        this.commands = null;
        this.request = null;
        this.settlements = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public RecordReturnVisit(
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
     * @param note encrypted
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller neither leads a side nor is on the team
     * @throws org.jointgov.shared.TextChangedException when that is not the latest wording
     * @throws org.jointgov.shared.InvalidTransitionException when it is not settled
     */
    public SettlementsView record(UUID disputeId, int revision, Settlements.Visit visit, @Nullable String note) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Settlements.Locked dispute = settlements.lock(disputeId);
            dispute.requireWorker(caller);
            dispute.standing().at(revision).requireEffect();
            settlements.record(dispute, visit, note);
            audit.append(SettlementRecord.entry(
                    "record-return-visit",
                    dispute,
                    visit.id(),
                    revision,
                    visit.visitedOn(),
                    visit.performance(),
                    visit.satisfaction()));
            return queries.after(disputeId);
        });
    }
}
