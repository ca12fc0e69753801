package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.meetings.domain.AgendaAction;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;

/** Reads of agendas, one statement each; row-level security decides what there is, also of what an item is about. */
@UseCase
public class AgendaQueries {
    private static final String ONE =
            "(select * from jointgov.joint_meeting where id = ? order by planned_at, township_id limit 1) m";

    private static final String GET = """
            select m.*, (
                select json_agg(json_build_object('id', a.id, 'township', a.township_id, 'title', a.title,
                    'responsible', a.responsible, 'minutes', a.minutes, 'reached', a.reached, 'office', a.added_office,
                    'at', a.added_at,
                    'dispute', (select json_build_object('id', d.id, 'fileNumber', d.file_number, 'headline', x.headline)
                        from jointgov.dispute d
                        join jointgov.dispute_alert x on x.township_id = d.alert_township_id and x.id = d.alert_id
                        where d.township_id = a.dispute_township_id and d.id = a.dispute_id),
                    'agreement', (select json_build_object('id', g.id, 'title', g.title, 'termTo', g.term_to)
                        from jointgov.cooperation_agreement g
                        where g.township_id = a.agreement_township_id and g.id = a.agreement_id),
                    'commitment', (select json_build_object('id', c.id, 'township', c.township_id, 'text', c.text, 'dueOn', c.due_on)
                        from jointgov.commitment c
                        where c.township_id = a.commitment_township_id and c.id = a.commitment_id),
                    'earlier', (select json_build_object('id', e.id, 'title', e.title, 'at', e.starts_at)
                        from jointgov.joint_meeting e
                        where e.township_id = a.earlier_owner_township_id and e.id = a.earlier_meeting_id),
                    'later', (select json_build_object('id', l.id, 'title', l.title, 'at', l.starts_at)
                        from jointgov.agenda_item i
                        join jointgov.joint_meeting l on l.township_id = i.owner_township_id and l.id = i.meeting_id
                        where i.earlier_owner_township_id = m.township_id and i.earlier_meeting_id = m.id
                          and i.earlier_id = a.id and i.withdrawn_at is null))
                    order by a.position, a.id)
                from jointgov.agenda_item a
                where a.owner_township_id = m.township_id and a.meeting_id = m.id and a.withdrawn_at is null) as items
            from %s
            """.formatted(ONE);

