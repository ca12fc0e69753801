package org.jointgov.meetings.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.meetings.domain.DateAction;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * The dates that stand for a planned meeting, earliest first. The side that proposes one has said yes to it.
 *
 * @param version the meeting's, which fixing a date names in {@code If-Match}
 * @param open whether dates stand: the meeting's own time is provisional until one is fixed
 * @param startsAt the plan's time as it stands, UTC
 * @param actions what this caller may do now
 */
public record MeetingDatesView(
        UUID meetingId,
        long version,
        boolean open,
        Instant startsAt,
        @Nullable Instant endsAt,
        List<Date> dates,
        @Means(DateAction.class) List<String> actions) {

    /**
     * A date that a side proposes.
     *
     * @param proposed by which side, and when
     * @param agreed whether every side of the border has said yes
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "MeetingDate")
    public record Date(
            UUID id, Instant startsAt, @Nullable Instant endsAt, Act proposed, List<Answer> answers, boolean agreed) {}

    /** What another side says of it. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "MeetingDateAnswer")
    public record Answer(boolean suits, @Nullable String remark, Act act) {}
}
