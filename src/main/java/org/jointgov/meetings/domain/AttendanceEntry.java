package org.jointgov.meetings.domain;

import java.util.List;

/**
 * One official of the own side at a meeting, by office, never by name.
 *
 * @param office the title
 * @param role one of {@link #ROLES}
 * @param presence one of {@link #PRESENCES}
 */
public record AttendanceEntry(String office, String role, String presence) {
    public static final List<String> ROLES = List.of("chair", "attendee", "recorder", "guest");

    /** In person, excused, or represented by a deputy. */
    public static final List<String> PRESENCES = List.of("attended", "excused", "deputy");
}
