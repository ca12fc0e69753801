package org.jointgov.reporting.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.reporting.application.DisputeThread;
import org.jointgov.reporting.application.DisputeThreads;

/** One statement over alerts, disputes, agendas, minutes and commitments; row-level security decides what of it there is. */
@ApplicationScoped
public class SqlDisputeThreads implements DisputeThreads {
    /** An item that was not reached goes on to a later meeting, and the thread with it. */
    private static final String FIND = """
            with recursive d as (
                select d.* from jointgov.dispute d where d.id = ? order by d.opened_at, d.township_id limit 1
            ), item as (
                select a.owner_township_id, a.meeting_id, a.id from d join jointgov.agenda_item a
                    on a.dispute_id = d.id and a.dispute_township_id = d.township_id and a.withdrawn_at is null
                union
                select a.owner_township_id, a.meeting_id, a.id from item i join jointgov.agenda_item a
                    on a.earlier_owner_township_id = i.owner_township_id and a.earlier_meeting_id = i.meeting_id
                        and a.earlier_id = i.id and a.withdrawn_at is null
            )
            select d.id, d.file_number, x.id as alert_id, x.headline, x.raised_at, (
                select json_agg(json_build_object('id', m.id, 'title', m.title, 'at', m.starts_at,
                    'inForce', m.in_force_at is not null,
                    'decisions', (
                        select json_agg(json_build_object('title', e.i ->> 'title', 'decision', e.i ->> 'decision') order by e.n)
                        from jointgov.minutes_revision r
                        cross join lateral jsonb_array_elements(r.items) with ordinality e (i, n)
                        where m.in_force_at is not null and r.owner_township_id = m.township_id and r.meeting_id = m.id
                          and r.revision = m.revision and e.i ->> 'agendaItemId' = item.id::text),
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
                from item join jointgov.joint_meeting m on m.township_id = item.owner_township_id and m.id = item.meeting_id
                where m.cancelled_at is null) as meetings
            from d join jointgov.dispute_alert x on x.township_id = d.alert_township_id and x.id = d.alert_id
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
        return sql.find(FIND, SqlDisputeThreads::thread, disputeId);
    }

    private static DisputeThread thread(ResultSet row) throws SQLException {
        return new DisputeThread(
                row.getObject("id", UUID.class),
                row.getString("file_number"),
                new DisputeThread.Origin(
                        row.getObject("alert_id", UUID.class),
                        row.getString("headline"),
                        Objects.requireNonNull(Sql.instant(row, "raised_at"))),
                JsonRows.list(row, "meetings", SqlDisputeThreads::meeting));
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
