package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.disputes.application.DisputeAlertFilter;
import org.jointgov.disputes.application.DisputeAlertReads;
import org.jointgov.disputes.application.DisputeAlertSummary;
import org.jointgov.disputes.application.DisputeAlertView;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.DisputeAlertPolicy;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.text.JsonText;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Page;
import org.jointgov.shared.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Reads in the form that row-level security leaves fast: the newest of each border by its own index, merged and cut, the
 * township's own unshared alerts in an arm of their own, a county's escalated ones in another.
 */
@ApplicationScoped
public class SqlDisputeAlertReads implements DisputeAlertReads {
    /** Whether alert {@code a} waits for its first answer beyond the time for it. */
    private static final String OVERDUE =
            "(a.status in ('sent', 'received', 'read') and a.answer_due_at <= transaction_timestamp()) as overdue";

    private static final String SUMMARY =
            "a.id, a.version, a.kind, a.type, a.severity, a.headline, a.place_name, a.township_id, a.border_id, a.status,"
                    + " a.escalated, a.raised_at, a.shared_at, a.answer_due_at, " + OVERDUE;

    static final String OPEN = """
            with one as materialized (
                select * from dispute_alert x where x.id = ?
                order by (x.township_id = (select context_township())) desc nulls last, x.township_id limit 1)
            select a.*, o.joint ->> 'status' as joint_status, (o.joint -> 'responses')::text as responses,
                r.answer, %s, %s,
                exists (select 1 from dispute_alert_escalation e
                    where e.township_id = (select context_township())
                      and e.alert_township_id = a.township_id and e.alert_id = a.id) as escalated_by_own,
                e.township_id as escalation_township, e.reason as escalation_reason, e.office as escalation_office,
                e.escalated_at, glass_broken(a.township_id, a.id) as glass_broken,
                (select json_agg(json_build_object('provinceCode', g.province_code, 'office', g.office, 'reason', g.reason,
                        'openedAt', g.opened_at, 'closesAt', g.closes_at) order by g.opened_at desc)
                    from break_glass g where g.township_id = a.township_id and g.alert_id = a.id)::text as glass,
                (select json_agg(json_build_object('id', t.id, 'mediaType', t.media_type, 'bytes', t.bytes)
                        order by t.added_at, t.id)
                    from dispute_alert_attachment t
                    where t.township_id = a.township_id and t.alert_id = a.id)::text as attachments,
                (select json_agg(json_build_object('version', w.version, 'kind', w.kind, 'type', w.type,
                        'severity', w.severity, 'headline', w.headline, 'placeName', w.place_name,
                        'occurredOn', w.occurred_on, 'replacedAt', w.replaced_at, 'office', w.office) order by w.version desc)
                    from dispute_alert_wording w
                    where w.township_id = a.township_id and w.alert_id = a.id)::text as earlier,
                (select json_agg(json_build_object('townshipId', s.township_id, 'office', s.office) order by s.township_id)
                    from border_responders(a.border_id) s
                    where s.township_id <> a.township_id and s.office is not null)::text as responders,
                readers_of(a.id, a.township_id)::text as readers,
                (select json_agg(json_build_object('roundId', f.round_id, 'heldOn', n.held_on, 'finding', f.finding)
                        order by l.linked_at, f.id)
                    from inspection_finding_alert l
                    join inspection_finding f on f.township_id = l.finding_township_id and f.id = l.finding_id
                    join inspection_round n on n.township_id = f.round_township_id and n.id = f.round_id
                    where l.township_id = a.township_id and l.alert_id = a.id)::text as inspections,
                d.id as dispute_id, d.township_id as dispute_township, d.file_number, d.status as dispute_status,
                d.opened_office, d.opened_at, m.id as merged_id, m.township_id as merged_township, m.headline as merged_headline,
                m.merged_at
            from one a
            cross join lateral open_dispute_alert(a.township_id, a.id, ?, ?) as o(joint)
            left join dispute_alert_response r on r.township_id = (select context_township())
                and r.alert_township_id = a.township_id and r.alert_id = a.id
            left join lateral (
                select * from dispute_alert_escalation x
                where x.alert_township_id = a.township_id and x.alert_id = a.id
                order by x.escalated_at, x.township_id limit 1) e on true
            left join lateral (
                select t.id, t.township_id, t.headline, x.answered_at as merged_at
                from merged_alert m
                join dispute_alert t on t.township_id = m.twin_township_id and t.id = m.twin_id
                join duplicate_answer x on x.proposal_township_id = m.proposal_township_id and x.proposal_id = m.proposal_id
                where m.township_id = a.township_id and m.alert_id = a.id) m on true
            left join lateral (
                select * from dispute x
                where (x.alert_township_id, x.alert_id) in ((a.township_id, a.id), (m.township_id, m.id)) limit 1) d on true
            """.formatted(OVERDUE, JpaDisputeAlerts.STANDING);

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlDisputeAlertReads() {
        this.sql = null;
    }

