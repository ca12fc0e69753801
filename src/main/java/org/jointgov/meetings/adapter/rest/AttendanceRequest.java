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
    private static final int LONGEST = 60;

    /**
     * @param office the official's title, not the name
     * @param deputyOffice the title of who came instead; with presence deputy, and only then
     * @param organisation where the guest comes from; with role guest, and only then
     */
    @Schema(name = "AttendanceEntryRequest")
    public record Entry(
            @Required @Nullable String office,
            @Required @Means(AttendanceRole.class) @Nullable String role,
            @Required @Means(Presence.class) @Nullable String presence,
            @Nullable String deputyOffice,
            @Nullable String organisation) {}

    List<AttendanceEntry> entries(Fields fields) {
        List<Entry> given = fields.present("/entries", entries, List.of());
        if (given.size() > MOST) {
            fields.reject("/entries", "too-many");
        }
        List<AttendanceEntry> list = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), MOST); i++) {
            Entry entry = given.get(i);
            String at = "/entries/" + i;
            String role = fields.oneOf(at + "/role", entry.role(), AttendanceRole.class);
            String presence = fields.oneOf(at + "/presence", entry.presence(), Presence.class);
            list.add(new AttendanceEntry(
                    fields.line(at + "/office", entry.office(), LONGEST),
                    role,
                    presence,
                    lineIf(presence.equals(Presence.DEPUTY.slug()), fields, at + "/deputyOffice", entry.deputyOffice()),
                    lineIf(
                            role.equals(AttendanceRole.GUEST.slug()),
                            fields,
                            at + "/organisation",
                            entry.organisation())));
        }
        return list;
    }

    /** A line that belongs to this entry, or must not stand there. */
    private static @Nullable String lineIf(boolean belongs, Fields fields, String at, @Nullable String value) {
        if (belongs) {
            return fields.line(at, value, LONGEST);
        }
        if (fields.optionalLine(at, value, LONGEST) != null) {
            fields.reject(at, "invalid");
        }
        return null;
    }
}
