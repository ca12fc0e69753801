package org.jointgov.meetings.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeetingSeriesTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final UUID DUOMA = new UUID(0, 1);
    private static final UUID SUOJIA = new UUID(0, 2);

    /** The last day of August, ten in the morning in China. */
    private static final Instant FIRST = Instant.parse("2026-08-31T02:00:00Z");

    private static final MeetingPlan PLAN =
            new MeetingPlan("symposium", "平安边界座谈会", "索加乡政府", FIRST, FIRST.plusSeconds(7200), false, DUOMA);

    @Test
    void eachMeetingIsAtTheSameTimeOfItsDay() {
        assertEquals(FIRST, SeriesRhythm.HALF_YEARLY.at(FIRST, 1, CHINA));
        assertEquals(Instant.parse("2027-02-28T02:00:00Z"), SeriesRhythm.HALF_YEARLY.at(FIRST, 2, CHINA));
        assertEquals(
                Instant.parse("2027-08-31T02:00:00Z"),
                SeriesRhythm.HALF_YEARLY.at(FIRST, 3, CHINA),
                "counted from the first, not from the short month");
        assertEquals(Instant.parse("2026-11-30T02:00:00Z"), SeriesRhythm.QUARTERLY.at(FIRST, 2, CHINA));
        assertEquals(Instant.parse("2027-08-31T02:00:00Z"), SeriesRhythm.YEARLY.at(FIRST, 2, CHINA));
    }

    @Test
    void theDayIsThatOfChina() {
        Instant night = Instant.parse("2026-08-30T17:00:00Z");
        assertEquals(1, MeetingSeries.until(LocalDate.of(2026, 8, 31), SeriesRhythm.YEARLY, night, CHINA));
        assertEquals(0, MeetingSeries.until(LocalDate.of(2026, 8, 30), SeriesRhythm.YEARLY, night, CHINA));
    }

    @Test
    void aTermIsFilledUpToTen() {
        assertEquals(2, MeetingSeries.until(LocalDate.of(2027, 8, 30), SeriesRhythm.HALF_YEARLY, FIRST, CHINA));
        assertEquals(3, MeetingSeries.until(LocalDate.of(2027, 8, 31), SeriesRhythm.HALF_YEARLY, FIRST, CHINA));
        assertEquals(
                MeetingSeries.MOST,
                MeetingSeries.until(LocalDate.of(2099, 1, 1), SeriesRhythm.QUARTERLY, FIRST, CHINA));
    }

    @Test
    void theSidesAreHostInTurn() {
        List<MeetingPlan> plans = MeetingSeries.plans(PLAN, SeriesRhythm.YEARLY, 3, List.of(DUOMA, SUOJIA), CHINA);
        assertEquals(
                List.of(DUOMA, SUOJIA, DUOMA),
                plans.stream().map(MeetingPlan::hostTownshipId).toList());
        assertEquals(PLAN, plans.get(0));
        assertEquals(Instant.parse("2028-08-31T04:00:00Z"), plans.get(2).endsAt());
        assertEquals(
                List.of(DUOMA, DUOMA),
                MeetingSeries.plans(PLAN, SeriesRhythm.YEARLY, 2, List.of(DUOMA), CHINA).stream()
                        .map(MeetingPlan::hostTownshipId)
                        .toList());
    }
}
