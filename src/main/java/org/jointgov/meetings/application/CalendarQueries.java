package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.meetings.domain.CalendarEntry;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;

/** A meeting for a calendar, and whether the caller has a calendar address. */
@UseCase
public class CalendarQueries {
    private static final String ONE =
            "select * from jointgov.joint_meeting where id = ? order by planned_at, township_id limit 1";
    private static final String FEED = "select created_at from jointgov.calendar_feed where membership_id = ?";

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CalendarQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public CalendarQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** One meeting as iCalendar. @throws NotFoundException when the caller sees no such meeting */
    public String meeting(UUID id) {
        return sql.find(ONE, CalendarQueries::entry, id)
                .map(MeetingCalendar::of)
                .orElseThrow(NotFoundException::new);
    }

    /** When the caller's calendar address was made; nothing while there is none. */
    public Optional<Instant> feedSince() {
        return sql.find(
                FEED,
                row -> Objects.requireNonNull(Sql.instant(row, "created_at")),
                request.caller().membershipId());
    }

    static CalendarEntry entry(ResultSet row) throws SQLException {
        return new CalendarEntry(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("place"),
                Objects.requireNonNull(Sql.instant(row, "starts_at")),
                Sql.instant(row, "ends_at"),
                row.getString("state").equals(MeetingState.CANCELLED.slug()),
                row.getBoolean("date_open"),
                row.getInt("plan_changes"),
                Objects.requireNonNull(Sql.instant(row, "plan_changed_at")));
    }
}