    @Inject
    public SqlDisputeAlertReads(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<DisputeAlertSummary> list(Caller caller, DisputeAlertFilter filter, Cursor cursor, int limit) {
        Statement statement = statement(caller, filter, cursor, limit);
        if (statement.text().isEmpty()) {
            return new Page<>(List.of(), null);
        }
        List<DisputeAlertSummary> rows = sql.list(
                statement.text(),
                row -> summary(caller, row),
                statement.parameters().toArray());
        return Cursor.page(rows, limit, row -> new Cursor(row.raisedAt(), row.id()));
    }

    /** The list's statement; without text when nothing can match. */
    static Statement statement(Caller caller, DisputeAlertFilter filter, Cursor cursor, int limit) {
        Statement all = new Statement();
        List<String> arms = new ArrayList<>();
        boolean unshared = filter.state() == null || filter.state().equals("own");
        boolean shared = filter.state() == null || !filter.state().equals("own");
        if (caller.scope() == Scope.COUNTY) {
            if (shared && !Objects.equals(filter.side(), "own") && !Boolean.FALSE.equals(filter.escalated())) {
                arms.add(county(all, caller, filter, cursor, limit));
            }
        } else {
            Collection<UUID> borders = filter.borderId() == null
                    ? caller.borderIds()
                    : caller.borderIds().contains(filter.borderId()) ? List.of(filter.borderId()) : List.of();
            if (shared && !borders.isEmpty()) {
                arms.add(shared(all, caller, filter, cursor, limit, borders));
            }
            if (unshared
                    && caller.townshipId() != null
                    && filter.borderId() == null
                    && !Objects.equals(filter.side(), "other")
                    && !Boolean.TRUE.equals(filter.escalated())) {
                arms.add(own(all, caller.townshipId(), filter, cursor, limit));
            }
        }
        if (!arms.isEmpty()) {
            all.add("select * from (" + String.join(" union all ", arms) + ") page");
            all.add(" order by raised_at desc, id desc limit ?", limit + 1);
        }
        return all;
    }

    private static String shared(
            Statement all,
            Caller caller,
            DisputeAlertFilter filter,
            Cursor cursor,
            int limit,
            Collection<UUID> borders) {
        StringBuilder arm = new StringBuilder("(select s.* from unnest(?::uuid[]) b(id) cross join lateral (select ")
                .append(SUMMARY);
        all.bind(borders);
        if (filter.tokens().isEmpty()) {
            arm.append(" from dispute_alert a where a.border_id = b.id and (a.raised_at, a.id) < (?, ?)");
            all.bind(cursor.at(), cursor.id());
            conditions(arm, all, caller, filter);
            arm.append(" order by a.raised_at desc, a.id desc limit ?");
        } else {
            arm.append(
                            " from search_posting p join dispute_alert a on a.township_id = p.township_id and a.id = p.record_id")
                    .append(" where p.border_id = b.id and p.record_kind = 'dispute-alert' and p.token = ?")
                    .append(" and (p.recorded_at, p.record_id) < (?, ?) and a.border_id = b.id");
            all.bind(filter.tokens().get(0), cursor.at(), cursor.id());
            conditions(arm, all, caller, filter);
            arm.append(" order by p.recorded_at desc, p.record_id desc limit ?");
        }
        all.bind(limit + 1);
        return arm.append(") s)").toString();
    }

    private static String own(Statement all, UUID township, DisputeAlertFilter filter, Cursor cursor, int limit) {
        StringBuilder arm = new StringBuilder("(select ").append(SUMMARY);
        if (filter.tokens().isEmpty()) {
            arm.append(" from dispute_alert a where a.township_id = ? and a.border_id is null");
            all.bind(township);
        } else {
            arm.append(
                            " from search_posting p join dispute_alert a on a.township_id = p.township_id and a.id = p.record_id")
                    .append(" where p.township_id = ? and p.record_kind = 'dispute-alert' and p.token = ?")
                    .append(" and p.border_id is null and a.border_id is null");
            all.bind(township, filter.tokens().get(0));
        }
        arm.append(" and (a.raised_at, a.id) < (?, ?)");
        all.bind(cursor.at(), cursor.id());
        conditions(arm, all, null, filter);
        arm.append(" order by a.raised_at desc, a.id desc limit ?)");
        all.bind(limit + 1);
        return arm.toString();
    }

    private static String county(Statement all, Caller caller, DisputeAlertFilter filter, Cursor cursor, int limit) {
        StringBuilder arm = new StringBuilder("(select ")
                .append(SUMMARY)
                .append(
                        " from dispute_alert_county c join dispute_alert a on a.township_id = c.township_id and a.id = c.alert_id")
                .append(" where c.county_code = ? and (c.raised_at, c.alert_id) < (?, ?)");
        all.bind(caller.countyCode(), cursor.at(), cursor.id());
        if (filter.borderId() != null) {
            arm.append(" and a.border_id = ?");
            all.bind(filter.borderId());
        }
        if (!filter.tokens().isEmpty()) {
            arm.append(having());
            all.bind(filter.tokens().get(0));
        }
        conditions(arm, all, null, filter);
        arm.append(" order by c.raised_at desc, c.alert_id desc limit ?)");
        all.bind(limit + 1);
        return arm.toString();
    }

    private static String having() {
        return " and exists (select 1 from search_posting q where q.township_id = a.township_id"
                + " and q.record_kind = 'dispute-alert' and q.token = ? and q.record_id = a.id)";
    }

    /** What all arms share. {@code caller} only where own and foreign alerts stand in one arm. */
    private static void conditions(
            StringBuilder arm, Statement all, @Nullable Caller caller, DisputeAlertFilter filter) {
        equal(arm, all, "a.kind", filter.kind());
        equal(arm, all, "a.type", filter.type());
        equal(arm, all, "a.severity", filter.severity());
        equal(arm, all, "a.status", filter.state());
        if (filter.from() != null) {
            arm.append(" and a.raised_at >= ?");
            all.bind(filter.from());
        }
        if (filter.before() != null) {
            arm.append(" and a.raised_at < ?");
            all.bind(filter.before());
        }
        if (filter.escalated() != null) {
            arm.append(filter.escalated() ? " and a.escalated" : " and not a.escalated");
        }
        if (caller != null && caller.townshipId() != null && filter.side() != null) {
            arm.append(filter.side().equals("own") ? " and a.township_id = ?" : " and a.township_id <> ?");
            all.bind(caller.townshipId());
        } else if (caller != null && "own".equals(filter.side())) {
            arm.append(" and false");
        }
        for (int i = 1; i < filter.tokens().size(); i++) {
            arm.append(having());
            all.bind(filter.tokens().get(i));
        }
    }

    private static void equal(StringBuilder arm, Statement all, String column, @Nullable String value) {
        if (value != null) {
            arm.append(" and ").append(column).append(" = ?");
            all.bind(value);
        }
    }

    @Override
    public Optional<DisputeAlertView> find(Caller caller, UUID id, boolean opened) {
        return sql.find(OPEN, row -> view(caller, row), id, opened, Ids.next());
    }

    private static DisputeAlertSummary summary(Caller caller, ResultSet row) throws SQLException {
        UUID owner = row.getObject("township_id", UUID.class);
        return new DisputeAlertSummary(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("kind"),
                row.getString("type"),
                row.getString("severity"),
                row.getString("headline"),
                row.getString("place_name"),
                owner,
                row.getObject("border_id", UUID.class),
                row.getString("status"),
                row.getBoolean("escalated"),
                required(row, "raised_at"),
                Sql.instant(row, "shared_at"),
                Sql.instant(row, "answer_due_at"),
                row.getBoolean("overdue"),
                caller.actsFor(owner));
    }

    private static DisputeAlertView view(Caller caller, ResultSet row) throws SQLException {
        DisputeAlertSummary summary = summary(caller, row);
        AlertStanding standing = JpaDisputeAlerts.standing(row);
        UUID escalatedBy = row.getObject("escalation_township", UUID.class);
        String status = row.getString("joint_status");
        return new DisputeAlertView(
                summary.id(),
                summary.version(),
                summary.kind(),
                summary.type(),
                row.getInt("type_version"),
                summary.severity(),
                row.getInt("severity_version"),
                summary.headline(),
                summary.placeName(),
                summary.ownerTownshipId(),
                summary.borderId(),
                status == null ? summary.state() : status,
                summary.escalated(),
                summary.raisedAt(),
                summary.sharedAt(),
                summary.answerDueAt(),
                summary.overdue(),
                summary.mine(),
                place(row, DisputeAlertPolicy.seesPosition(caller, standing)),
                row.getObject("occurred_on", LocalDate.class),
                Sql.instant(row, "device_time"),
                new DisputeAlertView.ActView(
                        summary.ownerTownshipId(), row.getString("raised_office"), summary.raisedAt()),
                responses(row.getString("responses")),
                responders(row.getString("responders")),
                escalatedBy == null
                        ? null
                        : new DisputeAlertView.EscalationView(
                                row.getString("escalation_reason"),
                                new DisputeAlertView.ActView(
                                        escalatedBy, row.getString("escalation_office"), required(row, "escalated_at")),
                                standing.countyCodes(),
                                row.getString("escalation_office") == null),
                withdrawal(row, summary.ownerTownshipId()),
                dispute(row),
                merged(row),
                inspections(row.getString("inspections")),
                standing.hasNarrative(),
                standing.partyCount(),
                attachments(row.getString("attachments")),
                earlier(row.getString("earlier")),
                glass(row.getString("glass")),
                readers(row.getString("readers")),
                DisputeAlertPolicy.actions(caller, standing));
    }

    /** @param exact whether the caller may know the position; to others it is a tenth of a degree, about ten kilometres */
    private static DisputeAlertView.PlaceView place(ResultSet row, boolean exact) throws SQLException {
        Double latitude = row.getObject("latitude", Double.class);
        Double longitude = row.getObject("longitude", Double.class);
        if (exact || latitude == null || longitude == null) {
            return new DisputeAlertView.PlaceView(
                    row.getString("place_name"),
                    latitude,
                    longitude,
                    row.getObject("accuracy_metres", Double.class),
                    row.getString("place_source"),
                    false);
        }
        return new DisputeAlertView.PlaceView(
                row.getString("place_name"), coarse(latitude), coarse(longitude), null, null, true);
    }

    private static double coarse(double degrees) {
        return Math.round(degrees * 10) / 10.0;
    }

    private static DisputeAlertView.@Nullable WithdrawalView withdrawal(ResultSet row, UUID owner) throws SQLException {
        Instant at = Sql.instant(row, "withdrawn_at");
        return at == null
                ? null
                : new DisputeAlertView.WithdrawalView(
                        row.getString("withdrawal_reason"),
                        new DisputeAlertView.ActView(owner, row.getString("withdrawn_office"), at));
    }

    private static DisputeAlertView.@Nullable DisputeLink dispute(ResultSet row) throws SQLException {
        UUID id = row.getObject("dispute_id", UUID.class);
        return id == null
                ? null
                : new DisputeAlertView.DisputeLink(
                        id,
                        row.getObject("dispute_township", UUID.class),
                        row.getString("file_number"),
                        row.getString("dispute_status"),
                        new DisputeAlertView.ActView(
                                row.getObject("dispute_township", UUID.class),
                                row.getString("opened_office"),
                                required(row, "opened_at")));
    }

    private static DisputeAlertView.@Nullable MergedLink merged(ResultSet row) throws SQLException {
        UUID id = row.getObject("merged_id", UUID.class);
        return id == null
                ? null
                : new DisputeAlertView.MergedLink(
                        id,
                        row.getObject("merged_township", UUID.class),
                        row.getString("merged_headline"),
                        required(row, "merged_at"));
    }

    private static List<DisputeAlertView.InspectionLink> inspections(@Nullable String json) {
        return JsonText.array(json).stream()
                .map(JsonValue::asJsonObject)
                .map(link -> new DisputeAlertView.InspectionLink(
                        UUID.fromString(link.getString("roundId")),
                        LocalDate.parse(link.getString("heldOn")),
                        link.getString("finding")))
                .toList();
    }

    private static List<DisputeAlertView.ResponseView> responses(@Nullable String json) {
        return JsonText.array(json).stream()
                .map(JsonValue::asJsonObject)
                .map(response -> new DisputeAlertView.ResponseView(
                        UUID.fromString(response.getString("townshipId")),
                        instant(response, "receivedAt"),
                        instant(response, "readAt"),
                        text(response, "answer"),
                        instant(response, "answeredAt"),
                        text(response, "office"),
                        text(response, "reason")))
                .toList();
    }

    private static List<DisputeAlertView.ResponderView> responders(@Nullable String json) {
        return JsonText.array(json).stream()
                .map(JsonValue::asJsonObject)
                .map(responder -> new DisputeAlertView.ResponderView(
                        UUID.fromString(responder.getString("townshipId")), responder.getString("office")))
                .toList();
    }

    private static List<DisputeAlertView.AttachmentView> attachments(@Nullable String json) {
        return JsonText.array(json).stream()
                .map(JsonValue::asJsonObject)
                .map(attachment -> new DisputeAlertView.AttachmentView(
                        UUID.fromString(attachment.getString("id")),
                        attachment.getString("mediaType"),
                        attachment.getInt("bytes")))
                .toList();
    }

    private static List<DisputeAlertView.WordingView> earlier(@Nullable String json) {
        return JsonText.array(json).stream()
                .map(JsonValue::asJsonObject)
                .map(wording -> new DisputeAlertView.WordingView(
                        wording.getInt("version"),
                        wording.getString("kind"),
                        wording.getString("type"),
                        wording.getString("severity"),
                        wording.getString("headline"),
                        wording.getString("placeName"),
                        wording.isNull("occurredOn") ? null : LocalDate.parse(wording.getString("occurredOn")),
                        OffsetDateTime.parse(wording.getString("replacedAt")).toInstant(),
                        text(wording, "office")))
                .toList();
    }

    private static List<DisputeAlertView.BreakGlassView> glass(@Nullable String json) {
        return JsonText.array(json).stream()
                .map(JsonValue::asJsonObject)
                .map(one -> new DisputeAlertView.BreakGlassView(
                        one.getString("provinceCode"),
                        one.getString("office"),
                        one.getString("reason"),
                        OffsetDateTime.parse(one.getString("openedAt")).toInstant(),
                        OffsetDateTime.parse(one.getString("closesAt")).toInstant()))
                .toList();
    }

    private static @Nullable List<DisputeAlertView.ReaderView> readers(@Nullable String json) {
        return json == null
                ? null
                : JsonText.array(json).stream()
                        .map(JsonValue::asJsonObject)
                        .map(reader -> new DisputeAlertView.ReaderView(
                                reader.containsKey("townshipId")
                                        ? UUID.fromString(reader.getString("townshipId"))
                                        : null,
                                reader.getString("office"),
                                reader.getString("action"),
                                Instant.parse(reader.getString("at"))))
                        .toList();
    }

    private static @Nullable String text(JsonObject object, String name) {
        return object.isNull(name) ? null : object.getString(name);
    }

    private static @Nullable Instant instant(JsonObject object, String name) {
        return object.isNull(name)
                ? null
                : OffsetDateTime.parse(object.getString(name)).toInstant();
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column), column);
    }

    /** A statement that grows with its parameters. */
    static final class Statement {
        private final StringBuilder text = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        private void bind(@Nullable Object... values) {
            parameters.addAll(Arrays.asList(values));
        }

        private void add(String more, @Nullable Object... values) {
            text.append(more);
            bind(values);
        }

        String text() {
            return text.toString();
        }

        List<Object> parameters() {
            return parameters;
        }
    }
}
