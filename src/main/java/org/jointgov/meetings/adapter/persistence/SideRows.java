package org.jointgov.meetings.adapter.persistence;

import java.util.Collections;
import java.util.UUID;
import java.util.stream.Stream;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.platform.persistence.Sql;
import org.jspecify.annotations.Nullable;

/** A row that one side adds to a meeting and nobody changes. */
final class SideRows {
    private SideRows() {}

    /** @param columns beside those that every such row has: whose it is, and of which meeting on which border */
    static void add(Sql sql, String table, String columns, Minutes meeting, UUID township, @Nullable Object... values) {
        sql.update(
                "insert into jointgov." + table + " (township_id, owner_township_id, meeting_id, border_id, " + columns
                        + ") values (?, ?, ?, ?, "
                        + String.join(", ", Collections.nCopies(values.length, "?"))
                        + ")",
                Stream.concat(
                                Stream.of(township, meeting.ownerTownshipId(), meeting.meetingId(), meeting.borderId()),
                                Stream.of(values))
                        .toArray());
    }
}
