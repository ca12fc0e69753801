package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.meetings.domain.DateAction;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** Reads of the dates that stand, one statement each; row-level security decides what there is. */
@UseCase
public class MeetingDatesQueries {
    private static final String GET = """
            select m.*, (
                select json_agg(json_build_object('id', d.id, 'startsAt', d.starts_at, 'endsAt', d.ends_at,
                    'township', d.township_id, 'office', d.office, 'at', d.proposed_at,
                    'agreed', not exists (select 1 from jointgov.border_township bt
                        where bt.border_id = m.border_id and bt.township_id <> d.township_id
                          and not exists (select 1 from jointgov.meeting_date_answer a where a.township_id = bt.township_id
                              and a.owner_township_id = m.township_id and a.meeting_id = m.id and a.date_id = d.id
                              and a.suits)),
                    'answers', (select json_agg(json_build_object('suits', a.suits, 'remark', a.remark,
                            'township', a.township_id, 'office', a.office, 'at', a.answered_at) order by a.township_id)
                        from jointgov.meeting_date_answer a
                        where a.owner_township_id = m.township_id and a.meeting_id = m.id and a.date_id = d.id))
                    order by d.starts_at, d.id)
                from jointgov.meeting_date d
                where m.date_open and d.owner_township_id = m.township_id and d.meeting_id = m.id
                  and d.round = m.date_round and d.withdrawn_at is null) as dates
            from (select * from jointgov.joint_meeting where id = ? order by planned_at, township_id limit 1) m
            """;

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MeetingDatesQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public MeetingDatesQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** The dates of a meeting. @throws NotFoundException when the caller sees no such meeting */
    public MeetingDatesView get(UUID meetingId) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), meetingId).orElseThrow(NotFoundException::new);
    }

    private static MeetingDatesView view(ResultSet row, Caller caller) throws SQLException {
        List<MeetingDatesView.Date> dates = JsonRows.list(row, "dates", MeetingDatesQueries::date);
        return new MeetingDatesView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getBoolean("date_open"),
                Objects.requireNonNull(Sql.instant(row, "starts_at")),
                Sql.instant(row, "ends_at"),
                dates,
                actions(row, dates, caller));
    }

    private static MeetingDatesView.Date date(JsonObject row) {
        return new MeetingDatesView.Date(
                JsonRows.id(row, "id"),
                JsonRows.instant(row, "startsAt"),
                row.isNull("endsAt") ? null : JsonRows.instant(row, "endsAt"),
                JsonRows.act(row),
                JsonRows.objects(row, "answers").stream()
                        .map(said -> new MeetingDatesView.Answer(
                                said.getBoolean("suits"), JsonRows.text(said, "remark"), JsonRows.act(said)))
                        .toList(),
                row.getBoolean("agreed"));
    }

    private static List<String> actions(ResultSet row, List<MeetingDatesView.Date> dates, Caller caller)
            throws SQLException {
        List<String> actions = new ArrayList<>();
        UUID own = caller.townshipId();
        if (own == null
                || MeetingState.of(row.getString("state")) != MeetingState.PLANNED
                || !caller.hasRole(Roles.LEADER, Roles.CLERK)
                || !caller.borderIds().contains(row.getObject("border_id", UUID.class))) {
            return actions;
        }
        actions.add(DateAction.PROPOSE.slug());
        if (dates.stream().anyMatch(date -> !own.equals(date.proposed().township()))) {
            actions.add(DateAction.ANSWER.slug());
        }
        if (!dates.isEmpty() && own.equals(row.getObject("township_id", UUID.class))) {
            actions.add(DateAction.FIX.slug());
        }
        return actions;
    }
}
