package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.PerformanceState;
import org.jointgov.disputes.domain.Settlement;
import org.jointgov.disputes.domain.SettlementAction;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Ids;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Scope;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;

/** Reads of settlements, one statement each; row-level security decides what there is. */
@UseCase
public class SettlementQueries {
    /** The rows of one wording {@code s} of dispute {@code d}. */
    private static final String OF_WORDING =
            "%1$s.dispute_township_id = d.township_id and %1$s.dispute_id = d.id and %1$s.revision = s.revision";

    private static final String GET = """
            select d.*, jointgov.mediation_session_worked_on(d.township_id, d.id) as worker,
                jointgov.glass_broken(d.alert_township_id, d.alert_id) as glass_broken, %s,
                (select json_agg(json_build_object('township', s.township_id, 'office', s.office, 'at', s.written_at, 'id', s.id,
                        'round', s.round, 'revision', s.revision, 'form', s.form, 'copies', s.copies, 'agreed', s.agreed_on,
                        'total', s.total::text, 'settled', s.settled_at, 'effective', s.effective_on,
                        'hash', jointgov.settlement_hash(d.township_id, d.id, s.revision),
                        'confirmations', (
                            select json_agg(json_build_object('township', c.township_id, 'office', c.office,
                                    'at', c.recorded_at) order by c.recorded_at)
                            from jointgov.settlement_confirmation c where %s),
                        'parties', (
                            select json_agg(json_build_object('township', p.township_id, 'office', p.office,
                                    'at', p.recorded_at, 'manner', p.manner, 'on', p.confirmed_on, 'scan', p.scan_sha256,
                                    'attachment', p.scan_attachment_id) order by p.recorded_at)
                            from jointgov.settlement_parties_confirmation p where %s),
                        'judicial', (
                            select json_agg(json_build_object('township', j.township_id, 'office', j.office,
                                    'at', j.recorded_at, 'id', j.id, 'step', j.step, 'on', j.happened_on, 'court', j.court)
                                order by j.happened_on, j.recorded_at)
                            from jointgov.judicial_confirmation j where %s),
                        'outcomes', (
                            select json_agg(json_build_object('township', o.township_id, 'office', o.office,
                                    'at', o.recorded_at, 'outcome', o.outcome, 'reason', o.reason) order by o.recorded_at desc)
                            from jointgov.settlement_outcome o where %s),
                        'obligations', (
                            select json_agg(json_build_object('number', o.number, 'owing', o.owing_township_id, 'kind', o.kind,
                                    'amount', o.amount::text, 'due', o.due_on, 'reported', coalesce(r.reported, 0.00)::text,
                                    'confirmed', coalesce(r.confirmed, 0.00)::text,
                                    'performed', jointgov.obligation_performed(d.township_id, d.id, s.revision, o.number,
                                        o.amount), 'reports', (
                                        select json_agg(json_build_object('township', p.township_id, 'office', p.office,
                                                'at', p.recorded_at, 'id', p.id, 'state', p.state, 'amount', p.amount::text,
                                                'on', p.happened_on, 'answers', (
                                                    select json_agg(json_build_object('township', a.township_id,
                                                            'office', a.office, 'at', a.recorded_at, 'answer', a.answer)
                                                        order by a.recorded_at)
                                                    from jointgov.obligation_performance_answer a
                                                    where a.dispute_township_id = d.township_id and a.dispute_id = d.id
                                                      and a.report_township_id = p.township_id and a.report_id = p.id))
                                            order by p.recorded_at)
                                        from jointgov.obligation_performance p
                                        where p.number = o.number and %s)) order by o.number)
                            from jointgov.settlement_obligation o
                            left join (
                                select x.number, sum(x.amount) filter (where x.stands) as reported,
                                    sum(x.amount) filter (where x.confirmed) as confirmed
                                from jointgov.obligation_reports(d.township_id, d.id, s.revision) x
                                where x.state <> 'failed' group by x.number) r on r.number = o.number
                            where %s))
                    order by s.revision desc)
                 from (select t.township_id, t.id, t.round, t.revision, t.form, t.copies, t.agreed_on, t.total, t.office,
                            t.written_at, t.settled_at, t.effective_on
                       from jointgov.settlement t
                       where t.dispute_township_id = d.township_id and t.dispute_id = d.id
                       order by t.revision desc limit 20) s) as settlements,
                (select json_agg(json_build_object('township', v.township_id, 'office', v.office, 'at', v.recorded_at,
                        'id', v.id, 'revision', v.revision, 'on', v.visited_on, 'reason', v.reason,
                        'performance', v.performance, 'satisfaction', v.satisfaction) order by v.visited_on desc, v.id desc)
                 from (select t.township_id, t.office, t.recorded_at, t.id, t.revision, t.visited_on, t.reason, t.performance,
                            t.satisfaction
                       from jointgov.return_visit t
                       where t.dispute_township_id = d.township_id and t.dispute_id = d.id
                       order by t.visited_on desc limit 100) v) as visits,
                %s
            from %s
            """.formatted(
                    DisputeQueries.SIDES,
                    OF_WORDING.formatted("c"),
                    OF_WORDING.formatted("p"),
                    OF_WORDING.formatted("j"),
                    OF_WORDING.formatted("o"),
                    OF_WORDING.formatted("p"),
                    OF_WORDING.formatted("o"),
                    DisputeQueries.NOTED,
                    DisputeQueries.ONE);

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SettlementQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public SettlementQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** The settlements of a dispute; opening them from beyond the sides is recorded. @throws NotFoundException when the caller sees no such dispute */
    public SettlementsView get(UUID disputeId) {
        return read(disputeId, true);
    }

