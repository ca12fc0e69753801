package org.jointgov.meetings.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.UUID;
import org.jointgov.shared.InvalidTransitionException;
import org.junit.jupiter.api.Test;

class JointMeetingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final UUID DUOMA = new UUID(0, 1);
    private static final MeetingPlan PLAN = new MeetingPlan("symposium", "平安边界座谈会", "索加乡政府", NOW, null, false, DUOMA);

    private final JointMeeting meeting = JointMeeting.plan(new UUID(1, 1), DUOMA, new UUID(2, 1), "乡长", PLAN);

    @Test
    void isPlannedAsItWasMeant() {
        assertEquals(MeetingState.PLANNED, meeting.state());
        assertEquals(PLAN, meeting.plan());
    }

    @Test
    void canBeChangedWhileItIsPlanned() {
        MeetingPlan later = new MeetingPlan(
                "exchange-visit", "走访互动", "多玛乡", NOW.plusSeconds(60), NOW.plusSeconds(120), true, new UUID(0, 2));
        meeting.change(later);
        assertEquals(later, meeting.plan());
    }

    @Test
    void isOverOnceCancelled() {
        meeting.cancel("大雪封路", "乡长", NOW);
        assertEquals(MeetingState.CANCELLED, meeting.state());
        assertThrows(InvalidTransitionException.class, () -> meeting.change(PLAN));
        assertThrows(InvalidTransitionException.class, () -> meeting.cancel("again", "乡长", NOW));
    }
}
