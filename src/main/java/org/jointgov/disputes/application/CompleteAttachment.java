package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.AttachmentRefusal;
import org.jointgov.disputes.domain.DisputeFiles;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;

/** Checks an attachment of which everything has come, and keeps it or nothing of it. */
@UseCase
public class CompleteAttachment {
    private final Commands commands;
    private final RequestContext request;
    private final DisputeFiles files;
    private final AttachmentCheck checking;
    private final DisputeFileQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CompleteAttachment() {
        this.commands = null;
        this.request = null;
        this.files = null;
        this.checking = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public CompleteAttachment(
            Commands commands,
            RequestContext request,
            DisputeFiles files,
            AttachmentCheck checking,
            DisputeFileQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.files = files;
        this.checking = checking;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param objects what to keep an image in without its metadata ({@link AttachmentObjects})
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such attachment
     * @throws org.jointgov.shared.ForbiddenException when it is not for the caller's side to write
     * @throws org.jointgov.shared.InvalidTransitionException when chunks are still to come, or the upload has ended
     * @throws org.jointgov.shared.ProblemException when the virus scanner or the object store does not answer: everything stays
     *     as it was
     */
    public AttachmentView complete(UUID disputeId, UUID attachmentId, List<UUID> objects) {
        return commands.once(earlier -> queries.attachment(earlier.recordId(), attachmentId), () -> {
            Caller caller = request.caller();
            DisputeFiles.Upload upload = files.lockUpload(disputeId, attachmentId);
            upload.requireOpen();
            upload.requireWhole();
            AttachmentCheck.Outcome outcome = checking.check(upload, reader -> files.read(upload, reader));
            AttachmentRefusal refusal = outcome.refusal();
            DisputeFiles.Kept kept = outcome.kept();
            long version = kept == null
                    ? files.refuse(upload, Objects.requireNonNull(refusal), checking.scans())
                    : files.complete(upload, kept, objects);
            audit.append(DisputeRecord.entry(
                    kept == null ? "refuse-attachment" : "attach",
                    disputeId,
                    version,
                    upload.leadTownshipId(),
                    upload.borderId(),
                    upload.countyCodes(),
                    caller.township(),
                    attachmentId,
                    kept == null ? Objects.requireNonNull(refusal).slug() : kept.sha256()));
            return queries.attachment(disputeId, attachmentId);
        });
    }
}
