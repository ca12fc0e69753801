package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** The files of the disputes that the caller can see. Every write is a row of the acting township. */
public interface DisputeFiles {
    /**
     * What goes into a file builds on this.
     *
     * @param worker whether the caller writes for a side
     * @param bytes of all attachments of all sides
     * @param offered the codes of the dispute's catalogue
     * @param complete the side's own attachments that may be put on file
     * @param keys the wrapped keys for new words, for who writes
     */
    record Locked(
            UUID leadTownshipId,
            UUID disputeId,
            UUID borderId,
            long version,
            boolean worker,
            List<String> countyCodes,
            long bytes,
            Set<String> offered,
            Set<UUID> complete,
            @Nullable DisputeKeys keys) {

        /** @throws ForbiddenException when the caller writes for none of the sides */
        public void requireWriter() {
            if (!worker) {
                throw new ForbiddenException();
            }
        }

        /** @throws InvalidFieldsException when the catalogue does not offer the code, or an attachment is not the side's own */
        public void require(FileDocument document) {
            if (!offered.contains(document.code())) {
                throw InvalidFieldsException.of("/code", "unknown-value");
            }
            if (!complete.containsAll(document.attachments())) {
                throw InvalidFieldsException.of("/attachments", "unknown-value");
            }
        }
    }

    /**
     * A document on file.
     *
     * @param own whether the acting township has put it there
     * @param withdrawn whether it has been withdrawn
     */
    record Filed(boolean own, boolean withdrawn) {
        /**
         * @throws ForbiddenException when it is another side's
         * @throws InvalidTransitionException when it is withdrawn already
         */
        public void requireWithdrawable() {
            if (!own) {
                throw new ForbiddenException();
            }
            if (withdrawn) {
                throw new InvalidTransitionException();
            }
        }
    }

    /**
     * An attachment, held for this transaction.
     *
     * @param worker whether it is the caller's side's and the caller writes for that
     * @param state an {@link AttachmentState}
     * @param received how many chunks have come
     */
    record Upload(
            UUID leadTownshipId,
            UUID disputeId,
            UUID borderId,
            UUID id,
            boolean worker,
            List<String> countyCodes,
            String state,
            String mediaType,
            int bytes,
            int received,
            String sha256,
            @Nullable DisputeKeys keys) {

        /**
         * @throws ForbiddenException when it is not for the caller to write
         * @throws InvalidTransitionException when the upload has ended
         */
        public void requireOpen() {
            if (!worker) {
                throw new ForbiddenException();
            }
            if (!state.equals(AttachmentState.UPLOADING.slug())) {
                throw new InvalidTransitionException();
            }
        }

        /** @throws InvalidTransitionException when chunks are still to come */
        public void requireWhole() {
            if (received < NewAttachment.chunks(bytes)) {
                throw new InvalidTransitionException();
            }
        }

        /** How long the next chunk is, in bytes. */
        public int nextChunkBytes() {
            return Math.min(NewAttachment.CHUNK_BYTES, bytes - received * NewAttachment.CHUNK_BYTES);
        }
    }

    /**
     * What is kept of an upload.
     *
     * @param rewritten null: it stays as it came
     * @param bytes of what is kept
     * @param sha256 of what is kept
     * @param scanned whether a virus scanner has looked at it
     * @param thumbnail a small JPEG, of an image that can be drawn
     */
    record Kept(byte @Nullable [] rewritten, int bytes, String sha256, boolean scanned, byte @Nullable [] thumbnail) {}

    /** Names, thumbnails and notes, in clear. */
    record Unmasked(List<Name> attachments, List<Note> documents) {}

    /** @param townshipId the side whose attachment it is */
    record Name(UUID townshipId, UUID id, String fileName, byte @Nullable [] thumbnail) {}

    /** @param townshipId the side that put it there */
    record Note(UUID townshipId, UUID id, String text) {}

    /**
     * An attachment that may be read for an hour.
     *
     * @param reading the record of it
     * @param bytes of the whole content
     */
    record Opened(
            UUID disputeId, UUID townshipId, UUID id, UUID reading, String mediaType, int bytes, DisputeKeys keys) {}

    /**
     * The dispute, held for this transaction when the caller writes for a side.
     *
     * @throws NotFoundException when the caller sees no such dispute
     */
    Locked lock(UUID disputeId);

    /** @throws org.jointgov.shared.IdInUseException when the township has an attachment of this id here */
    void begin(Locked dispute, UUID township, String office, NewAttachment attachment);

    /** @throws NotFoundException when the caller sees no such attachment */
    Upload lockUpload(UUID disputeId, UUID attachmentId);

    /**
     * Names of objects that the caller's open upload may be kept in; none of anything else. @param anew for all chunks of an
     * image; otherwise for the next chunk
     */
    List<UUID> reserve(UUID disputeId, UUID attachmentId, boolean anew);

    /** Keeps the next chunk. @param objects the object to keep it in; none: in the database */
    void receive(Upload upload, UUID township, byte[] chunk, List<UUID> objects);

    /** Hands over what has come, chunk by chunk. */
    void read(Upload upload, Consumer<byte[]> reader);

    /** Ends the upload. @param objects to keep the chunks of an image in, without its metadata; none: in the database */
    long complete(Upload upload, Kept kept, List<UUID> objects);

    /** Gives the upload up; nothing of it stays. Answers the dispute's new version. */
    long cancel(Upload upload);

    /** Ends the upload and keeps nothing of it. Answers the dispute's new version, as {@link #complete} does. */
    long refuse(Upload upload, AttachmentRefusal refusal, boolean scanned);

    /** @throws org.jointgov.shared.IdInUseException when the township has a document of this id here */
    void add(Locked dispute, UUID township, String office, FileDocument document);

    /** A document of the dispute, the own side's first when two have the same id. @throws NotFoundException when there is none */
    Filed filed(Locked dispute, UUID township, UUID documentId);

    /** Marks a document of the own side as withdrawn. The database refuses it when the dispute is closed. */
    void withdraw(Locked dispute, UUID township, String office, UUID documentId, String reason);

    /**
     * Names, thumbnails and notes, the latest 100 of each; recorded every time.
     *
     * @throws NotFoundException when the caller sees no such dispute
     * @throws ForbiddenException when the caller does not handle it
     */
    Unmasked unmask(UUID disputeId, String purpose);

    /**
     * Opens a complete attachment, the own side's first when two have the same id; recorded every time.
     *
     * @throws NotFoundException when the caller sees no such attachment
     * @throws ForbiddenException when the caller does not handle the dispute
     */
    Opened open(UUID disputeId, UUID attachmentId, String purpose);

    /** A chunk of what was opened. @throws NotFoundException when it may not be read any more */
    byte[] chunk(Opened opened, int number);
}
