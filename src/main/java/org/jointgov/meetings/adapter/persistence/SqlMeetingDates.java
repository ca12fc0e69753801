package org.jointgov.meetings.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.meetings.domain.DateAnswer;
import org.jointgov.meetings.domain.MeetingDates;
import org.jointgov.meetings.domain.ProposedDate;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.text.JsonText;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** Proposed dates through the definer functions of {@code R__58_meeting_dates.sql}, which alone write them. */
@ApplicationScoped
public class SqlMeetingDates implements MeetingDates {
    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlMeetingDates() {
        this.sql = null;
    }

    @Inject
    public SqlMeetingDates(Sql sql) {
        this.sql = sql;
    }

    @Override
    public long propose(UUID owner, UUID meetingId, List<ProposedDate> dates) {
        JsonArrayBuilder list = JsonText.JSON.createArrayBuilder();
        for (ProposedDate date : dates) {
            JsonObjectBuilder row = JsonText.JSON
                    .createObjectBuilder()
                    .add("id", date.id().toString())
                    .add("startsAt", date.startsAt().toString());
            list.add(
                    date.endsAt() == null
                            ? row
                            : row.add("endsAt", date.endsAt().toString()));
        }
        return act(
                "select propose_meeting_dates(?, ?, ?::jsonb)",
                row -> row.getLong(1),
                owner,
                meetingId,
                list.build().toString());
    }

    @Override
    public long withdraw(UUID owner, UUID meetingId, UUID date) {
        return act("select withdraw_meeting_date(?, ?, ?)", row -> row.getLong(1), owner, meetingId, date);
    }

    @Override
    public Set<UUID> answer(UUID owner, UUID meetingId, List<DateAnswer> answers) {
        JsonArrayBuilder list = JsonText.JSON.createArrayBuilder();
        for (DateAnswer answer : answers) {
            JsonObjectBuilder row = JsonText.JSON
                    .createObjectBuilder()
                    .add("id", answer.dateId().toString())
                    .add("suits", answer.suits());
            list.add(answer.remark() == null ? row : row.add("remark", answer.remark()));
        }
        return act(
                "select answer_meeting_dates(?, ?, ?::jsonb) as proposers",
                row -> Set.copyOf(List.of(Sql.ids(row, "proposers"))),
                owner,
                meetingId,
                list.build().toString());
    }

    @Override
    public long fix(UUID owner, UUID meetingId, @Nullable UUID date) {
        return act("select fix_meeting_date(?, ?, ?::uuid)", row -> row.getLong(1), owner, meetingId, date);
    }

    /** The one row that a function answers. */
    private <T> T act(String statement, Sql.RowMapper<T> mapper, @Nullable Object... parameters) {
        try {
            return sql.list(statement, mapper, parameters).get(0);
        } catch (DatabaseException e) {
            throw switch (e.sqlState()) {
                case "JG012" -> new InvalidTransitionException();
                case "JG015" -> new NotFoundException();
                case "JG017" -> InvalidFieldsException.of("/dates", "too-many");
                case "23505" -> InvalidFieldsException.of("/dates", "in-use");
                case "42501" -> new ForbiddenException();
                default -> e;
            };
        }
    }
}
