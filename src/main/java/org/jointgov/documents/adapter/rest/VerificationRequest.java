package org.jointgov.documents.adapter.rest;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * What a paper says of itself.
 *
 * @param contentHash SHA-256 in hex, in one piece or as it is printed
 */
public record VerificationRequest(
        @Required @Means(UUID.class) @Nullable String meetingId,
        @Required @Nullable String contentHash) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    UUID meetingId(Fields fields) {
        String text = fields.line("/meetingId", meetingId, 60).strip();
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            if (!text.isEmpty()) {
                fields.reject("/meetingId", "malformed");
            }
            return new UUID(0, 0);
        }
    }

    String contentHash(Fields fields) {
        String hash = fields.line("/contentHash", contentHash, 200)
                .replaceAll("\\s", "")
                .toLowerCase(java.util.Locale.ROOT);
        if (!hash.isEmpty() && !HEX.matcher(hash).matches()) {
            fields.reject("/contentHash", "malformed");
        }
        return hash;
    }
}
