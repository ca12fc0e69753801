package org.jointgov.reporting.application;

import java.time.Instant;
import java.util.UUID;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for the caller.
 *
 * @param recordKind {@code dispute-alert}, {@code joint-meeting}, {@code cooperation-agreement}, {@code commitment} or {@code invitation}
 * @param title headline or title; of an invitation the office
 * @param reason why it stands here: a {@link HomeReason}
 * @param townshipId the township that owns the record
 * @param since since when it waits, UTC; of a meeting when it begins
 * @param severity of an alert
 * @param answerDueAt when an answer to the alert is due, UTC; of an alert that waits
 * @param overdue it was due before now
 * @param responder the caller is the one who answers alerts of this border; of an alert that waits
 */
public record HomeItem(
        String recordKind,
        UUID recordId,
        String title,
        String reason,
        @Nullable UUID borderId,
        @Nullable UUID townshipId,
        Instant since,
        @Nullable String severity,
        @Nullable Instant answerDueAt,
        boolean overdue,
        boolean responder) {

    /** @throws IllegalArgumentException for a kind or reason that has no name */
    public HomeItem {
        Slugged.require(RecordKind.class, recordKind);
        Slugged.require(HomeReason.class, reason);
    }

    /** Whether it waits for a signature rather than for some other act. */
    public boolean isForSignature() {
        return reason.equals("team-consent-waits")
                || reason.equals("settlement-waits")
                || reason.equals("sign-off-waits")
                || reason.equals("addendum-waits")
                || reason.equals("acceptance-waits")
                || reason.equals("signature-waits");
    }
}
