package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.DuplicatePolicy;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/** Reads of look-alikes, one statement each; row-level security decides what there is. */
@UseCase
public class DuplicateQueries {
    private static final String GET = """
            with one as materialized (
                select * from jointgov.dispute_alert x where x.id = ?
                order by (x.township_id = (select jointgov.context_township())) desc nulls last, x.township_id limit 1),
            said as materialized (
                select p.*, x.agreed, x.reason, x.office as answer_office, x.answered_at, o.headline,
                    x.agreed is null and jointgov.merge_obstacle(p.township_id, p.alert_id, p.twin_township_id, p.twin_id) is null
                        and exists (select 1 from jointgov.dispute_alert_response r
                            where r.township_id = p.twin_township_id and r.alert_township_id = p.township_id
                              and r.alert_id = p.alert_id and r.answer = 'acknowledged') as mergeable
                from one a
                join jointgov.duplicate_proposal p on (p.township_id, p.alert_id) = (a.township_id, a.id)
                    or (p.twin_township_id, p.twin_id) = (a.township_id, a.id)
                left join jointgov.duplicate_answer x on x.proposal_township_id = p.township_id and x.proposal_id = p.id
                join jointgov.dispute_alert o on (o.township_id, o.id) in ((p.township_id, p.alert_id), (p.twin_township_id, p.twin_id))
                    and (o.township_id, o.id) <> (a.township_id, a.id))
            select a.id, a.township_id, a.version,
                (select json_agg(json_build_object('id', b.id, 'township', b.township_id, 'headline', b.headline,
                        'place', b.place_name, 'severity', b.severity, 'status', b.status, 'raised', b.raised_at,
                        'kilometres', k.kilometres, 'obstacle', o.obstacle,
                        'mergeable', o.obstacle is null
                            and exists (select 1 from jointgov.dispute_alert_response r
                                where r.township_id = (select jointgov.context_township()) and r.answer = 'acknowledged'
                                  and (r.alert_township_id, r.alert_id) in ((a.township_id, a.id), (b.township_id, b.id)))
                            and not exists (select 1 from said s where coalesce(s.agreed, true)
                                and (b.township_id, b.id) in ((s.township_id, s.alert_id), (s.twin_township_id, s.twin_id))))
                        order by b.raised_at desc, b.id)
                 from jointgov.alike_alerts(a.township_id, a.id) k
                 join jointgov.dispute_alert b on b.township_id = k.township_id and b.id = k.id
                 cross join lateral (
                    select jointgov.merge_obstacle(a.township_id, a.id, b.township_id, b.id) as obstacle) o
                 where not exists (select 1 from said s where s.agreed
                    and (b.township_id, b.id) in ((s.township_id, s.alert_id), (s.twin_township_id, s.twin_id)))) as candidates,
                (select json_agg(json_build_object('id', s.id, 'township', s.township_id, 'alert', s.alert_id,
                        'twinTownship', s.twin_township_id, 'twin', s.twin_id, 'headline', s.headline, 'office', s.office,
                        'at', s.proposed_at, 'agreed', s.agreed, 'reason', s.reason, 'answerOffice', s.answer_office,
                        'answeredAt', s.answered_at, 'mergeable', s.mergeable) order by s.proposed_at desc, s.id)
                 from said s) as proposals
            from one a
            """;

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DuplicateQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public DuplicateQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** What may be the same as this alert. @throws NotFoundException when the caller sees no such alert */
    public DuplicatesView of(UUID alertId) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), alertId).orElseThrow(NotFoundException::new);
    }

    private static DuplicatesView view(ResultSet row, Caller caller) throws SQLException {
        UUID owner = row.getObject("township_id", UUID.class);
        return new DuplicatesView(
                row.getObject("id", UUID.class),
                owner,
                row.getLong("version"),
                JsonRows.list(row, "candidates", each -> candidate(each, caller, owner)),
                JsonRows.list(row, "proposals", each -> proposal(each, caller)));
    }

    private static DuplicatesView.Candidate candidate(JsonObject row, Caller caller, UUID owner) {
        UUID township = JsonRows.id(row, "township");
        return new DuplicatesView.Candidate(
                JsonRows.id(row, "id"),
                township,
                row.getString("headline"),
                row.getString("place"),
                row.getString("severity"),
                row.getString("status"),
                JsonRows.instant(row, "raised"),
                row.isNull("kilometres") ? null : row.getInt("kilometres"),
                JsonRows.text(row, "obstacle"),
                DuplicatePolicy.onCandidate(caller, owner, township, row.getBoolean("mergeable")));
    }

    private static DuplicatesView.Proposal proposal(JsonObject row, Caller caller) {
        UUID asked = JsonRows.id(row, "twinTownship");
        DuplicatesView.@Nullable Answer answer = row.isNull("agreed")
                ? null
                : new DuplicatesView.Answer(
                        row.getBoolean("agreed"),
                        JsonRows.text(row, "reason"),
                        new Act(asked, row.getString("answerOffice"), JsonRows.instant(row, "answeredAt")));
        return new DuplicatesView.Proposal(
                JsonRows.id(row, "id"),
                JsonRows.id(row, "township"),
                JsonRows.id(row, "alert"),
                asked,
                JsonRows.id(row, "twin"),
                row.getString("headline"),
                JsonRows.act(row),
                answer,
                answer == null ? DuplicatePolicy.onProposal(caller, asked, row.getBoolean("mergeable")) : List.of());
    }
}
