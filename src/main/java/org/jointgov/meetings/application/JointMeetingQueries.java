package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.meetings.domain.AttendanceEntry;
import org.jointgov.meetings.domain.MinutesContent;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.Conditions;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.SearchTokens;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Page;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.RequestContext;

/** Reads of joint meetings, one statement each; row-level security decides what there is. */
@UseCase
public class JointMeetingQueries {
    /** The record kind of joint meetings in audit, change feed and search. */
    static final String KIND = RecordKind.JOINT_MEETING.slug();

    /** The newest of each border by its index, merged; a plan that left the visibility to the policies would read all. */
    private static final String LIST = """
            select m.*
            from unnest(?::uuid[]) b (id)
            cross join lateral (
                select * from jointgov.joint_meeting m
                where m.border_id = b.id and (m.planned_at, m.id) < (?, ?)%s
                order by m.planned_at desc, m.id desc limit ?) m
            order by m.planned_at desc, m.id desc limit ?
            """;

    private static final String GET = """
            select m.*, r.language, r.text, r.items, r.translations, r.content_hash, r.township_id as revised_by, r.office as revised_office,
                r.written_at,
                (select json_agg(json_build_object('township', a.township_id, 'version', a.version, 'entries', a.entries)
                                 order by a.township_id)
                 from jointgov.meeting_attendance a
                 where a.owner_township_id = m.township_id and a.meeting_id = m.id) as attendance,
                (select json_agg(json_build_object('township', s.township_id, 'office', s.office, 'at', s.signed_at,
                                                   'revision', s.revision, 'hash', s.content_hash, 'capacity', s.capacity,
                                                   'for', s.for_office, 'file', s.file_id)
                                 order by s.signed_at desc, s.township_id)
                 from jointgov.minutes_sign_off s
                 where s.owner_township_id = m.township_id and s.meeting_id = m.id) as signatures,
                (select json_agg(json_build_object('township', s.township_id, 'office', s.office, 'at', s.refused_at,
                                                   'revision', s.revision, 'reason', s.reason)
                                 order by s.refused_at desc, s.township_id)
                 from jointgov.minutes_refusal s
                 where s.owner_township_id = m.township_id and s.meeting_id = m.id) as refusals,
                (select json_agg(json_build_object('language', s.language, 'township', s.township_id, 'office', s.office,
                                                   'at', s.confirmed_at) order by s.language, s.township_id)
                 from jointgov.minutes_translation_confirmation s
                 where s.owner_township_id = m.township_id and s.meeting_id = m.id
                   and s.revision = m.revision) as confirmations,
                (select json_agg(json_build_object('id', p.id, 'township', p.township_id, 'office', p.office,
                                                   'at', p.proposed_at, 'revision', p.revision, 'text', p.text,
                                                   'answer', case when w.answered_at is not null then json_build_object(
                                                       'township', w.township_id, 'office', w.office, 'at', w.answered_at,
                                                       'accepted', w.accepted, 'reason', w.reason) end)
                                 order by p.proposed_at, p.id)
                 from jointgov.minutes_amendment p
                 left join jointgov.minutes_amendment_answer w on w.owner_township_id = p.owner_township_id
                     and w.meeting_id = p.meeting_id and w.amendment_id = p.id
                 where p.owner_township_id = m.township_id and p.meeting_id = m.id) as amendments,
                case when m.in_force_at is not null then
                    (select json_agg(json_build_object('id', d.id, 'township', d.township_id, 'office', d.office,
                            'at', d.written_at, 'language', d.language, 'text', d.text, 'hash', d.content_hash,
                            'withdrawn', d.withdrawn_at, 'force', d.in_force_at, 'by', d.signed_by,
                            'signatures', (select json_agg(json_build_object('township', s.township_id, 'office', s.office,
                                'at', s.signed_at, 'revision', 0, 'hash', s.content_hash, 'capacity', s.capacity,
                                'for', s.for_office, 'file', s.file_id) order by s.signed_at desc, s.township_id)
                             from jointgov.addendum_sign_off s where s.owner_township_id = d.owner_township_id
                                 and s.meeting_id = d.meeting_id and s.addendum_id = d.id)) order by d.written_at, d.id)
                     from jointgov.minutes_addendum d
                     where d.owner_township_id = m.township_id and d.meeting_id = m.id) end as addenda,
                array(select g.township_id from jointgov.signing_rule g
                      join jointgov.border_township bt on bt.township_id = g.township_id
                      where bt.border_id = m.border_id and g.two_signers) as two_signers,
                o.deputy_id, o.signed, o.second, o.attended,
                (select json_agg(json_build_object('township', a.actor_township_id, 'office', a.actor_office,
                                                   'at', a.recorded_at) order by a.recorded_at desc)
                 from jointgov.audit_record a
                 where a.record_id = m.id and a.township_id = m.township_id and a.action = 'read') as readers,
                case when ? and m.township_id is distinct from ?::uuid
                     then jointgov.note_reading('read', 'joint-meeting', m.id, m.version, m.township_id, m.border_id, ?)
                end as noted
            from (select * from jointgov.joint_meeting where id = ? order by planned_at, township_id limit 1) m
            left join jointgov.minutes_revision r
                on r.owner_township_id = m.township_id and r.meeting_id = m.id and r.revision = m.revision
            left join lateral jointgov.own_signing(m.township_id, m.id, m.revision) o on true
            """;

