package org.jointgov.meetings.adapter.rest;

import java.util.ArrayList;
import java.util.List;
import org.jointgov.meetings.domain.AttendanceEntry;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/** The own side's list, whole: it replaces the one before. */
public record AttendanceRequest(@Nullable List<Entry> entries) {
    private static final int MOST = 100;

    /**
     * @param office the official's title, not the name
     * @param role {@code chair, attendee, recorder, guest}
     * @param presence {@code attended, excused, deputy}
     */
    public record Entry(
            @Nullable String office,
            @Nullable String role,
            @Nullable String presence) {}

    List<AttendanceEntry> entries(Fields fields) {
        List<Entry> given = fields.present("/entries", entries, List.of());
        if (given.size() > MOST) {
            fields.reject("/entries", "too-many");
        }
        List<AttendanceEntry> list = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), MOST); i++) {
            Entry entry = given.get(i);
            String at = "/entries/" + i;
            list.add(new AttendanceEntry(
                    fields.line(at + "/office", entry.office(), 60),
                    fields.oneOf(at + "/role", entry.role(), AttendanceEntry.ROLES),
                    fields.oneOf(at + "/presence", entry.presence(), AttendanceEntry.PRESENCES)));
        }
        return list;
    }
}
