package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.MediationTeam;
import org.jointgov.disputes.domain.MediationTeamAction;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;

/** Reads of mediation teams, one statement each; row-level security decides what there is, the registers' part included. */
@UseCase
public class MediationTeamQueries {
    private static final String GET = """
            select d.*,
                %s,
                (select json_agg(json_build_object('id', m.id, 'township', m.township_id, 'mediator', m.mediator_id,
                        'name', m.display_name, 'registered', r.display_name, 'languages', r.languages,
                        'departed', r.departed_at is not null, 'assigned', m.assigned_at is not null,
                        'office', m.appointed_office, 'at', m.appointed_at, 'releasedOffice', m.released_office,
                        'outAt', coalesce(m.released_at, m.objected_at),
                        'interests', case when m.on_team then (
                            select json_agg(json_build_object('statement', i.statement, 'on', i.declared_on)
                                            order by i.declared_at desc, i.id desc)
                            from jointgov.interest_declaration i where i.township_id = m.township_id
                              and i.mediator_id = m.mediator_id and i.withdrawn_at is null) end)
                    order by coalesce(m.released_at, m.objected_at) desc, m.township_id, m.mediator_id)
                 from jointgov.mediation_team_member m
                 left join jointgov.mediator r on r.township_id = m.township_id and r.id = m.mediator_id
                 where m.dispute_township_id = d.township_id and m.dispute_id = d.id) as members,
                (select json_agg(json_build_object('township', c.township_id, 'office', c.office, 'at', c.consented_at,
                        'revision', c.revision, 'hash', c.content_hash)
                    order by c.consented_at desc, c.township_id)
                 from jointgov.mediation_team_consent c
                 where c.dispute_township_id = d.township_id and c.dispute_id = d.id) as consents,
                (select json_agg(json_build_object('id', o.id, 'township', o.township_id, 'office', o.office,
                        'at', o.recorded_at, 'memberTownship', o.member_township_id, 'member', o.member_id,
                        'party', o.party_township_id, 'on', o.objected_on, 'words', o.words)
                    order by o.recorded_at desc, o.id desc)
                 from jointgov.mediation_objection o
                 where o.dispute_township_id = d.township_id and o.dispute_id = d.id) as objections,
                %s
            from %s
            """.formatted(DisputeQueries.SIDES, DisputeQueries.NOTED, DisputeQueries.ONE);

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MediationTeamQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public MediationTeamQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** The team of a dispute; opening it from beyond the sides is recorded. @throws NotFoundException when the caller sees no such dispute */
    public MediationTeamView get(UUID disputeId) {
        return read(disputeId, true);
    }

    /** The team that an act of the caller has just left; no reading. */
    MediationTeamView after(UUID disputeId) {
        return read(disputeId, false);
    }

    private MediationTeamView read(UUID disputeId, boolean note) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), note, caller.townshipId(), Ids.next(), disputeId)
                .orElseThrow(NotFoundException::new);
    }

    private static MediationTeamView view(ResultSet row, Caller caller) throws SQLException {
        UUID disputeId = row.getObject("id", UUID.class);
        List<UUID> sides = List.of(Sql.ids(row, "sides"));
        int revision = row.getInt("team_revision");
        List<MediationTeamView.Member> members = new ArrayList<>();
        List<MediationTeamView.FormerMember> former = new ArrayList<>();
        for (JsonObject member : JsonRows.list(row, "members", json -> json)) {
            if (member.isNull("outAt")) {
                members.add(member(member));
            } else {
                former.add(former(member));
            }
        }
        List<MediationTeamView.Consent> consents = JsonRows.list(row, "consents", json -> consent(json, revision));
        return new MediationTeamView(
                disputeId,
                row.getLong("version"),
                row.getString("status"),
                sides,
                revision,
                MediationTeam.hash(
                        disputeId,
                        members.stream()
                                .map(m -> new MediationTeam.Member(
                                        m.id(), m.townshipId(), m.mediatorId(), m.displayName()))
                                .toList()),
                Sql.instant(row, "team_formed_at"),
                members,
                former,
                consents,
                JsonRows.list(row, "objections", MediationTeamQueries::objection),
                actions(caller, DisputeStatus.of(row.getString("status")), sides, members, consents));
    }

    private static MediationTeamView.Member member(JsonObject row) {
        String name = row.getString("name");
        String registered = JsonRows.text(row, "registered");
        String languages = JsonRows.text(row, "languages");
        return new MediationTeamView.Member(
                JsonRows.id(row, "id"),
                JsonRows.id(row, "township"),
                JsonRows.id(row, "mediator"),
                name,
                name.equals(registered) ? null : registered,
                languages == null ? List.of() : List.of(languages.split(",")),
                row.getBoolean("departed"),
                row.getBoolean("assigned"),
                JsonRows.objects(row, "interests").stream()
                        .map(interest -> new MediationTeamView.Interest(
                                interest.getString("statement"), LocalDate.parse(interest.getString("on"))))
                        .toList(),
                JsonRows.act(row));
    }

    private static MediationTeamView.FormerMember former(JsonObject row) {
        Instant at = JsonRows.instant(row, "outAt");
        String released = JsonRows.text(row, "releasedOffice");
        UUID township = JsonRows.id(row, "township");
        return new MediationTeamView.FormerMember(
                JsonRows.id(row, "id"),
                township,
                JsonRows.id(row, "mediator"),
                row.getString("name"),
                JsonRows.act(row),
                released == null ? null : new Act(township, released, at),
                at);
    }

    private static MediationTeamView.Consent consent(JsonObject row, int revision) {
        return new MediationTeamView.Consent(
                row.getInt("revision"), row.getString("hash"), row.getInt("revision") == revision, JsonRows.act(row));
    }

    private static MediationTeamView.Objection objection(JsonObject row) {
        return new MediationTeamView.Objection(
                JsonRows.id(row, "id"),
                JsonRows.id(row, "memberTownship"),
                JsonRows.id(row, "member"),
                JsonRows.id(row, "party"),
                LocalDate.parse(row.getString("on")),
                JsonRows.text(row, "words"),
                JsonRows.act(row));
    }

    private static List<String> actions(
            Caller caller,
            DisputeStatus status,
            List<UUID> sides,
            List<MediationTeamView.Member> members,
            List<MediationTeamView.Consent> consents) {
        UUID own = caller.townshipId();
        if (own == null || !sides.contains(own) || !MediationTeam.isOpen(status)) {
            return List.of();
        }
        Set<UUID> present =
                members.stream().map(MediationTeamView.Member::townshipId).collect(Collectors.toSet());
        List<String> actions = new ArrayList<>();
        if (MediationTeam.isFor(caller, MediationTeamAction.APPOINT)) {
            actions.add(MediationTeamAction.APPOINT.slug());
        }
        if (MediationTeam.isFor(caller, MediationTeamAction.CONSENT)
                && present.containsAll(sides)
                && consents.stream()
                        .noneMatch(consent ->
                                consent.current() && own.equals(consent.act().township()))) {
            actions.add(MediationTeamAction.CONSENT.slug());
        }
        if (!members.isEmpty() && MediationTeam.isFor(caller, MediationTeamAction.OBJECT)) {
            actions.add(MediationTeamAction.OBJECT.slug());
        }
        return actions;
    }
}
