package org.jointgov.disputes.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.api.Severity;
import org.jointgov.disputes.domain.DisputeAction;
import org.jointgov.disputes.domain.DisputeAlertKind;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.LegalNature;
import org.jointgov.disputes.domain.StatusQuoItem;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jointgov.shared.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A dispute's page as this caller may see it. Personal data is not in it: that stays with its alert, encrypted.
 *
 * @param fileNumber what stands on the file
 * @param type the alert's when the dispute was opened
 * @param townshipId the township that opened it
 * @param leadTownshipId the side that leads
 * @param sides the townships whose consent counts, the leading one among them
 * @param alert what it was opened from
 * @param merged the alert of another township that is one matter with it
 * @param leadProposals that another side shall lead, newest first
 * @param dueOn as in {@link DisputeSummary}
 * @param legalNature what all sides declare it to be now; absent while they differ or one has not spoken
 * @param declarations what each side declared it to be in law, newest first; the first of a side counts
 * @param statusQuo the ground has to stay as it is: a side calls it a matter of pasture use or of the boundary
 * @param breaches what the sides saw change on the ground, newest first, at most 100
 * @param negotiation what the sides put on record about an administrative boundary, newest first, at most 100
 * @param meetings on whose agenda it stands, newest first
 * @param readers who beyond the sides opened it; for the sides' leaders and clerks
 * @param actions what this caller may do now
 */
public record DisputeView(
        UUID id,
        long version,
        String fileNumber,
        String type,
        @Means(DisputeStatus.class) String status,
        UUID townshipId,
        UUID leadTownshipId,
        UUID borderId,
        List<UUID> sides,
        AlertLink alert,
        @Nullable AlertLink merged,
        Act opened,
        @Nullable LocalDate dueOn,
        @Means(LegalNature.class) @Nullable String legalNature,
        List<LeadProposal> leadProposals,
        List<Declaration> declarations,
        boolean statusQuo,
        List<Breach> breaches,
        List<Note> negotiation,
        List<Meeting> meetings,
        @Nullable List<Reader> readers,
        @Means(DisputeAction.class) List<String> actions) {

    /**
     * The alert, in its public words as they stand now.
     *
     * @param escalated it, and so the dispute, is open to the counties
     */
    public record AlertLink(
            UUID id,
            UUID townshipId,
            @Means(DisputeAlertKind.class) String kind,
            @Means(Severity.class) String severity,
            String headline,
            String placeName,
            boolean escalated) {}

    /**
     * A side's word on what the dispute is in law.
     *
     * @param version counts the side's declarations
     */
    public record Declaration(@Means(LegalNature.class) String nature, int version, Act act) {}

    /** The leading side asked another one to lead. @param answer absent: it waits */
    public record LeadProposal(
            UUID id,
            UUID toTownshipId,
            String reason,
            Act proposed,
            @Nullable LeadAnswer answer) {}

    /** What the asked side said. @param reason of a refusal */
    public record LeadAnswer(boolean accepted, @Nullable String reason, Act act) {}

    /** What a side saw change on the ground. */
    public record Breach(
            UUID id,
            @Means(StatusQuoItem.class) String item,
            LocalDate seenOn,
            String place,
            String seen,
            Act recorded) {}

    /**
     * A joint meeting on whose agenda the dispute stands.
     *
     * @param startsAt UTC
     * @param reached whether the meeting came to it; absent while nobody has said so
     */
    @Schema(name = "DisputeMeeting")
    public record Meeting(
            UUID id,
            String title,
            Instant startsAt,
            @Nullable Boolean reached) {}

    /** What a side put on record of the negotiation. */
    public record Note(UUID id, String text, Act written) {}
}
