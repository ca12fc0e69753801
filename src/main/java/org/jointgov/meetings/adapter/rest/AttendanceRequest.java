package org.jointgov.meetings.adapter.rest;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.meetings.domain.AttendanceEntry;
import org.jointgov.meetings.domain.AttendanceRole;
import org.jointgov.meetings.domain.Presence;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/** The own side's list, whole: it replaces the one before. */
public record AttendanceRequest(@Required @Nullable List<Entry> entries) {
    private static final int MOST = 100;

    /** @param office the official's title, not the name */
    @Schema(name = "AttendanceEntryRequest")
    public record Entry(
            @Required @Nullable String office,
            @Required @Means(AttendanceRole.class) @Nullable String role,
            @Required @Means(Presence.class) @Nullable String presence) {}

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
                    fields.oneOf(at + "/role", entry.role(), AttendanceRole.class),
                    fields.oneOf(at + "/presence", entry.presence(), Presence.class)));
        }
        return list;
    }
}
