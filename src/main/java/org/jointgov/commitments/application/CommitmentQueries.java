package org.jointgov.commitments.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.commitments.domain.Commitment;
import org.jointgov.commitments.domain.CommitmentAction;
import org.jointgov.commitments.domain.CommitmentStatus;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.Conditions;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.JsonText;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Page;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** Reads of commitments, one statement each; row-level security decides what there is. */
@UseCase
public class CommitmentQueries {
    /** What audit trail, mail and feed call a commitment. */
    static final String KIND = RecordKind.COMMITMENT.slug();

    /** Before the first day that there is. */
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

    private static final String OVERDUE =
            "c.status = 'open' and c.due_on < (transaction_timestamp() at time zone 'Asia/Shanghai')::date";

    private static final String MEETING = """
            (select m.title from jointgov.joint_meeting m
             where m.township_id = c.meeting_owner_township_id and m.id = c.meeting_id) as meeting_title,
            (%s) as overdue
            """.formatted(OVERDUE);

    /** Those of each border by its index, merged: what is due first, first; of what was kept the last. */
    private static final String LIST = """
            select c.*, %1$s
            from unnest(?::uuid[]) b (id)
            cross join lateral (
                select * from jointgov.commitment c
                where c.border_id = b.id and (c.due_on, c.id) %%1$s (?, ?)%%2$s
                order by c.due_on%%3$s, c.id%%3$s limit ?) c
            order by c.due_on%%3$s, c.id%%3$s limit ?
            """.formatted(MEETING);

    private static final String GET = """
            select c.*, %s,
                (select json_build_object('id', d.id, 'fileNumber', d.file_number, 'headline', x.headline)
                 from jointgov.agenda_item a
                 join jointgov.dispute d on d.township_id = a.dispute_township_id and d.id = a.dispute_id
                 join jointgov.dispute_alert x on x.township_id = d.alert_township_id and x.id = d.alert_id
                 where a.owner_township_id = c.meeting_owner_township_id and a.meeting_id = c.meeting_id
                   and a.id = c.agenda_item_id) as dispute,
                (select json_agg(json_build_object('id', l.id, 'title', l.title, 'at', l.starts_at) order by l.starts_at, l.id)
                 from jointgov.agenda_item a
                 join jointgov.joint_meeting l on l.township_id = a.owner_township_id and l.id = a.meeting_id
                 where a.commitment_township_id = c.township_id and a.commitment_id = c.id
                   and a.withdrawn_at is null) as later,
                (select json_agg(json_build_object('kind', s.kind, 'text', s.text, 'dueOn', s.due_on,
                        'township', s.township_id, 'office', s.office, 'at', s.acted_at) order by s.number)
                 from jointgov.commitment_act s
                 where s.owner_township_id = c.township_id and s.commitment_id = c.id) as acts
            from jointgov.commitment c where c.id = ? order by c.made_at, c.township_id limit 1
            """.formatted(MEETING);

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CommitmentQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public CommitmentQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** One commitment. @throws NotFoundException when the caller sees none of this id */
    public CommitmentView get(UUID id) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), id).orElseThrow(NotFoundException::new);
    }

    /** A page of the visible commitments: what is due first, first; of kept ones what was due last. */
    public Page<CommitmentSummary> list(CommitmentFilter filter, Cursor cursor, int limit) {
        List<UUID> borders = request.caller().borderIds().stream()
                .filter(border -> filter.borderId() == null || border.equals(filter.borderId()))
                .toList();
        boolean kept = CommitmentStatus.KEPT.slug().equals(filter.status());
        boolean first = cursor.equals(Cursor.START);
        LocalDate from = first && !kept ? FIRST : LocalDate.ofInstant(cursor.at(), ZoneOffset.UTC);
        Conditions conditions = Conditions.after(borders, from, cursor.id())
                .and("c.status = ?", filter.status())
                .and("c.township_id = ?", filter.townshipId())
                .and("c.meeting_id = ?", filter.meetingId())
                .and("(" + OVERDUE + ") = ?", filter.overdue());
        if (!kept && filter.meetingId() == null) {
            conditions.andAll("c.kept_at is null");
        }
        List<CommitmentSummary> rows = sql.list(
                LIST.formatted(kept ? "<" : ">", conditions.text(), kept ? " desc" : ""),
                CommitmentQueries::summary,
                conditions.parameters(limit + 1, limit + 1));
        return Cursor.page(
                rows,
                limit,
                row -> new Cursor(row.dueOn().atStartOfDay(ZoneOffset.UTC).toInstant(), row.id()));
    }

    private static CommitmentSummary summary(ResultSet row) throws SQLException {
        return new CommitmentSummary(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("township_id", UUID.class),
                row.getObject("border_id", UUID.class),
                row.getString("office"),
                row.getString("language"),
                row.getString("text"),
                JsonRows.list(
                        row,
                        "translations",
                        other -> new CommitmentSummary.Translation(
                                other.getString("language"), other.getString("text"))),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("overdue"),
                row.getObject("proposed_due_on", LocalDate.class),
                row.getString("status"),
                row.getObject("minutes_commitment_id", UUID.class),
                new CommitmentSummary.MeetingLink(
                        row.getObject("meeting_id", UUID.class),
                        row.getString("meeting_title"),
                        row.getString("item_title")));
    }

    private static CommitmentView view(ResultSet row, Caller caller) throws SQLException {
        CommitmentSummary commitment = summary(row);
        return new CommitmentView(
                commitment.id(),
                commitment.version(),
                commitment.townshipId(),
                commitment.borderId(),
                commitment.office(),
                commitment.language(),
                commitment.text(),
                commitment.translations(),
                commitment.dueOn(),
                commitment.overdue(),
                commitment.proposedDueOn(),
                commitment.status(),
                commitment.minutesCommitmentId(),
                commitment.meeting(),
                row.getObject("agreed_due_on", LocalDate.class),
                Objects.requireNonNull(Sql.instant(row, "made_at")),
                dispute(row.getString("dispute")),
                JsonRows.list(
                        row,
                        "later",
                        later -> new CommitmentView.LaterMeeting(
                                JsonRows.id(later, "id"), later.getString("title"), JsonRows.instant(later, "at"))),
                JsonRows.list(row, "acts", CommitmentQueries::step),
                actions(commitment, caller));
    }

    private static CommitmentView.@Nullable DisputeLink dispute(@Nullable String json) {
        if (json == null) {
            return null;
        }
        JsonObject dispute = JsonText.object(json);
        return new CommitmentView.DisputeLink(
                JsonRows.id(dispute, "id"), dispute.getString("fileNumber"), dispute.getString("headline"));
    }

    private static CommitmentView.Step step(JsonObject act) {
        String due = JsonRows.text(act, "dueOn");
        return new CommitmentView.Step(
                act.getString("kind"),
                JsonRows.text(act, "text"),
                due == null ? null : LocalDate.parse(due),
                JsonRows.act(act));
    }

    private static List<String> actions(CommitmentSummary commitment, Caller caller) {
        UUID own = caller.townshipId();
        if (own == null
                || caller.machine()
                || !caller.hasRole(Roles.LEADER, Roles.CLERK)
                || !caller.borderIds().contains(commitment.borderId())) {
            return List.of();
        }
        return new Commitment(
                        commitment.id(),
                        commitment.townshipId(),
                        commitment.borderId(),
                        CommitmentStatus.of(commitment.status()),
                        commitment.dueOn(),
                        commitment.proposedDueOn(),
                        commitment.version())
                .actionsOf(own).stream().map(CommitmentAction::slug).toList();
    }
}
