package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.DisputeFiles;
import org.jointgov.disputes.domain.NewAttachment;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.RequestContext;

/** Keeps a piece of an attachment whose beginning is on record, as its end will be. The same piece again changes nothing. */
@UseCase
public class ReceiveAttachmentChunk {
    private final RequestContext request;
    private final DisputeFiles files;
    private final DisputeFileQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ReceiveAttachmentChunk() {
        this.request = null;
        this.files = null;
        this.queries = null;
    }

    @Inject
    public ReceiveAttachmentChunk(RequestContext request, DisputeFiles files, DisputeFileQueries queries) {
        this.request = request;
        this.files = files;
        this.queries = queries;
    }

    /**
     * @param number counted from 0
     * @param objects what to keep it in ({@link AttachmentObjects})
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such attachment
     * @throws org.jointgov.shared.ForbiddenException when it is not for the caller's side to write
     * @throws org.jointgov.shared.InvalidTransitionException when the upload has ended
     * @throws ConflictException when an earlier piece has not come yet
     * @throws ProblemException when the piece has another length than its place asks for
     */
    public AttachmentView receive(UUID disputeId, UUID attachmentId, int number, byte[] chunk, List<UUID> objects) {
        UUID township = request.caller().township();
        DisputeFiles.Upload upload = files.lockUpload(disputeId, attachmentId);
        upload.requireOpen();
        if (number > upload.received() || number >= NewAttachment.chunks(upload.bytes())) {
            throw new ConflictException();
        }
        if (number == upload.received()) {
            if (chunk.length != upload.nextChunkBytes()) {
                throw new ProblemException(
                        chunk.length > NewAttachment.CHUNK_BYTES ? Problem.BODY_TOO_LARGE : Problem.INVALID_REQUEST);
            }
            files.receive(upload, township, chunk, objects);
        }
        return queries.attachment(disputeId, attachmentId);
    }
}
