package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.MediationSessionAction;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Scope;

/** Reads of mediation sessions, one statement each; row-level security decides what there is. */
@UseCase
public class MediationSessionQueries {
    private static final String GET = """
            select d.*, jointgov.mediation_session_worked_on(d.township_id, d.id) as worker,
                jointgov.glass_broken(d.alert_township_id, d.alert_id) as glass_broken,
                (select json_agg(json_build_object('id', s.id, 'township', s.township_id, 'held', s.held_at, 'place', s.place,
                        'public', s.open_to_public, 'languages', s.languages, 'interpreter', s.interpreter,
                        'confirmation', s.confirmation, 'refusing', s.refusing_township_id, 'office', s.office,
                        'at', s.recorded_at,
                        'present', (
                            select json_agg(json_build_object('township', m.township_id, 'member', m.id,
                                    'name', m.display_name) order by m.township_id, m.mediator_id)
                            from jsonb_to_recordset(s.present) p (township uuid, member uuid)
                            join jointgov.mediation_team_member m on m.township_id = p.township and m.id = p.member
                                and m.dispute_township_id = d.township_id and m.dispute_id = d.id),
                        'remarks', (
                            select json_agg(json_build_object('id', r.id, 'township', r.township_id, 'office', r.office,
                                    'at', r.recorded_at) order by r.recorded_at, r.id)
                            from jointgov.mediation_session_remark r
                            where r.dispute_township_id = d.township_id and r.dispute_id = d.id
                              and r.session_township_id = s.township_id and r.session_id = s.id))
                    order by s.held_at desc, s.id desc)
                 from (select * from (
                        select t.township_id, t.id, t.held_at, t.place, t.open_to_public, t.languages, t.interpreter,
                            t.present, t.confirmation, t.refusing_township_id, t.office, t.recorded_at
                        from jointgov.mediation_session t
                        where t.dispute_township_id = d.township_id and t.dispute_id = d.id) x
                    order by x.held_at desc limit 100) s) as sessions,
                %s
            from %s
            """.formatted(DisputeQueries.NOTED, DisputeQueries.ONE);

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MediationSessionQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public MediationSessionQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** The sessions of a dispute; opening them from beyond the sides is recorded. @throws NotFoundException when the caller sees no such dispute */
    public MediationSessionsView get(UUID disputeId) {
        return read(disputeId, true);
    }

    /** What an act of the caller has just left; no reading. */
    MediationSessionsView after(UUID disputeId) {
        return read(disputeId, false);
    }

    private MediationSessionsView read(UUID disputeId, boolean note) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), note, caller.townshipId(), Ids.next(), disputeId)
                .orElseThrow(NotFoundException::new);
    }

    private static MediationSessionsView view(ResultSet row, Caller caller) throws SQLException {
        List<MediationSessionsView.Session> sessions = JsonRows.list(row, "sessions", MediationSessionQueries::session);
        return new MediationSessionsView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("status"),
                sessions,
                actions(
                        caller,
                        row.getBoolean("worker"),
                        row.getBoolean("glass_broken"),
                        row.getString("status").equals(DisputeStatus.MEDIATION.slug())
                                && row.getObject("team_formed_at") != null,
                        !sessions.isEmpty() && row.getObject("destroyed_at") == null));
    }

    private static MediationSessionsView.Session session(JsonObject row) {
        return new MediationSessionsView.Session(
                JsonRows.id(row, "id"),
                JsonRows.id(row, "township"),
                JsonRows.instant(row, "held"),
                row.getString("place"),
                row.getBoolean("public"),
                List.of(row.getString("languages").split(",")),
                row.getBoolean("interpreter"),
                JsonRows.objects(row, "present").stream()
                        .map(one -> new MediationSessionsView.Participant(
                                JsonRows.id(one, "township"), JsonRows.id(one, "member"), one.getString("name")))
                        .toList(),
                JsonRows.text(row, "confirmation"),
                row.isNull("refusing") ? null : JsonRows.id(row, "refusing"),
                JsonRows.act(row),
                JsonRows.objects(row, "remarks").stream()
                        .map(remark ->
                                new MediationSessionsView.Remark(JsonRows.id(remark, "id"), JsonRows.act(remark)))
                        .toList());
    }

    private static List<String> actions(
            Caller caller, boolean worker, boolean glassBroken, boolean mediated, boolean any) {
        List<String> actions = new ArrayList<>();
        if (worker && mediated) {
            actions.add(MediationSessionAction.RECORD.slug());
        }
        if (worker && any) {
            actions.add(MediationSessionAction.REMARK.slug());
        }
        if (any && (worker || glassBroken || caller.scope() == Scope.COUNTY && !caller.machine())) {
            actions.add(MediationSessionAction.UNMASK.slug());
        }
        return actions;
    }
}
