package org.jointgov.meetings.domain;

import java.util.List;
import java.util.UUID;
import org.jointgov.shared.NotFoundException;

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

    /** Writes the acting township's signature under the latest revision. */
    void sign(Minutes signed, UUID township, UUID person, String office);

    /** Writes why the acting township's leader does not sign the latest revision. */
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
     */
    record Locked(Minutes minutes, long attendanceVersion) {}
}
