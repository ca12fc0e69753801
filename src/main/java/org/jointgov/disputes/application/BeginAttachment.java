package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.DisputeFiles;
import org.jointgov.disputes.domain.NewAttachment;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.RequestContext;

/** A side announces an attachment of the file, which it will send in chunks. */
@UseCase
public class BeginAttachment {
    private final Commands commands;
    private final RequestContext request;
    private final DisputeFiles files;
    private final DisputeFileQueries queries;
    private final AuditTrail audit;
    private final long mebibytes;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected BeginAttachment() {
        this.commands = null;
        this.request = null;
        this.files = null;
        this.queries = null;
        this.audit = null;
        this.mebibytes = 0;
    }

    @Inject
    public BeginAttachment(
            Commands commands,
            RequestContext request,
            DisputeFiles files,
            DisputeFileQueries queries,
            AuditTrail audit,
            @ConfigProperty(name = "jointgov.attachments.dispute-mebibytes", defaultValue = "500") long mebibytes) {
        this.commands = commands;
        this.request = request;
        this.files = files;
        this.queries = queries;
        this.audit = audit;
        this.mebibytes = mebibytes;
    }

    /**
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller writes for none of its sides
     * @throws org.jointgov.shared.IdInUseException when the township has an attachment of this id there
     * @throws ProblemException when the dispute's attachments would become larger in all than is configured
     */
    public AttachmentView begin(UUID disputeId, NewAttachment attachment) {
        return commands.once(earlier -> queries.attachment(earlier.recordId(), attachment.id()), () -> {
            Caller caller = request.caller();
            DisputeFiles.Locked dispute = files.lock(disputeId);
            dispute.requireWriter();
            if (dispute.bytes() + attachment.bytes() > mebibytes * 1024 * 1024) {
                throw new ProblemException(Problem.FILE_FULL);
            }
            files.begin(dispute, caller.township(), caller.office(), attachment);
            audit.append(DisputeRecord.entry(
                    "begin-attachment",
                    disputeId,
                    dispute.version() + 1,
                    dispute.leadTownshipId(),
                    dispute.borderId(),
                    dispute.countyCodes(),
                    caller.township(),
                    attachment.id(),
                    attachment.kind(),
                    attachment.mediaType(),
                    attachment.bytes(),
                    attachment.sha256()));
            return queries.attachment(disputeId, attachment.id());
        });
    }
}
