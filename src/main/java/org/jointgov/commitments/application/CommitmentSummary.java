package org.jointgov.commitments.application;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.commitments.domain.CommitmentStatus;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a commitment.
 *
 * @param townshipId the side that owes it
 * @param office of that side, which answers for it
 * @param language the authoritative one of the minutes
 * @param text what it is, in that language
 * @param translations the same in the minutes' other languages
 * @param dueOn the last day, in Asia/Shanghai
 * @param overdue the day is over, and nobody has reported anything
 * @param proposedDueOn a later day that waits for another side's answer
 * @param minutesCommitmentId its id in the minutes
 * @param meeting whose minutes made it
 */
public record CommitmentSummary(
        UUID id,
        long version,
        UUID townshipId,
        UUID borderId,
        String office,
        @Means(Language.class) String language,
        String text,
        List<Translation> translations,
        LocalDate dueOn,
        boolean overdue,
        @Nullable LocalDate proposedDueOn,
        @Means(CommitmentStatus.class) String status,
        UUID minutesCommitmentId,
        MeetingLink meeting) {

    /** The text in another language; empty when nobody has translated it. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "CommitmentTranslation")
    public record Translation(@Means(Language.class) String language, String text) {}

    /** @param itemTitle the item of the minutes, in their authoritative language */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "CommitmentMeeting")
    public record MeetingLink(UUID id, String title, String itemTitle) {}
}
