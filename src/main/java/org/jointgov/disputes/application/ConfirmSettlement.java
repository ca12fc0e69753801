package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.SettlementStanding;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.RequestContext;

/** A side stands by the latest wording of the settlement, by its leader or a mediator on the team. */
@UseCase
public class ConfirmSettlement {
    private final Commands commands;
    private final RequestContext request;
    private final Settlements settlements;
    private final SettlementQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ConfirmSettlement() {
        this.commands = null;
        this.request = null;
        this.settlements = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ConfirmSettlement(
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
     * @param contentHash what the caller's screen showed, computed from the stored words when they were unmasked
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller neither leads a side nor is on the team, or has confirmed for another side
     * @throws org.jointgov.shared.TextChangedException when that is not the latest wording
     * @throws org.jointgov.shared.InvalidTransitionException when there is nothing to confirm now, or the own side has confirmed it
     */
    public SettlementsView confirm(UUID disputeId, int revision, String contentHash) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Settlements.Locked dispute = settlements.lock(disputeId);
            dispute.requireWorker(caller);
            SettlementStanding after = dispute.standing()
                    .confirmed(new Consent(caller.township(), caller.personId(), revision, contentHash));
            settlements.confirm(dispute, contentHash);
            audit.append(SettlementRecord.entry(
                    after.status() == DisputeStatus.SETTLED ? "settle" : "confirm-settlement",
                    dispute,
                    caller.township(),
                    revision,
                    contentHash));
            return queries.after(disputeId);
        });
    }
}
