package org.jointgov.disputes.adapter.rest;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.AttachmentKind;
import org.jointgov.disputes.domain.NewAttachment;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be sent.
 *
 * @param id chosen by the client; absent: a new one
 * @param mediaType image/jpeg, image/png, image/webp, application/pdf, audio/webm, audio/mpeg, audio/mp4, audio/ogg or audio/wav;
 *     the content is checked against it
 * @param bytes at most 50 MiB; of an image at most 20 MiB
 * @param sha256 of the whole, 64 hexadecimal digits
 * @param fileName at most 200 characters; encrypted
 */
@Schema(name = "DisputeAttachmentRequest")
public record AttachmentRequest(
        @Nullable UUID id,
        @Required @Means(AttachmentKind.class) @Nullable String kind,
        @Required @Nullable String mediaType,
        @Required @Nullable Integer bytes,
        @Required @Nullable String sha256,
        @Required @Nullable String fileName) {
    private static final List<String> MEDIA_TYPES = List.of(
            "image/jpeg",
            "image/png",
            "image/webp",
            "application/pdf",
            "audio/webm",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/wav");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** The attachment, as far as the fields are good. */
    NewAttachment attachment(Fields fields) {
        String type = fields.oneOf("/mediaType", mediaType, MEDIA_TYPES);
        int size = fields.present("/bytes", bytes, 1);
        int most = type.startsWith("image/") ? NewAttachment.MAX_IMAGE_BYTES : NewAttachment.MAX_BYTES;
        if (size < 1 || size > most) {
            fields.reject("/bytes", "out-of-range");
        }
        String hash = fields.line("/sha256", sha256, 64).toLowerCase(Locale.ROOT);
        if (!hash.isEmpty() && !HASH.matcher(hash).matches()) {
            fields.reject("/sha256", "malformed");
        }
        return new NewAttachment(
                id == null ? Ids.next() : id,
                fields.oneOf("/kind", kind, AttachmentKind.class),
                type,
                size,
                hash,
                fields.line("/fileName", fileName, 200));
    }
}
