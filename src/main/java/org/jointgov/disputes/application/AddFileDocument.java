package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.DisputeFiles;
import org.jointgov.disputes.domain.FileDocument;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;

/** A side puts a document on a dispute's statutory file. */
@UseCase
public class AddFileDocument {
    private final Commands commands;
    private final RequestContext request;
    private final DisputeFiles files;
    private final DisputeFileQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AddFileDocument() {
        this.commands = null;
        this.request = null;
        this.files = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public AddFileDocument(
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
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller writes for none of its sides
     * @throws org.jointgov.shared.InvalidFieldsException when the dispute's catalogue has no such document on offer, or an
     *     attachment is not the side's own, complete
     * @throws org.jointgov.shared.IdInUseException when the township has a document of this id there
     */
    public DisputeFileView add(UUID disputeId, FileDocument document) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            DisputeFiles.Locked dispute = files.lock(disputeId);
            dispute.requireWriter();
            dispute.require(document);
            files.add(dispute, caller.township(), caller.office(), document);
            audit.append(DisputeRecord.entry(
                    "add-document",
                    disputeId,
                    dispute.version() + 1,
                    dispute.leadTownshipId(),
                    dispute.borderId(),
                    dispute.countyCodes(),
                    caller.township(),
                    document.id(),
                    document.code(),
                    document.datedOn(),
                    document.attachments()));
            return queries.after(disputeId);
        });
    }
}
