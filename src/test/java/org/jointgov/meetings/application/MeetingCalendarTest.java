package org.jointgov.meetings.application;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.jointgov.meetings.domain.CalendarEntry;
import org.junit.jupiter.api.Test;

class MeetingCalendarTest {
    private static final Instant AT = Instant.parse("2026-12-01T02:00:00Z");

    private static String calendar(boolean cancelled, boolean dateOpen) {
        return MeetingCalendar.of(
                new CalendarEntry(new UUID(1, 1), "座谈会", "索加乡", AT, null, cancelled, dateOpen, 3, AT));
    }

    @Test
    void aMeetingIsTentativeWhileItsDateIsOpen() {
        assertTrue(calendar(false, true).contains("STATUS:TENTATIVE"));
        assertTrue(calendar(false, false).contains("STATUS:CONFIRMED"));
    }

    @Test
    void aCancelledOneIsCancelledInAnyCase() {
        String text = calendar(true, true);
        assertTrue(text.contains("STATUS:CANCELLED"), text);
        assertTrue(text.contains("METHOD:CANCEL"), text);
    }
}
