package org.jointgov.reporting.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.reporting.application.DisputeThread;
import org.jointgov.reporting.application.DisputeThreads;

/** One statement over alerts, disputes, agendas, minutes and commitments; row-level security decides what of it there is. */
@ApplicationScoped
public class SqlDisputeThreads implements DisputeThreads {
    private static final String OF_DISPUTE = """
            base as (
                select d.township_id, d.id from jointgov.dispute d where d.id = ? order by d.opened_at, d.township_id limit 1
            ), picked as (select * from base)""";

    private static final String OF_ALERT = """
            base as (
                select x.township_id, x.id from jointgov.dispute_alert x where x.id = ?
                order by x.raised_at, x.township_id limit 1
            ), picked as (
                select d.township_id, d.id from base b join jointgov.dispute d
                    on d.alert_township_id = b.township_id and d.alert_id = b.id
            )""";

    /** The disputes on its agenda, also where an item was taken over from an earlier meeting. */
    private static final String OF_MEETING = """
            base as (
                select m.township_id, m.id from jointgov.joint_meeting m where m.id = ?
                order by m.planned_at, m.township_id limit 1
            ), origin as (
                select a.* from base b join jointgov.agenda_item a
                    on a.owner_township_id = b.township_id and a.meeting_id = b.id and a.withdrawn_at is null
                union
                select e.* from origin o join jointgov.agenda_item e
                    on e.owner_township_id = o.earlier_owner_township_id and e.meeting_id = o.earlier_meeting_id
                        and e.id = o.earlier_id
            ), picked as (
                select distinct o.dispute_township_id as township_id, o.dispute_id as id from origin o
                where o.dispute_id is not null
            )""";

    /** An item that was not reached goes on to a later meeting, and the thread with it. */
    private static final String FIND = """
            with recursive %s, item as (
                select a.dispute_township_id, a.dispute_id, a.owner_township_id, a.meeting_id, a.id
                from picked p join jointgov.agenda_item a
                    on a.dispute_id = p.id and a.dispute_township_id = p.township_id and a.withdrawn_at is null
                union
                select i.dispute_township_id, i.dispute_id, a.owner_township_id, a.meeting_id, a.id
                from item i join jointgov.agenda_item a
                    on a.earlier_owner_township_id = i.owner_township_id and a.earlier_meeting_id = i.meeting_id
                        and a.earlier_id = i.id and a.withdrawn_at is null
            )
            select (
                select json_agg(json_build_object('id', d.id, 'fileNumber', d.file_number, 'alert', x.id,
                    'headline', x.headline, 'raisedAt', x.raised_at, 'meetings', (
                        select json_agg(json_build_object('id', m.id, 'title', m.title, 'at', m.starts_at,
                            'inForce', m.in_force_at is not null,
                            'decisions', (
                                select json_agg(json_build_object('title', e.i ->> 'title', 'decision', e.i ->> 'decision')
                                    order by e.n)
                                from jointgov.minutes_revision r
                                cross join lateral jsonb_array_elements(r.items) with ordinality e (i, n)
                                where m.in_force_at is not null and r.owner_township_id = m.township_id
                                  and r.meeting_id = m.id and r.revision = m.revision
                                  and e.i ->> 'agendaItemId' = item.id::text),
                            'commitments', (
                                select json_agg(json_build_object('id', c.id, 'township', c.township_id, 'text', c.text,
                                    'dueOn', c.due_on, 'status', c.status,
                                    'overdue', c.status = 'open'
                                        and c.due_on < (transaction_timestamp() at time zone 'Asia/Shanghai')::date)
                                    order by c.due_on, c.id)
                                from jointgov.commitment c
                                where c.meeting_owner_township_id = m.township_id and c.meeting_id = m.id
                                  and c.agenda_item_id = item.id))
                            order by m.starts_at, m.id)
                        from item join jointgov.joint_meeting m
                            on m.township_id = item.owner_township_id and m.id = item.meeting_id
                        where item.dispute_township_id = d.township_id and item.dispute_id = d.id
                          and m.cancelled_at is null)) order by d.opened_at, d.id)
                from picked p join jointgov.dispute d on d.township_id = p.township_id and d.id = p.id
                join jointgov.dispute_alert x on x.township_id = d.alert_township_id and x.id = d.alert_id) as threads
            from base
            """;

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlDisputeThreads() {
        this.sql = null;
    }

    @Inject
    public SqlDisputeThreads(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<DisputeThread> find(UUID disputeId) {
        return read(OF_DISPUTE, disputeId).flatMap(threads -> threads.stream().findFirst());
    }

    @Override
    public Optional<List<DisputeThread>> ofAlert(UUID alertId) {
        return read(OF_ALERT, alertId);
    }

    @Override
    public Optional<List<DisputeThread>> ofMeeting(UUID meetingId) {
        return read(OF_MEETING, meetingId);
    }

    private Optional<List<DisputeThread>> read(String from, UUID id) {
        return sql.find(FIND.formatted(from), row -> JsonRows.list(row, "threads", SqlDisputeThreads::thread), id);
    }

    private static DisputeThread thread(JsonObject row) {
        return new DisputeThread(
                JsonRows.id(row, "id"),
                row.getString("fileNumber"),
                new DisputeThread.Origin(
                        JsonRows.id(row, "alert"), row.getString("headline"), JsonRows.instant(row, "raisedAt")),
                JsonRows.objects(row, "meetings").stream()
                        .map(SqlDisputeThreads::meeting)
                        .toList());
    }

    private static DisputeThread.Meeting meeting(JsonObject row) {
        return new DisputeThread.Meeting(
                JsonRows.id(row, "id"),
                row.getString("title"),
                JsonRows.instant(row, "at"),
                row.getBoolean("inForce"),
                JsonRows.objects(row, "decisions").stream()
                        .map(said -> new DisputeThread.Decision(said.getString("title"), said.getString("decision")))
                        .toList(),
                JsonRows.objects(row, "commitments").stream()
                        .map(made -> new DisputeThread.Commitment(
                                JsonRows.id(made, "id"),
                                JsonRows.id(made, "township"),
                                made.getString("text"),
                                LocalDate.parse(made.getString("dueOn")),
                                made.getBoolean("overdue"),
                                made.getString("status")))
                        .toList());
    }
}
