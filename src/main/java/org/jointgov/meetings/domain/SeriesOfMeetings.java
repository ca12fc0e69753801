package org.jointgov.meetings.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The series of joint meetings that the caller can see. */
public interface SeriesOfMeetings {
    /**
     * Adds a series, without its meetings.
     *
     * @param office the planner's title
     * @throws org.jointgov.shared.IdInUseException when the planner has a series with the id
     */
    void add(MeetingSeries series, String office);

    /** A border's townships, in one order for all. */
    List<UUID> members(UUID borderId);

    /** An agreement that the caller sees and that is in force on the border. */
    Optional<MeetingSeries.Agreement> agreement(UUID id, UUID borderId);
}
