package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.disputes.domain.DisputePolicy;
import org.jointgov.disputes.domain.DisputeStanding;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.LegalNature;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.Conditions;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Page;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Scope;
import org.jspecify.annotations.Nullable;

/** Reads of disputes, one statement each; row-level security decides what there is. */
@UseCase
public class DisputeQueries {
    /** The sides of dispute {@code d}. */
    static final String SIDES = """
            array(select s.township_id from jointgov.dispute_side s
                  where s.dispute_township_id = d.township_id and s.dispute_id = d.id order by 1) as sides
            """;

    /** When what is owed under the settlement of dispute {@code d} is due next. */
    private static final String DUE = """
            case when d.status = 'settled' then (
                select min(o.due_on) from jointgov.settlement_obligation o
                where o.dispute_township_id = d.township_id and o.dispute_id = d.id and o.revision = d.settlement_revision
                  and not jointgov.obligation_performed(d.township_id, d.id, o.revision, o.number, o.amount)) end as due_on
            """;

    /** The one dispute {@code d} that an id means; parameter: the id. */
    static final String ONE = "(select * from jointgov.dispute where id = ? order by opened_at, township_id limit 1) d";

    /**
     * A reading by anybody beyond the sides stands in the trail of the border, as one of dispute {@code d}. Parameters:
     * whether it is a reading, the caller's township, the id of its record.
     */
    static final String NOTED = """
            case when ? and not exists (
                    select 1 from jointgov.dispute_side s
                    where s.dispute_township_id = d.township_id and s.dispute_id = d.id and s.township_id = ?::uuid)
                 then jointgov.note_reading('read', 'dispute', d.id, d.version, d.township_id, d.border_id, ?)
            end as noted
            """;

    private static final String LIST = """
            select d.*, a.headline, a.place_name, a.severity, a.escalated, %s, %s
            from (%%s) d
            join jointgov.dispute_alert a on a.township_id = d.alert_township_id and a.id = d.alert_id
            order by d.opened_at desc, d.id desc limit ?
            """.formatted(SIDES, DUE);

    /** The newest of each border by its index, merged. */
    private static final String OF_BORDERS = """
            select d.* from unnest(?::uuid[]) b (id)
            cross join lateral (
                select * from jointgov.dispute d
                where d.border_id = b.id and (d.opened_at, d.id) < (?, ?)%s
                order by d.opened_at desc, d.id desc limit ?) d
            """;

    private static final String OF_COUNTY = """
            select d.* from jointgov.dispute_alert_county c
            join jointgov.dispute d on d.alert_township_id = c.township_id and d.alert_id = c.alert_id
            where c.county_code = ? and (d.opened_at, d.id) < (?, ?)%s
            order by d.opened_at desc, d.id desc limit ?
            """;

    private static final String OF_TEAM_MEMBER = """
            select d.* from jointgov.mediator_membership l
            join jointgov.mediation_team_member m on m.township_id = l.township_id and m.mediator_id = l.mediator_id and m.on_team
            join jointgov.dispute d on d.township_id = m.dispute_township_id and d.id = m.dispute_id
            where l.membership_id = ? and (d.opened_at, d.id) < (?, ?)%s
            order by d.opened_at desc, d.id desc limit ?
            """;

    /** A reading by anybody beyond the sides stands in the trail of the border. */
    private static final String GET = """
            select d.*, a.kind, a.severity, a.headline, a.place_name, a.escalated, %s, %s,
                (select json_agg(json_build_object('township', n.township_id, 'office', n.office, 'at', n.declared_at,
                                                   'nature', n.nature, 'version', n.version)
                                 order by n.declared_at desc, n.version desc)
                 from jointgov.legal_nature_declaration n
                 where n.dispute_township_id = d.township_id and n.dispute_id = d.id) as declarations,
                (select json_agg(json_build_object('township', b.township_id, 'office', b.office, 'at', b.recorded_at, 'id', b.id,
                                                   'item', b.item, 'on', b.seen_on, 'place', b.place, 'seen', b.seen)
                                 order by b.recorded_at desc, b.id desc)
                 from (select * from jointgov.status_quo_breach x
                       where x.dispute_township_id = d.township_id and x.dispute_id = d.id
                       order by x.recorded_at desc limit 100) b) as breaches,
                (select json_agg(json_build_object('township', n.township_id, 'office', n.office, 'at', n.written_at, 'id', n.id,
                                                   'text', n.text) order by n.written_at desc, n.id desc)
                 from (select * from jointgov.negotiation_note x
                       where x.dispute_township_id = d.township_id and x.dispute_id = d.id
                       order by x.written_at desc limit 100) n) as negotiation,
                (select json_agg(json_build_object('id', t.id, 'township', t.township_id, 'kind', t.kind,
                                                   'severity', t.severity, 'headline', t.headline, 'place', t.place_name,
                                                   'escalated', t.escalated))
                 from jointgov.merged_alert m
                 join jointgov.dispute_alert t on t.township_id = m.twin_township_id and t.id = m.twin_id
                 where m.township_id = a.township_id and m.alert_id = a.id) as merged,
                (select json_agg(json_build_object('township', p.township_id, 'office', p.office, 'at', p.proposed_at,
                                                   'id', p.id, 'to', p.to_township_id, 'reason', p.reason,
                                                   'accepted', x.accepted, 'refusal', x.reason, 'answerOffice', x.office,
                                                   'answeredAt', x.answered_at) order by p.proposed_at desc, p.id)
                 from jointgov.lead_proposal p
                 left join jointgov.lead_answer x on x.proposal_township_id = p.township_id and x.proposal_id = p.id
                 where p.dispute_township_id = d.township_id and p.dispute_id = d.id) as leads,
                (select json_agg(json_build_object('id', m.id, 'title', m.title, 'at', m.starts_at, 'reached', i.reached)
                                 order by m.starts_at desc)
                 from jointgov.agenda_item i
                 join jointgov.joint_meeting m on m.township_id = i.owner_township_id and m.id = i.meeting_id
                 where i.dispute_id = d.id and i.dispute_township_id = d.township_id and i.withdrawn_at is null) as meetings,
                array(select c.county_code from jointgov.dispute_alert_county c
                      where c.township_id = a.township_id and c.alert_id = a.id order by 1) as county_codes,
                (select json_agg(json_build_object('township', x.actor_township_id, 'office', x.actor_office,
                                                   'at', x.recorded_at) order by x.recorded_at desc)
                 from (select * from jointgov.audit_record r
                       where r.record_id = d.id and r.township_id = d.township_id and r.action = 'read'
                       order by r.recorded_at desc limit 50) x) as readers,
                %s
            from %s
            join jointgov.dispute_alert a on a.township_id = d.alert_township_id and a.id = d.alert_id
            """.formatted(SIDES, DUE, NOTED, ONE);

