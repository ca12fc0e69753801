package org.jointgov.reporting.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for the caller.
 *
 * @param recordKind {@code dispute-alert}, {@code joint-meeting}, {@code cooperation-agreement} or {@code invitation}
 * @param title headline or title; of an invitation the office
 * @param reason why it stands here: {@code alert-waits}, {@code sign-off-waits} …
 * @param townshipId the township that owns the record
 * @param since since when it waits, UTC; of a meeting when it begins
 * @param severity of an alert
 */
public record HomeItem(
        String recordKind,
        UUID recordId,
        String title,
        String reason,
        @Nullable UUID borderId,
        @Nullable UUID townshipId,
        Instant since,
        @Nullable String severity) {

    /** Whether it waits for a signature rather than for some other act. */
    public boolean isForSignature() {
        return reason.equals("sign-off-waits") || reason.equals("acceptance-waits") || reason.equals("signature-waits");
    }
}