    /** What an act of the caller has just left; no reading. */
    SettlementsView after(UUID disputeId) {
        return read(disputeId, false);
    }

    private SettlementsView read(UUID disputeId, boolean note) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), note, caller.townshipId(), Ids.next(), disputeId)
                .orElseThrow(NotFoundException::new);
    }

    private static SettlementsView view(ResultSet row, Caller caller) throws SQLException {
        int round = row.getInt("settlement_round");
        int revision = row.getInt("settlement_revision");
        LocalDate today = LocalDate.ofInstant(Time.now(), Time.ZONE);
        List<SettlementsView.Settlement> all =
                JsonRows.list(row, "settlements", each -> settlement(each, round, revision, today));
        SettlementsView.Settlement present = all.stream()
                .filter(SettlementsView.Settlement::current)
                .findFirst()
                .orElse(null);
        return new SettlementsView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("status"),
                round,
                revision,
                List.of(Sql.ids(row, "sides")),
                all,
                JsonRows.list(row, "visits", SettlementQueries::visit),
                actions(
                        caller,
                        row.getBoolean("worker"),
                        row.getBoolean("glass_broken"),
                        DisputeStatus.of(row.getString("status")),
                        row.getObject("team_formed_at") != null,
                        present,
                        !all.isEmpty()));
    }

    private static SettlementsView.Settlement settlement(JsonObject row, int round, int revision, LocalDate today) {
        LocalDate effective = day(row, "effective");
        return new SettlementsView.Settlement(
                JsonRows.id(row, "township"),
                JsonRows.id(row, "id"),
                row.getInt("round"),
                row.getInt("revision"),
                row.getString("form"),
                row.getInt("copies"),
                LocalDate.parse(row.getString("agreed")),
                row.getString("total"),
                row.getString("hash"),
                row.getInt("round") == round && row.getInt("revision") == revision,
                JsonRows.act(row),
                row.isNull("settled") ? null : JsonRows.instant(row, "settled"),
                effective,
                effective == null ? null : Settlement.lastDayForConfirmation(effective),
                JsonRows.objects(row, "confirmations").stream()
                        .map(JsonRows::act)
                        .toList(),
                JsonRows.objects(row, "parties").stream()
                        .map(SettlementQueries::parties)
                        .toList(),
                JsonRows.objects(row, "obligations").stream()
                        .map(each -> obligation(each, today))
                        .toList(),
                JsonRows.objects(row, "judicial").stream()
                        .map(each -> new SettlementsView.Judicial(
                                JsonRows.id(each, "id"),
                                each.getString("step"),
                                LocalDate.parse(each.getString("on")),
                                each.getString("court"),
                                JsonRows.act(each)))
                        .toList(),
                JsonRows.objects(row, "outcomes").stream()
                        .map(each -> new SettlementsView.Outcome(
                                each.getString("outcome"), JsonRows.text(each, "reason"), JsonRows.act(each)))
                        .toList());
    }

    private static SettlementsView.PartiesConfirmation parties(JsonObject row) {
        return new SettlementsView.PartiesConfirmation(
                row.getString("manner"),
                LocalDate.parse(row.getString("on")),
                JsonRows.text(row, "scan"),
                row.isNull("attachment") ? null : JsonRows.id(row, "attachment"),
                JsonRows.act(row));
    }

    private static SettlementsView.Obligation obligation(JsonObject row, LocalDate today) {
        LocalDate due = LocalDate.parse(row.getString("due"));
        boolean performed = row.getBoolean("performed");
        return new SettlementsView.Obligation(
                row.getInt("number"),
                JsonRows.id(row, "owing"),
                row.getString("kind"),
                JsonRows.text(row, "amount"),
                due,
                row.getString("reported"),
                row.getString("confirmed"),
                performed,
                !performed && due.isBefore(today),
                JsonRows.objects(row, "reports").stream()
                        .map(SettlementQueries::report)
                        .toList());
    }

    private static SettlementsView.Report report(JsonObject row) {
        return new SettlementsView.Report(
                JsonRows.id(row, "id"),
                row.getString("state"),
                JsonRows.text(row, "amount"),
                LocalDate.parse(row.getString("on")),
                JsonRows.act(row),
                JsonRows.objects(row, "answers").stream()
                        .map(each -> new SettlementsView.Answer(each.getString("answer"), JsonRows.act(each)))
                        .toList());
    }

    private static SettlementsView.Visit visit(JsonObject row) {
        return new SettlementsView.Visit(
                JsonRows.id(row, "id"),
                row.getInt("revision"),
                LocalDate.parse(row.getString("on")),
                row.getString("reason"),
                row.getString("performance"),
                row.getString("satisfaction"),
                JsonRows.act(row));
    }

    private static @Nullable LocalDate day(JsonObject row, String name) {
        String text = JsonRows.text(row, name);
        return text == null ? null : LocalDate.parse(text);
    }

    private static List<String> actions(
            Caller caller,
            boolean worker,
            boolean glassBroken,
            DisputeStatus status,
            boolean teamFormed,
            SettlementsView.@Nullable Settlement present,
            boolean any) {
        List<SettlementAction> actions = new ArrayList<>();
        if (worker && status == DisputeStatus.MEDIATION && teamFormed) {
            actions.add(SettlementAction.WRITE);
            if (present != null && present.confirmations().stream().noneMatch(act -> isOwn(caller, act))) {
                actions.add(SettlementAction.CONFIRM);
            }
            if (present != null
                    && present.partiesConfirmations().stream().noneMatch(each -> isOwn(caller, each.recorded()))) {
                actions.add(SettlementAction.CONFIRM_PARTIES);
            }
        }
        if (worker && present != null && status == DisputeStatus.SETTLED) {
            if (present.obligations().stream().anyMatch(owed -> !owed.performed())) {
                actions.add(SettlementAction.REPORT_PERFORMANCE);
            }
            if (present.obligations().stream()
                    .flatMap(owed -> owed.reports().stream())
                    .anyMatch(report -> waitsFor(caller, report))) {
                actions.add(SettlementAction.ANSWER_PERFORMANCE);
            }
            actions.add(SettlementAction.DECLARE_OUTCOME);
        }
        if (worker && present != null && (status == DisputeStatus.SETTLED || status == DisputeStatus.CLOSED)) {
            actions.add(SettlementAction.RECORD_JUDICIAL_CONFIRMATION);
            actions.add(SettlementAction.RECORD_RETURN_VISIT);
        }
        if (any && (worker || glassBroken || caller.scope() == Scope.COUNTY && !caller.machine())) {
            actions.add(SettlementAction.UNMASK);
        }
        return actions.stream().map(Slugged::slug).toList();
    }

    private static boolean waitsFor(Caller caller, SettlementsView.Report report) {
        return !report.state().equals(PerformanceState.FAILED.slug())
                && !isOwn(caller, report.reported())
                && report.answers().stream().noneMatch(answer -> isOwn(caller, answer.act()));
    }

    private static boolean isOwn(Caller caller, Act act) {
        return act.township() != null && act.township().equals(caller.townshipId());
    }
}
