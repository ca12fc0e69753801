package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.Settlement;
import org.jointgov.disputes.domain.SettlementStanding;
import org.jointgov.disputes.domain.SettlementWords;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A side writes down what the parties agreed; another wording reopens all confirmations. */
@UseCase
public class WriteSettlement {
    private final Commands commands;
    private final RequestContext request;
    private final Settlements settlements;
    private final Notifications notifications;
    private final SettlementQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected WriteSettlement() {
        this.commands = null;
        this.request = null;
        this.settlements = null;
        this.notifications = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public WriteSettlement(
            Commands commands,
            RequestContext request,
            Settlements settlements,
            Notifications notifications,
            SettlementQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.settlements = settlements;
        this.notifications = notifications;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param expected the number of the wording that the caller read last; 0 when there was none
     * @param form of {@link org.jointgov.disputes.domain.SettlementForm}
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller neither leads a side nor is on the team
     * @throws org.jointgov.shared.PreconditionFailedException when there is another wording by now
     * @throws org.jointgov.shared.InvalidTransitionException when no mediation goes on, or the team waits for a consent
     * @throws org.jointgov.shared.InvalidFieldsException when somebody owes who is on no side
     */
    public SettlementsView write(
            UUID disputeId,
            LongSupplier expected,
            UUID id,
            String form,
            int copies,
            LocalDate agreedOn,
            List<Settlement.Obligation> obligations,
            SettlementWords words) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Settlements.Locked dispute = settlements.lock(disputeId);
            dispute.requireWorker(caller);
            SettlementStanding before = dispute.standing();
            Precondition.check(before.revision(), expected);
            SettlementWords salted = words.salted();
            Settlement wording = new Settlement(
                    caller.township(),
                    id,
                    before.round(),
                    before.revision() + 1,
                    form,
                    copies,
                    agreedOn,
                    null,
                    salted.hash(disputeId, id),
                    obligations);
            SettlementStanding after = before.written(wording);
            settlements.write(dispute, wording, salted);
            notifications.tell(
                    Notifications.SIGNATURE_WAITS,
                    after.awaited(),
                    List.of(Roles.LEADER, Roles.MEDIATOR),
                    DisputeRecord.KIND,
                    disputeId);
            audit.append(SettlementRecord.entry(
                    "write-settlement",
                    dispute,
                    id,
                    wording.revision(),
                    wording.hash(disputeId),
                    wording.total().toPlainString()));
            return queries.after(disputeId);
        });
    }
}