    private static final String ACTS = """
            select a.* from %s
            left join lateral jointgov.acts_on_dispute(d.id, ?, ?, ?) a on true
            order by a.recorded_at desc, a.id desc
            """.formatted(ONE);

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DisputeQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public DisputeQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** One dispute; opening it from beyond its sides is recorded. @throws NotFoundException when the caller sees none */
    public DisputeView get(UUID id) {
        return read(id, true);
    }

    /** The dispute that an act of the caller has just left; no reading. */
    DisputeView after(UUID id) {
        return read(id, false);
    }

    private DisputeView read(UUID id, boolean note) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), note, caller.townshipId(), Ids.next(), id)
                .orElseThrow(NotFoundException::new);
    }

    /** A page of the visible disputes, newest first. */
    public Page<DisputeSummary> list(DisputeFilter filter, Cursor cursor, int limit) {
        Caller caller = request.caller();
        boolean county = caller.scope() == Scope.COUNTY;
        boolean ofBorders = !county && !filter.assigned();
        Object among = ofBorders
                ? caller.borderIds().stream()
                        .filter(border -> filter.borderId() == null || border.equals(filter.borderId()))
                        .toList()
                : filter.assigned() ? caller.membershipId() : Objects.requireNonNull(caller.countyCode());
        Conditions conditions = Conditions.after(among, cursor.at(), cursor.id())
                .and("d.border_id = ?", ofBorders ? null : filter.borderId())
                .and("d.status = ?", filter.status())
                .and("d.type = ?", filter.type())
                .and("d.lead_township_id = ?", filter.lead());
        List<DisputeSummary> rows = sql.list(
                LIST.formatted((ofBorders ? OF_BORDERS : filter.assigned() ? OF_TEAM_MEMBER : OF_COUNTY)
                        .formatted(conditions.text())),
                DisputeQueries::summary,
                conditions.parameters(limit + 1, limit + 1));
        return Cursor.page(rows, limit, row -> new Cursor(row.openedAt(), row.id()));
    }

    /**
     * A page of what was done with a dispute and the alerts that it was opened from, newest first.
     *
     * @throws NotFoundException when the caller sees no such dispute
     */
    public Page<DisputeActView> acts(UUID id, Cursor cursor, int limit) {
        List<Optional<DisputeActView>> rows =
                sql.list(ACTS, DisputeQueries::actOn, id, cursor.at(), cursor.id(), limit + 1);
        if (rows.isEmpty()) {
            throw new NotFoundException();
        }
        return Cursor.page(
                rows.stream().flatMap(Optional::stream).toList(), limit, act -> new Cursor(act.at(), act.id()));
    }

    /** Empty in the one row of a dispute on whose page nothing stands. */
    private static Optional<DisputeActView> actOn(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return id == null
                ? Optional.empty()
                : Optional.of(new DisputeActView(
                        id,
                        row.getString("action"),
                        row.getString("record_kind"),
                        row.getObject("township_id", UUID.class),
                        row.getString("office"),
                        Objects.requireNonNull(Sql.instant(row, "recorded_at"))));
    }

    private static DisputeSummary summary(ResultSet row) throws SQLException {
        return new DisputeSummary(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("file_number"),
                row.getString("type"),
                row.getString("status"),
                row.getString("legal_nature"),
                row.getObject("township_id", UUID.class),
                row.getObject("lead_township_id", UUID.class),
                row.getObject("border_id", UUID.class),
                List.of(Sql.ids(row, "sides")),
                row.getString("headline"),
                row.getString("place_name"),
                row.getString("severity"),
                row.getBoolean("escalated"),
                openedAt(row),
                row.getObject("due_on", LocalDate.class));
    }

    private static DisputeView view(ResultSet row, Caller caller) throws SQLException {
        DisputeSummary dispute = summary(row);
        List<DisputeView.Declaration> declarations = JsonRows.list(row, "declarations", DisputeQueries::declaration);
        List<DisputeView.LeadProposal> leads = JsonRows.list(row, "leads", DisputeQueries::lead);
        DisputeStanding standing = new DisputeStanding(
                dispute.townshipId(),
                dispute.id(),
                dispute.version(),
                dispute.borderId(),
                row.getObject("alert_id", UUID.class),
                DisputeStatus.of(dispute.status()),
                dispute.leadTownshipId(),
                leads.stream()
                        .filter(lead -> lead.answer() == null)
                        .findFirst()
                        .map(lead -> new DisputeStanding.LeadProposal(
                                Objects.requireNonNull(lead.proposed().township()), lead.id(), lead.toTownshipId()))
                        .orElse(null),
                Set.copyOf(dispute.sides()),
                current(declarations),
                List.of((String[]) row.getArray("county_codes").getArray()));
        return new DisputeView(
                dispute.id(),
                dispute.version(),
                dispute.fileNumber(),
                dispute.type(),
                dispute.status(),
                dispute.townshipId(),
                dispute.leadTownshipId(),
                dispute.borderId(),
                dispute.sides(),
                new DisputeView.AlertLink(
                        row.getObject("alert_id", UUID.class),
                        row.getObject("alert_township_id", UUID.class),
                        row.getString("kind"),
                        dispute.severity(),
                        dispute.headline(),
                        dispute.placeName(),
                        dispute.escalated()),
                merged(row),
                new Act(dispute.townshipId(), row.getString("opened_office"), dispute.openedAt()),
                dispute.dueOn(),
                dispute.legalNature(),
                leads,
                declarations,
                standing.keepsStatusQuo(),
                JsonRows.list(row, "breaches", DisputeQueries::breach),
                JsonRows.list(row, "negotiation", DisputeQueries::note),
                JsonRows.list(row, "meetings", DisputeQueries::meeting),
                DisputePolicy.isSide(caller, standing) ? JsonRows.list(row, "readers", JsonRows::reader) : null,
                row.getObject("destroyed_at") == null ? DisputePolicy.actions(caller, standing) : List.of());
    }

    /** The first of each side: they come newest first. */
    private static Map<UUID, DisputeStanding.Declared> current(List<DisputeView.Declaration> declarations) {
        return declarations.stream()
                .collect(Collectors.toMap(
                        said -> Objects.requireNonNull(said.act().township()),
                        said -> new DisputeStanding.Declared(LegalNature.of(said.nature()), said.version()),
                        (newest, earlier) -> newest));
    }

    private static DisputeView.Declaration declaration(JsonObject row) {
        return new DisputeView.Declaration(row.getString("nature"), row.getInt("version"), act(row));
    }

    private static DisputeView.@Nullable AlertLink merged(ResultSet row) throws SQLException {
        return JsonRows.list(
                        row,
                        "merged",
                        alert -> new DisputeView.AlertLink(
                                JsonRows.id(alert, "id"),
                                JsonRows.id(alert, "township"),
                                alert.getString("kind"),
                                alert.getString("severity"),
                                alert.getString("headline"),
                                alert.getString("place"),
                                alert.getBoolean("escalated")))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static DisputeView.LeadProposal lead(JsonObject row) {
        UUID to = JsonRows.id(row, "to");
        return new DisputeView.LeadProposal(
                JsonRows.id(row, "id"),
                to,
                row.getString("reason"),
                act(row),
                row.isNull("accepted")
                        ? null
                        : new DisputeView.LeadAnswer(
                                row.getBoolean("accepted"),
                                JsonRows.text(row, "refusal"),
                                new Act(to, row.getString("answerOffice"), JsonRows.instant(row, "answeredAt"))));
    }

    private static DisputeView.Breach breach(JsonObject row) {
        return new DisputeView.Breach(
                JsonRows.id(row, "id"),
                row.getString("item"),
                LocalDate.parse(row.getString("on")),
                row.getString("place"),
                row.getString("seen"),
                act(row));
    }

    private static DisputeView.Meeting meeting(JsonObject row) {
        return new DisputeView.Meeting(
                JsonRows.id(row, "id"),
                row.getString("title"),
                JsonRows.instant(row, "at"),
                row.isNull("reached") ? null : row.getBoolean("reached"));
    }

    private static DisputeView.Note note(JsonObject row) {
        return new DisputeView.Note(JsonRows.id(row, "id"), row.getString("text"), act(row));
    }

    private static Act act(JsonObject row) {
        return new Act(JsonRows.id(row, "township"), row.getString("office"), JsonRows.instant(row, "at"));
    }

    private static Instant openedAt(ResultSet row) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, "opened_at"));
    }
}
