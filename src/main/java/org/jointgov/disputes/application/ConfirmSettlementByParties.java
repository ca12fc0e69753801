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
import org.jointgov.shared.RequestContext;

/** A side puts on record that its parties have confirmed the latest wording, on paper or orally (People's Mediation Law, articles 29 and 30). */
@UseCase
public class ConfirmSettlementByParties {
    private final Commands commands;
    private final RequestContext request;
    private final Settlements settlements;
    private final SettlementQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ConfirmSettlementByParties() {
        this.commands = null;
        this.request = null;
        this.settlements = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ConfirmSettlementByParties(
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
     * @throws org.jointgov.shared.InvalidTransitionException when there is nothing to confirm now, or they have confirmed it
     * @throws org.jointgov.shared.InvalidFieldsException when the manner is not the settlement's, or the day before that of the agreement
     */
    public SettlementsView confirm(
            UUID disputeId, int revision, String contentHash, Settlements.PartiesConfirmation given) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Settlements.Locked dispute = settlements.lock(disputeId);
            dispute.requireWorker(caller);
            SettlementStanding after = dispute.standing()
                    .confirmedByParties(caller.township(), revision, contentHash, given.manner(), given.confirmedOn());
            settlements.confirmByParties(dispute, contentHash, given);
            audit.append(SettlementRecord.entry(
                    after.status() == DisputeStatus.SETTLED ? "settle" : "confirm-settlement-by-parties",
                    dispute,
                    caller.township(),
                    revision,
                    contentHash,
                    given.manner(),
                    given.confirmedOn(),
                    given.scanSha256() == null ? "" : given.scanSha256()));
            return queries.after(disputeId);
        });
    }
}