    private static final String SUGGESTIONS = """
            select (
                select json_agg(json_build_object('id', d.id, 'fileNumber', d.file_number, 'headline', d.headline))
                from (select d.id, d.file_number, x.headline from jointgov.dispute d
                      join jointgov.dispute_alert x on x.township_id = d.alert_township_id and x.id = d.alert_id
                      where d.border_id = m.border_id and d.status in ('open', 'referred', 'mediation', 'settled')
                        and not exists (select 1 from jointgov.agenda_item a
                            where a.owner_township_id = m.township_id and a.meeting_id = m.id and a.withdrawn_at is null
                              and a.dispute_township_id = d.township_id and a.dispute_id = d.id)
                      order by d.opened_at desc limit 20) d) as disputes, (
                select json_agg(json_build_object('id', g.id, 'title', g.title, 'termTo', g.term_to))
                from (select g.id, g.title, g.term_to from jointgov.cooperation_agreement g
                      where g.border_id = m.border_id and g.state = 'in-force'
                        and g.term_to < (transaction_timestamp() at time zone 'Asia/Shanghai')::date + 183
                        and not exists (select 1 from jointgov.agenda_item a
                            where a.owner_township_id = m.township_id and a.meeting_id = m.id and a.withdrawn_at is null
                              and a.agreement_township_id = g.township_id and a.agreement_id = g.id)
                      order by g.term_to limit 20) g) as agreements, (
                select json_agg(json_build_object('id', c.id, 'township', c.township_id, 'text', c.text, 'dueOn', c.due_on)
                    order by c.due_on, c.id)
                from (select c.id, c.township_id, c.text, c.due_on from jointgov.commitment c
                      where c.border_id = m.border_id and c.kept_at is null
                        and c.due_on < (transaction_timestamp() at time zone 'Asia/Shanghai')::date + 31
                        and not exists (select 1 from jointgov.agenda_item a
                            where a.owner_township_id = m.township_id and a.meeting_id = m.id and a.withdrawn_at is null
                              and a.commitment_township_id = c.township_id and a.commitment_id = c.id)
                      order by c.due_on limit 20) c) as commitments, (
                select json_agg(json_build_object('id', i.id, 'title', i.title, 'responsible', i.responsible,
                    'meeting', i.meeting))
                from (select i.id, i.title, i.responsible,
                          json_build_object('id', e.id, 'title', e.title, 'at', e.starts_at) as meeting
                      from jointgov.agenda_item i
                      join jointgov.joint_meeting e on e.township_id = i.owner_township_id and e.id = i.meeting_id
                      where i.border_id = m.border_id and not i.reached and i.withdrawn_at is null
                        and (i.owner_township_id, i.meeting_id) <> (m.township_id, m.id)
                        and not exists (select 1 from jointgov.agenda_item l
                            where l.earlier_owner_township_id = i.owner_township_id and l.earlier_meeting_id = i.meeting_id
                              and l.earlier_id = i.id and l.withdrawn_at is null)
                      order by i.reached_at desc limit 20) i) as earlier
            from %s
            """.formatted(ONE);

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AgendaQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public AgendaQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** The agenda of a meeting. @throws NotFoundException when the caller sees no such meeting */
    public AgendaView get(UUID meetingId) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), meetingId).orElseThrow(NotFoundException::new);
    }

    /** What could be put on it. @throws NotFoundException when the caller sees no such meeting */
    public AgendaSuggestions suggestions(UUID meetingId) {
        return sql.find(
                        SUGGESTIONS,
                        row -> new AgendaSuggestions(
                                JsonRows.list(row, "disputes", AgendaQueries::dispute),
                                JsonRows.list(row, "agreements", AgendaQueries::agreement),
                                JsonRows.list(row, "commitments", AgendaQueries::commitment),
                                JsonRows.list(
                                        row,
                                        "earlier",
                                        item -> new AgendaSuggestions.Earlier(
                                                JsonRows.id(item, "id"),
                                                item.getString("title"),
                                                item.getString("responsible"),
                                                meeting(item.getJsonObject("meeting"))))),
                        meetingId)
                .orElseThrow(NotFoundException::new);
    }

    private static AgendaView view(ResultSet row, Caller caller) throws SQLException {
        boolean open = MeetingState.of(row.getString("state")).isOpen()
                && caller.hasRole(Roles.LEADER, Roles.CLERK)
                && caller.borderIds().contains(row.getObject("border_id", UUID.class));
        return new AgendaView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                JsonRows.list(row, "items", AgendaQueries::item),
                open ? Slugged.slugs(AgendaAction.class) : List.of());
    }

    private static AgendaView.Item item(JsonObject row) {
        UUID township = JsonRows.id(row, "township");
        return new AgendaView.Item(
                JsonRows.id(row, "id"),
                township,
                row.getString("title"),
                row.getString("responsible"),
                row.isNull("minutes") ? null : row.getInt("minutes"),
                row.isNull("dispute") ? null : dispute(row.getJsonObject("dispute")),
                row.isNull("agreement") ? null : agreement(row.getJsonObject("agreement")),
                row.isNull("commitment") ? null : commitment(row.getJsonObject("commitment")),
                meeting(row, "earlier"),
                meeting(row, "later"),
                row.isNull("reached") ? null : row.getBoolean("reached"),
                new Act(township, row.getString("office"), JsonRows.instant(row, "at")));
    }

    private static AgendaView.DisputeLink dispute(JsonObject row) {
        return new AgendaView.DisputeLink(
                JsonRows.id(row, "id"), row.getString("fileNumber"), row.getString("headline"));
    }

    private static AgendaView.AgreementLink agreement(JsonObject row) {
        return new AgendaView.AgreementLink(
                JsonRows.id(row, "id"), row.getString("title"), JsonRows.text(row, "termTo"));
    }

    private static AgendaView.CommitmentLink commitment(JsonObject row) {
        return new AgendaView.CommitmentLink(
                JsonRows.id(row, "id"), JsonRows.id(row, "township"), row.getString("text"), row.getString("dueOn"));
    }

    private static AgendaView.@Nullable MeetingLink meeting(JsonObject row, String name) {
        return row.isNull(name) ? null : meeting(row.getJsonObject(name));
    }

    private static AgendaView.MeetingLink meeting(JsonObject row) {
        return new AgendaView.MeetingLink(JsonRows.id(row, "id"), row.getString("title"), JsonRows.instant(row, "at"));
    }
}
