package org.jointgov.disputes.application;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.AttachmentKind;
import org.jointgov.disputes.domain.AttachmentRefusal;
import org.jointgov.disputes.domain.AttachmentState;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * An attachment of a dispute's file, without its name and content.
 *
 * @param bytes of what is kept; while it is being sent, of what will come
 * @param chunks how many pieces of 512 KiB will come; the last may be shorter
 * @param nextChunk the number of the piece that is to come next, counted from 0
 * @param receivedSha256 of what was sent
 * @param contentSha256 of what is kept: of an image, without its metadata; absent while it is not complete
 * @param scanned whether a virus scanner has looked at it
 * @param completedAt UTC; absent while it is being sent
 */
@Schema(name = "DisputeAttachment")
public record AttachmentView(
        UUID id,
        @Means(AttachmentKind.class) String kind,
        String mediaType,
        int bytes,
        @Means(AttachmentState.class) String state,
        @Means(AttachmentRefusal.class) @Nullable String refusal,
        int chunks,
        int nextChunk,
        String receivedSha256,
        @Nullable String contentSha256,
        boolean scanned,
        Act begun,
        @Nullable Instant completedAt) {}
