package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.DisputeFiles;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;

/** A side withdraws a document that it has put on file by mistake: the entry stays, marked, and counts no more. */
@UseCase
public class WithdrawFileDocument {
    private final Commands commands;
    private final RequestContext request;
    private final DisputeFiles files;
    private final DisputeFileQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected WithdrawFileDocument() {
        this.commands = null;
        this.request = null;
        this.files = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public WithdrawFileDocument(
            Commands commands,
            RequestContext request,
            DisputeFiles files,
            DisputeFileQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.files = files;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param reason a {@link org.jointgov.disputes.domain.FileWithdrawalReason}
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such document
     * @throws org.jointgov.shared.ForbiddenException when it is not of a side that the caller writes for
     * @throws org.jointgov.shared.InvalidTransitionException when it is withdrawn already, or the dispute is closed
     */
    public DisputeFileView withdraw(UUID disputeId, UUID documentId, String reason) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            DisputeFiles.Locked dispute = files.lock(disputeId);
            dispute.requireWriter();
            files.filed(dispute, caller.township(), documentId).requireWithdrawable();
            files.withdraw(dispute, caller.township(), caller.office(), documentId, reason);
            audit.append(DisputeRecord.entry(
                    "withdraw-document",
                    disputeId,
                    dispute.version() + 1,
                    dispute.leadTownshipId(),
                    dispute.borderId(),
                    dispute.countyCodes(),
                    caller.township(),
                    documentId,
                    reason));
            return queries.after(disputeId);
        });
    }
}
