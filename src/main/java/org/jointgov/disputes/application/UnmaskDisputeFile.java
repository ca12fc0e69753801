package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.disputes.domain.DisputeFiles;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;

/** Shows names, thumbnails and notes of a dispute's file, or an attachment, to somebody who handles the dispute. Every time is recorded. */
@UseCase
public class UnmaskDisputeFile {
    private final RequestContext request;
    private final DisputeFiles files;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected UnmaskDisputeFile() {
        this.request = null;
        this.files = null;
    }

    @Inject
    public UnmaskDisputeFile(RequestContext request, DisputeFiles files) {
        this.request = request;
        this.files = files;
    }

    /**
     * @param purpose what for; kept for the township whose alert it was
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller does not handle it
     */
    public DisputeFiles.Unmasked unmask(UUID disputeId, String purpose) {
        request.caller();
        return files.unmask(disputeId, purpose);
    }

    /**
     * @param purpose what for; kept for the township whose alert it was
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such attachment, or it is not complete
     * @throws org.jointgov.shared.ForbiddenException when the caller does not handle the dispute
     */
    public DisputeFiles.Opened open(UUID disputeId, UUID attachmentId, String purpose) {
        request.caller();
        return files.open(disputeId, attachmentId, purpose);
    }

    /**
     * A piece of what was opened, in a transaction of its own: a thin network keeps no connection to the database.
     *
     * @throws org.jointgov.shared.NotFoundException when it may not be read any more
     */
    public byte[] chunk(DisputeFiles.Opened opened, int number) {
        return files.chunk(opened, number);
    }
}
