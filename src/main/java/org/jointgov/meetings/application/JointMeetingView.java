package org.jointgov.meetings.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.meetings.domain.AttendanceEntry;
import org.jointgov.meetings.domain.MeetingAction;
import org.jointgov.meetings.domain.MeetingKind;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.meetings.domain.MinutesItem;
import org.jointgov.meetings.domain.MinutesTranslation;
import org.jointgov.shared.Act;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;
import org.jointgov.shared.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A joint meeting as a caller sees it: the summary's fields and all of its parts.
 *
 * @param dateOpen whether the time is provisional, because dates are proposed of which none is fixed
 * @param seriesId the series that it was planned with
 * @param attendance each side's own list
 * @param minutes the latest revision; absent while there is none
 * @param inForceAt when the last leader signed
 * @param readers who outside the planning township opened it; for that township only
 * @param actions what this caller may do now
 */
public record JointMeetingView(
        UUID id,
        long version,
        @Means(MeetingKind.class) String kind,
        String title,
        String place,
        Instant startsAt,
        @Nullable Instant endsAt,
        boolean dateOpen,
        boolean online,
        UUID borderId,
        UUID hostTownshipId,
        UUID ownerTownshipId,
        @Means(MeetingState.class) String state,
        List<UUID> signedBy,
        Instant plannedAt,
        Act plannedBy,
        @Nullable Cancellation cancellation,
        @Nullable UUID seriesId,
        List<Attendance> attendance,
        @Nullable LatestMinutes minutes,
        @Nullable Instant inForceAt,
        @Nullable List<Reader> readers,
        @Means(MeetingAction.class) List<String> actions) {

    /** Why and by whom it was called off. */
    public record Cancellation(String reason, Act act) {}

    /** @param version of this side's list, which a change of it names in {@code If-Match} */
    public record Attendance(UUID townshipId, long version, List<AttendanceEntry> entries) {}

    /**
     * @param language the authoritative one
     * @param text of the meeting as a whole; empty when there are items only
     * @param translations the same in other languages, with an entry for each item
     * @param townshipId the side that wrote this revision
     * @param contentHash docs/content-hash.md
     * @param signOffDueAt until when every side is to sign it or to say why not, UTC; nothing is approved by silence
     * @param signOffs under this and earlier revisions, newest first
     * @param refusals of this and earlier revisions, newest first
     * @param translationConfirmations of this revision
     */
    public record LatestMinutes(
            int revision,
            @Means(Language.class) String language,
            String text,
            List<MinutesItem> items,
            List<MinutesTranslation> translations,
            String contentHash,
            UUID townshipId,
            String office,
            Instant at,
            Instant signOffDueAt,
            List<SignOff> signOffs,
            List<Refusal> refusals,
            List<TranslationConfirmation> translationConfirmations) {}

    /**
     * Why a side's leader did not sign.
     *
     * @param current whether it is about the latest revision
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "MinutesRefusal")
    public record Refusal(UUID townshipId, String office, Instant at, int revision, String reason, boolean current) {}

    /** A side that did not write the revision says that the translation says the same as the authoritative text. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "TranslationConfirmation")
    public record TranslationConfirmation(
            @Means(Language.class) String language, UUID townshipId, String office, Instant at) {}

    /** @param current whether it counts: it stands under the latest revision */
    public record SignOff(
            UUID townshipId, String office, Instant at, int revision, String contentHash, boolean current) {}
}
