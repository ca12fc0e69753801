package org.jointgov.commitments.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.commitments.domain.CommitmentAction;
import org.jointgov.commitments.domain.CommitmentStatus;
import org.jointgov.shared.Act;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * A commitment as a caller sees it: the summary's fields, where it comes from, and what was done about it.
 *
 * @param agreedDueOn the last day as the minutes say
 * @param madeAt when the minutes came into force, UTC
 * @param dispute what its item of the agenda was about
 * @param laterMeetings on whose agendas it stands
 * @param acts in their order
 * @param actions what this caller may do now
 */
public record CommitmentView(
        UUID id,
        long version,
        UUID townshipId,
        UUID borderId,
        String office,
        @Means(Language.class) String language,
        String text,
        List<CommitmentSummary.Translation> translations,
        LocalDate dueOn,
        boolean overdue,
        @Nullable LocalDate proposedDueOn,
        @Means(CommitmentStatus.class) String status,
        UUID minutesCommitmentId,
        CommitmentSummary.MeetingLink meeting,
        LocalDate agreedDueOn,
        Instant madeAt,
        @Nullable DisputeLink dispute,
        List<LaterMeeting> laterMeetings,
        List<Step> acts,
        @Means(CommitmentAction.class) List<String> actions) {

    /** A dispute, in its public words. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "CommitmentDispute")
    public record DisputeLink(UUID id, String fileNumber, String headline) {}

    /** @param startsAt UTC */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "CommitmentLaterMeeting")
    public record LaterMeeting(UUID id, String title, Instant startsAt) {}

    /**
     * What a side did about it.
     *
     * @param text the evidence or the reason
     * @param dueOn the day that was proposed or agreed
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "CommitmentAct")
    public record Step(
            @Means(CommitmentAction.class) String kind,
            @Nullable String text,
            @Nullable LocalDate dueOn,
            Act act) {}
}
