package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.disputes.domain.InspectionAction;
import org.jointgov.disputes.domain.InspectionRounds;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.Conditions;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Page;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Scope;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;

/** Reads of inspection rounds, one statement each; row-level security decides what there is. */
@UseCase
public class InspectionQueries {
    private static final String COUNTS = """
            (select count(*) from jointgov.inspection_finding f
             where f.round_township_id = r.township_id and f.round_id = r.id)::integer as findings,
            (select count(*) from jointgov.inspection_finding_alert l
             join jointgov.inspection_finding f on f.township_id = l.finding_township_id and f.id = l.finding_id
             where f.round_township_id = r.township_id and f.round_id = r.id)::integer as alerts
            """;

    /** The newest of each border by its index, merged. */
    private static final String LIST = """
            select r.*, %s
            from (select r.* from unnest(?::uuid[]) b (id)
                cross join lateral (
                    select * from jointgov.inspection_round r
                    where r.border_id = b.id and (r.recorded_at, r.id) < (?, ?)%%s
                    order by r.recorded_at desc, r.id desc limit ?) r
                order by r.recorded_at desc, r.id desc limit ?) r
            order by r.recorded_at desc, r.id desc
            """.formatted(COUNTS);

    private static final String GET = """
            select r.*, %s,
                (select json_agg(json_build_object('id', f.id, 'place', f.place, 'text', f.finding, 'township', f.township_id,
                        'office', f.office, 'at', f.recorded_at,
                        'alerts', (
                            select json_agg(json_build_object('id', a.id, 'township', a.township_id, 'headline', a.headline)
                                order by l.linked_at, a.id)
                            from jointgov.inspection_finding_alert l
                            join jointgov.dispute_alert a on a.township_id = l.township_id and a.id = l.alert_id
                            where l.finding_township_id = f.township_id and l.finding_id = f.id)) order by f.recorded_at, f.id)
                 from jointgov.inspection_finding f
                 where f.round_township_id = r.township_id and f.round_id = r.id) as found
            from jointgov.inspection_round r where r.id = ? order by r.recorded_at, r.township_id limit 1
            """.formatted(COUNTS);

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected InspectionQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public InspectionQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** One round with its findings. @throws NotFoundException when the caller sees none of this id */
    public InspectionRoundView get(UUID id) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), id).orElseThrow(NotFoundException::new);
    }

    /** A page of the visible rounds, last recorded first. @param borderId null: of all borders */
    public Page<InspectionRoundSummary> list(@Nullable UUID borderId, Cursor cursor, int limit) {
        List<UUID> borders = request.caller().borderIds().stream()
                .filter(border -> borderId == null || border.equals(borderId))
                .toList();
        Conditions conditions = Conditions.after(borders, cursor.at(), cursor.id());
        List<InspectionRoundSummary> rows = sql.list(
                LIST.formatted(conditions.text()),
                InspectionQueries::summary,
                conditions.parameters(limit + 1, limit + 1));
        return Cursor.page(rows, limit, row -> new Cursor(row.recordedAt(), row.id()));
    }

    private static InspectionRoundSummary summary(ResultSet row) throws SQLException {
        return new InspectionRoundSummary(
                row.getObject("id", UUID.class),
                row.getObject("township_id", UUID.class),
                row.getObject("border_id", UUID.class),
                row.getObject("held_on", LocalDate.class),
                row.getString("places"),
                JsonRows.list(row, "participants", one -> JsonRows.id(one, "township")).stream()
                        .distinct()
                        .toList(),
                row.getInt("findings"),
                row.getInt("alerts"),
                Objects.requireNonNull(Sql.instant(row, "recorded_at")));
    }

    private static InspectionRoundView view(ResultSet row, Caller caller) throws SQLException {
        InspectionRoundSummary round = summary(row);
        boolean works = caller.scope() == Scope.TOWNSHIP
                && !caller.machine()
                && caller.borderIds().contains(round.borderId());
        return new InspectionRoundView(
                round.id(),
                1L + round.findings() + round.alerts(),
                round.townshipId(),
                round.borderId(),
                round.heldOn(),
                round.places(),
                JsonRows.list(
                        row,
                        "participants",
                        one -> new InspectionRoundView.Participant(
                                JsonRows.id(one, "township"), one.getString("office"))),
                new Act(round.townshipId(), row.getString("office"), round.recordedAt()),
                JsonRows.list(row, "found", InspectionQueries::finding),
                works ? Slugged.slugs(InspectionAction.class) : List.of());
    }

    private static InspectionRoundView.Finding finding(JsonObject row) {
        return new InspectionRoundView.Finding(
                JsonRows.id(row, "id"),
                row.getString("place"),
                row.getString("text"),
                JsonRows.act(row),
                JsonRows.objects(row, "alerts").stream()
                        .map(alert -> new InspectionRoundView.AlertLink(
                                JsonRows.id(alert, "id"), JsonRows.id(alert, "township"), alert.getString("headline")))
                        .toList());
    }

    /** What stays of an act in trail and feed: ids and public words, one value a line. */
    static AuditEntry entry(String action, InspectionRounds.Standing round, Object... said) {
        return new AuditEntry(
                action,
                RecordKind.INSPECTION_ROUND.slug(),
                round.id(),
                round.version(),
                round.townshipId(),
                round.borderId(),
                List.of(),
                "jointgov-inspection-round-act-v1\n" + round.id() + "\n" + round.version() + "\n" + action + "\n"
                        + Arrays.stream(said).map(Object::toString).collect(Collectors.joining("\n")),
                AuditEntry.Visible.UPSERT);
    }
}
