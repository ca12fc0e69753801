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
import org.jointgov.meetings.domain.SigningCapacity;
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
 * @param signedBy the sides that have signed the latest minutes as they have to
 * @param twoSigners the sides for which two persons have to sign
 * @param inForceAt when the last signature was given
 * @param addenda to minutes in force, oldest first
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
        List<UUID> twoSigners,
        @Nullable Instant inForceAt,
        List<Addendum> addenda,
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
     * @param signOffDueAt until when every side is to sign it or to say why not, UTC; nothing is approved by silence; absent
     *     before it was put to both sides
     * @param amendmentUntil until when those who attended may propose amendments, UTC; absent before it was put to both sides
     * @param unansweredAmendments while there are any, nothing can be signed
     * @param amendments proposed to this and earlier revisions, oldest first
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
            @Nullable Instant signOffDueAt,
            @Nullable Instant amendmentUntil,
            int unansweredAmendments,
            List<Amendment> amendments,
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

    /**
     * What somebody who attended proposes to change.
     *
     * @param revision that it is about
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "MinutesAmendment")
    public record Amendment(
            UUID id,
            Act act,
            int revision,
            String text,
            @Nullable AmendmentAnswer answer) {}

    /** @param reason why it was not accepted */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "MinutesAmendmentAnswer")
    public record AmendmentAnswer(
            boolean accepted, @Nullable String reason, Act act) {}

    /**
     * What one side adds to minutes in force.
     *
     * @param contentHash docs/content-hash.md
     * @param signedBy the sides that have signed it as they have to
     * @param withdrawnAt by its side, before it stood; UTC
     * @param inForceAt when the last signature was given; UTC
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "MinutesAddendum")
    public record Addendum(
            UUID id,
            Act act,
            @Means(Language.class) String language,
            String text,
            String contentHash,
            List<UUID> signedBy,
            List<SignOff> signOffs,
            @Nullable Instant withdrawnAt,
            @Nullable Instant inForceAt) {}

    /**
     * One person's signature for a side.
     *
     * @param office the signer's; with {@code paper} of who entered the scan
     * @param forOffice the leader's, with {@code deputy} and {@code paper}
     * @param fileId the scan, with {@code paper}
     * @param current whether it counts: it stands under the latest revision
     */
    public record SignOff(
            UUID townshipId,
            String office,
            Instant at,
            int revision,
            String contentHash,
            @Means(SigningCapacity.class) String capacity,
            @Nullable String forOffice,
            @Nullable UUID fileId,
            boolean current) {}
}