    private static final String REVISIONS = """
            select r.*,
                case when m.township_id is distinct from ?::uuid
                     then jointgov.note_reading('read', 'joint-meeting', m.id, m.version, m.township_id, m.border_id, ?)
                end as noted
            from (select * from jointgov.joint_meeting where id = ? order by planned_at, township_id limit 1) m
            left join lateral (
                select json_agg(json_build_object('revision', r.revision, 'township', r.township_id, 'office', r.office,
                    'at', r.written_at, 'language', r.language, 'hash', r.content_hash, 'text', r.text,
                    'items', r.items, 'translations', r.translations)
                    order by r.revision desc) as revisions
                from jointgov.minutes_revision r
                where r.owner_township_id = m.township_id and r.meeting_id = m.id) r on true
            """;

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected JointMeetingQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public JointMeetingQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** One meeting; opening another township's is recorded. @throws NotFoundException when the caller sees none */
    public JointMeetingView get(UUID id) {
        return read(id, true);
    }

    /** The meeting that an act of the caller has just left; no reading. */
    JointMeetingView after(UUID id) {
        return read(id, false);
    }

    private JointMeetingView read(UUID id, boolean note) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), note, caller.townshipId(), Ids.next(), id)
                .orElseThrow(NotFoundException::new);
    }

    /** All wordings of the minutes, newest first. @throws NotFoundException when the caller sees no such meeting */
    public List<MinutesRevisionView> revisions(UUID id) {
        return sql.find(
                        REVISIONS,
                        row -> JsonRows.list(row, "revisions", JointMeetingQueries::revision),
                        request.caller().townshipId(),
                        Ids.next(),
                        id)
                .orElseThrow(NotFoundException::new);
    }

    /** A page of the visible meetings, newest first by the time of planning. */
    public Page<JointMeetingSummary> list(MeetingFilter filter, Cursor cursor, int limit) {
        Caller caller = request.caller();
        List<UUID> borders = caller.borderIds().stream()
                .filter(border -> filter.borderId() == null || border.equals(filter.borderId()))
                .toList();
        Conditions conditions = Conditions.after(borders, cursor.at(), cursor.id())
                .and("m.kind = ?", filter.kind())
                .and("m.state = ?", filter.state())
                .and("m.starts_at >= ?", filter.from())
                .and("m.starts_at < ?", filter.to())
                .matching(
                        "m.id",
                        KIND,
                        "p.border_id = b.id",
                        filter.q() == null ? List.of() : SearchTokens.ofQuery(filter.q()));
        List<JointMeetingSummary> rows = sql.list(
                LIST.formatted(conditions.text()),
                JointMeetingQueries::summary,
                conditions.parameters(limit + 1, limit + 1));
        return Cursor.page(rows, limit, row -> new Cursor(row.plannedAt(), row.id()));
    }

    private static JointMeetingSummary summary(ResultSet row) throws SQLException {
        return new JointMeetingSummary(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("place"),
                instant(row, "starts_at"),
                row.getBoolean("date_open"),
                row.getObject("border_id", UUID.class),
                row.getObject("host_township_id", UUID.class),
                row.getObject("township_id", UUID.class),
                row.getString("state"),
                List.of(Sql.ids(row, "signed_by")),
                instant(row, "planned_at"));
    }

    private static JointMeetingView view(ResultSet row, Caller caller) throws SQLException {
        JointMeetingSummary summary = summary(row);
        UUID owner = summary.ownerTownshipId();
        int revision = row.getInt("revision");
        Instant cancelledAt = Sql.instant(row, "cancelled_at");
        JointMeetingView.LatestMinutes minutes = revision == 0 ? null : minutes(row, revision);
        return new JointMeetingView(
                summary.id(),
                summary.version(),
                summary.kind(),
                summary.title(),
                summary.place(),
                summary.startsAt(),
                Sql.instant(row, "ends_at"),
                summary.dateOpen(),
                row.getBoolean("online"),
                summary.borderId(),
                summary.hostTownshipId(),
                owner,
                summary.state(),
                summary.signedBy(),
                summary.plannedAt(),
                new Act(owner, row.getString("planned_office"), summary.plannedAt()),
                cancelledAt == null
                        ? null
                        : new JointMeetingView.Cancellation(
                                row.getString("cancel_reason"),
                                new Act(owner, row.getString("cancelled_office"), cancelledAt)),
                row.getObject("series_id", UUID.class),
                JsonRows.list(row, "attendance", JointMeetingQueries::attendance),
                minutes,
                List.of(Sql.ids(row, "two_signers")),
                Sql.instant(row, "in_force_at"),
                JsonRows.list(row, "addenda", JointMeetingQueries::addendum),
                caller.actsFor(owner) ? JsonRows.list(row, "readers", JsonRows::reader) : null,
                MeetingActions.of(
                        summary,
                        minutes,
                        caller,
                        new MeetingActions.Own(
                                row.getObject("deputy_id", UUID.class) != null,
                                row.getBoolean("signed"),
                                row.getBoolean("second"),
                                row.getBoolean("attended"))));
    }

    private static JointMeetingView.LatestMinutes minutes(ResultSet row, int revision) throws SQLException {
        MinutesContent content = MinutesJson.content(
                row.getString("language"),
                row.getString("text"),
                row.getString("items"),
                row.getString("translations"));
        return new JointMeetingView.LatestMinutes(
                revision,
                content.language(),
                content.text(),
                content.items(),
                content.translations(),
                row.getString("content_hash"),
                row.getObject("revised_by", UUID.class),
                row.getString("revised_office"),
                instant(row, "written_at"),
                Sql.instant(row, "sign_off_due_at"),
                Sql.instant(row, "amendment_until"),
                row.getInt("open_amendments"),
                JsonRows.list(row, "amendments", JointMeetingQueries::amendment),
                JsonRows.list(row, "signatures", o -> signOff(o, revision)),
                JsonRows.list(
                        row,
                        "refusals",
                        o -> new JointMeetingView.Refusal(
                                JsonRows.id(o, "township"),
                                o.getString("office"),
                                JsonRows.instant(o, "at"),
                                o.getInt("revision"),
                                o.getString("reason"),
                                o.getInt("revision") == revision)),
                JsonRows.list(
                        row,
                        "confirmations",
                        o -> new JointMeetingView.TranslationConfirmation(
                                o.getString("language"),
                                JsonRows.id(o, "township"),
                                o.getString("office"),
                                JsonRows.instant(o, "at"))));
    }

    private static JointMeetingView.Attendance attendance(JsonObject list) {
        return new JointMeetingView.Attendance(
                JsonRows.id(list, "township"),
                list.getJsonNumber("version").longValueExact(),
                list.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                        .map(e -> new AttendanceEntry(
                                e.getString("office"),
                                e.getString("role"),
                                e.getString("presence"),
                                e.getString("deputyOffice", null),
                                e.getString("organisation", null)))
                        .toList());
    }

    private static MinutesRevisionView revision(JsonObject row) {
        MinutesContent content = MinutesJson.content(row);
        return new MinutesRevisionView(
                row.getInt("revision"),
                JsonRows.id(row, "township"),
                row.getString("office"),
                JsonRows.instant(row, "at"),
                content.language(),
                row.getString("hash"),
                content.text(),
                content.items(),
                content.translations());
    }

    private static JointMeetingView.SignOff signOff(JsonObject o, int revision) {
        return new JointMeetingView.SignOff(
                JsonRows.id(o, "township"),
                o.getString("office"),
                JsonRows.instant(o, "at"),
                o.getInt("revision"),
                o.getString("hash"),
                o.getString("capacity"),
                JsonRows.text(o, "for"),
                o.isNull("file") ? null : JsonRows.id(o, "file"),
                o.getInt("revision") == revision);
    }

    private static JointMeetingView.Amendment amendment(JsonObject o) {
        JsonObject answer = o.isNull("answer") ? null : o.getJsonObject("answer");
        return new JointMeetingView.Amendment(
                JsonRows.id(o, "id"),
                JsonRows.act(o),
                o.getInt("revision"),
                o.getString("text"),
                answer == null
                        ? null
                        : new JointMeetingView.AmendmentAnswer(
                                answer.getBoolean("accepted"), JsonRows.text(answer, "reason"), JsonRows.act(answer)));
    }

    private static JointMeetingView.Addendum addendum(JsonObject o) {
        return new JointMeetingView.Addendum(
                JsonRows.id(o, "id"),
                JsonRows.act(o),
                o.getString("language"),
                o.getString("text"),
                o.getString("hash"),
                o.getJsonArray("by").getValuesAs(JsonString.class).stream()
                        .map(side -> UUID.fromString(side.getString()))
                        .toList(),
                JsonRows.objects(o, "signatures").stream()
                        .map(each -> signOff(each, 0))
                        .toList(),
                o.isNull("withdrawn") ? null : JsonRows.instant(o, "withdrawn"),
                o.isNull("force") ? null : JsonRows.instant(o, "force"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column));
    }
}
