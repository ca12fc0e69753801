package org.jointgov.meetings.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The dates that the sides of a planned meeting propose. Each act is the acting township's own and throws
 * {@link org.jointgov.shared.InvalidTransitionException} once there are minutes or the meeting is cancelled.
 */
public interface MeetingDates {
    /**
     * Proposes dates for the own side.
     *
     * @return the meeting's version afterwards
     * @throws org.jointgov.shared.InvalidFieldsException when more than {@link ProposedDate#MOST} of the side's would stand, or
     *     one of them stands already
     */
    long propose(UUID owner, UUID meetingId, List<ProposedDate> dates);

    /**
     * Takes a date of the own side back.
     *
     * @return the meeting's version afterwards
     * @throws org.jointgov.shared.NotFoundException when no such date stands
     * @throws org.jointgov.shared.ForbiddenException when another side proposed it
     */
    long withdraw(UUID owner, UUID meetingId, UUID date);

    /**
     * Says whether other sides' dates suit the own side; said again it is corrected.
     *
     * @return the sides that proposed them
     * @throws org.jointgov.shared.NotFoundException when one of the dates does not stand
     * @throws org.jointgov.shared.ForbiddenException when one is the own side's
     */
    Set<UUID> answer(UUID owner, UUID meetingId, List<DateAnswer> answers);

    /**
     * Fixes the meeting's time; the other proposals stand no more.
     *
     * @param date one that every side has said yes to; absent: the time that the plan has
     * @return the meeting's version afterwards
     * @throws org.jointgov.shared.NotFoundException when no such date stands
     * @throws org.jointgov.shared.ForbiddenException when another side planned the meeting
     * @throws org.jointgov.shared.InvalidTransitionException also when no dates are open, or a side has not said yes
     */
    long fix(UUID owner, UUID meetingId, @Nullable UUID date);
}
