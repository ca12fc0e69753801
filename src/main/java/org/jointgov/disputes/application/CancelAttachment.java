package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.DisputeFiles;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Effect;
import org.jointgov.shared.RequestContext;

/** The side that has begun to send an attachment gives it up: what has come of it goes at once. */
@UseCase
public class CancelAttachment {
    private final Commands commands;
    private final RequestContext request;
    private final DisputeFiles files;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CancelAttachment() {
        this.commands = null;
        this.request = null;
        this.files = null;
        this.audit = null;
    }

    @Inject
    public CancelAttachment(Commands commands, RequestContext request, DisputeFiles files, AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.files = files;
        this.audit = audit;
    }

    /**
     * Gives it up. @return the dispute and its new version
     *
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such attachment
     * @throws org.jointgov.shared.ForbiddenException when it is not for the caller's side to write
     * @throws org.jointgov.shared.InvalidTransitionException when the upload has ended
     */
    public Effect cancel(UUID disputeId, UUID attachmentId) {
        return commands.once(earlier -> earlier, () -> {
            Caller caller = request.caller();
            DisputeFiles.Upload upload = files.lockUpload(disputeId, attachmentId);
            upload.requireOpen();
            long version = files.cancel(upload);
            audit.append(DisputeRecord.entry(
                    "cancel-attachment",
                    disputeId,
                    version,
                    upload.leadTownshipId(),
                    upload.borderId(),
                    upload.countyCodes(),
                    caller.township(),
                    attachmentId));
            return new Effect(disputeId, version);
        });
    }
}
