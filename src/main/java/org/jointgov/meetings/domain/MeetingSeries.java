package org.jointgov.meetings.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Meetings that a township plans in one act. Each of them is a meeting of its own from then on.
 *
 * @param id chosen by the caller, or new
 * @param townshipId the planner's
 * @param plans in their order, one to {@link #MOST}
 * @param rotating whether the sides are host in turn
 * @param agreement the cooperation agreement whose rhythm they follow
 */
public record MeetingSeries(
        UUID id,
        UUID townshipId,
        UUID borderId,
        SeriesRhythm rhythm,
        List<MeetingPlan> plans,
        boolean rotating,
        @Nullable Agreement agreement) {
    /** A series has no more meetings. */
    public static final int MOST = 10;

    /**
     * An agreement in force.
     *
     * @param townshipId that drafted it
     * @param termTo the last day of its term, if it has one
     */
    public record Agreement(
            UUID townshipId, UUID id, @Nullable LocalDate termTo) {}

    /**
     * So many meetings of a rhythm begin until a day, at most {@link #MOST}.
     *
     * @param first when the first begins, UTC
     * @param last the last day
     */
    public static int until(LocalDate last, SeriesRhythm rhythm, Instant first, ZoneId zone) {
        int count = 0;
        while (count < MOST
                && !LocalDate.ofInstant(rhythm.at(first, count + 1, zone), zone).isAfter(last)) {
            count++;
        }
        return count;
    }

    /**
     * The plans of a rhythm: each like the first, at its own time.
     *
     * @param hosts who are host in turn, the first's host first; only that one when it does not change
     */
    public static List<MeetingPlan> plans(
            MeetingPlan first, SeriesRhythm rhythm, int count, List<UUID> hosts, ZoneId zone) {
        List<MeetingPlan> plans = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Instant start = rhythm.at(first.startsAt(), number, zone);
            Instant end =
                    first.endsAt() == null ? null : start.plus(Duration.between(first.startsAt(), first.endsAt()));
            plans.add(new MeetingPlan(
                    first.kind(),
                    first.title(),
                    first.place(),
                    start,
                    end,
                    first.online(),
                    hosts.get((number - 1) % hosts.size())));
        }
        return plans;
    }
}
