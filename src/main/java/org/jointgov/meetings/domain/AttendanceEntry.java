package org.jointgov.meetings.domain;

import org.jointgov.shared.Means;

/**
 * One official of the own side at a meeting, by office, never by name.
 *
 * @param office the title
 */
public record AttendanceEntry(
        String office,
        @Means(AttendanceRole.class) String role,
        @Means(Presence.class) String presence) {}
