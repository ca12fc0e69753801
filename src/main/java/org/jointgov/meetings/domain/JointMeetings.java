package org.jointgov.meetings.domain;

import java.util.List;
import java.util.UUID;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** The joint meetings that the caller can see. */
public interface JointMeetings {
    /**
     * Adds a planned meeting.
     *
     * @throws org.jointgov.shared.IdInUseException when a meeting that the caller can see has the id
     * @throws org.jointgov.shared.InvalidFieldsException when the host is no member of the border
     */
    void add(JointMeeting meeting);

    /** @throws NotFoundException when the caller sees no such meeting */
    JointMeeting get(UUID id);

    /**
     * The later meetings of the same series, in their order, as its planner keeps them.
     *
     * @throws org.jointgov.shared.InvalidTransitionException when the meeting is of no series
     */
    List<JointMeeting> following(JointMeeting meeting);

    /**
     * Writes the planner's changes now.
     *
     * @throws org.jointgov.shared.ConflictException when another act came in between
     * @throws org.jointgov.shared.InvalidFieldsException when the host is no member of the border
     */
    void save();

    /**
     * The minutes, held for this transaction: acts on one meeting follow one another.
     *
     * @throws NotFoundException when the caller sees no such meeting
     */
    Locked lock(UUID id);

    /**
     * Writes the latest revision as the acting township's.
     *
     * @throws org.jointgov.shared.InvalidFieldsException when it names a township that is no side, or an item that is not on the
     *     agenda
     */
    void write(Minutes revised, MinutesContent wording, UUID township, String office);

    /**
     * Writes a signature of the acting township under the latest revision.
     *
     * @throws org.jointgov.shared.InvalidFieldsException when the scan is none of the township's of a hand-signed paper of this
     *     meeting, or stands for another signature
     */
    void sign(Minutes signed, Signature signature, String office, SigningAct act);

    /** Writes that the acting township puts the latest revision to both sides for so many days. */
    void putToBothSides(Minutes put, int days, UUID township, String office);

    /**
     * Writes what somebody of the acting township proposes to change in the latest revision.
     *
     * @throws org.jointgov.shared.IdInUseException when the meeting has a proposal of this id
     */
    void propose(Minutes proposed, UUID id, String text, UUID township, String office);

    /**
     * Writes the acting township's answer to another side's proposal.
     *
     * @param reason required unless accepted
     * @throws NotFoundException when the meeting has no proposal of this id
     * @throws org.jointgov.shared.InvalidTransitionException when it is the acting township's, or was answered
     */
    void answer(
            Minutes answered, UUID amendment, boolean accepted, @Nullable String reason, UUID township, String office);

    /** Writes why the acting township does not sign the latest revision. */
    void refuse(Minutes refused, UUID township, String office, String reason);

    /**
     * Writes that the acting township confirms a translation in the latest revision.
     *
     * @throws org.jointgov.shared.InvalidTransitionException when the acting township wrote it, or has confirmed it
     */
    void confirmTranslation(Minutes confirmed, String language, UUID township, String office);

    /** Writes the acting township's list in this version. */
    void record(Minutes attended, UUID township, String office, List<AttendanceEntry> entries, long version);

    /**
     * @param minutes as they stand
     * @param attendanceVersion the version of the acting township's list; 0 while there is none
     * @param rights the caller's
     */
    record Locked(Minutes minutes, long attendanceVersion, SigningRights rights) {}
}
