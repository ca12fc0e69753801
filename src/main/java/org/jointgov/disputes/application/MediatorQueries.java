package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.disputes.domain.MediatorAction;
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
import org.jointgov.shared.Slugged;
import org.jointgov.tenancy.api.TextSet;

/** Reads of mediators, one statement each; row-level security decides what there is, phone and login included. */
@UseCase
public class MediatorQueries {
    /** The newest of each township by its index, merged. */
    private static final String LIST = """
            select m.*,
                (select count(*) from jointgov.interest_declaration d
                 where d.township_id = m.township_id and d.mediator_id = m.id and d.withdrawn_at is null) as interests
            from unnest(jointgov.mediator_townships()) t (id)
            cross join lateral (
                select * from jointgov.mediator m
                where m.township_id = t.id and (m.added_at, m.id) < (?, ?)%s
                order by m.added_at desc, m.id desc limit ?) m
            order by m.added_at desc, m.id desc limit ?
            """;

    /** A reading across a border stands in the trail of that border. */
    private static final String GET = """
            select m.*, o.name_zh, o.name_bo, o.name_en, p.phone, l.membership_id,
                (select json_agg(json_build_object('id', d.id, 'statement', d.statement, 'on', d.declared_on,
                        'office', d.declared_office, 'at', d.declared_at,
                        'withdrawnOffice', d.withdrawn_office, 'withdrawnAt', d.withdrawn_at)
                    order by d.declared_at desc, d.id desc)
                 from jointgov.interest_declaration d
                 where d.township_id = m.township_id and d.mediator_id = m.id) as declarations,
                (select json_agg(json_build_object('township', a.actor_township_id, 'office', a.actor_office,
                                                   'at', a.recorded_at) order by a.recorded_at desc)
                 from jointgov.audit_record a
                 where a.record_id = m.id and a.township_id = m.township_id and a.action = 'read') as readers,
                case when ? and m.township_id is distinct from ?::uuid
                     then jointgov.note_reading('read', 'mediator', m.id, m.version, m.township_id,
                         (select bt.border_id from jointgov.border_township bt
                          where bt.township_id = m.township_id and bt.border_id = any (?::uuid[])
                          order by bt.border_id limit 1), ?)
                end as noted
            from (select * from jointgov.mediator where id = ? order by added_at, township_id limit 1) m
            join jointgov.mediation_organisation o on o.township_id = m.township_id and o.id = m.organisation_id
            left join jointgov.mediator_phone p on p.township_id = m.township_id and p.mediator_id = m.id
            left join jointgov.mediator_membership l on l.township_id = m.township_id and l.mediator_id = m.id
            """;

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MediatorQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public MediatorQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** One mediator; opening another township's entry is recorded. @throws NotFoundException when the caller sees none */
    public MediatorView get(UUID id) {
        return read(id, true);
    }

    /** The mediator that an act of the caller has just left; no reading. */
    MediatorView after(UUID id) {
        return read(id, false);
    }

    private MediatorView read(UUID id, boolean note) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), note, caller.townshipId(), caller.borderIds(), Ids.next(), id)
                .orElseThrow(NotFoundException::new);
    }

    /** A page of the visible mediators, newest first. */
    public Page<MediatorSummary> list(MediatorFilter filter, Cursor cursor, int limit) {
        request.caller();
        Conditions conditions = Conditions.after(cursor.at(), cursor.id())
                .and("m.township_id = ?", filter.townshipId())
                .and("m.organisation_id = ?", filter.organisationId())
                .and("? = any (string_to_array(m.languages, ','))", filter.language())
                .and("(m.departed_at is null) = ?", filter.active());
        List<MediatorSummary> rows = sql.list(
                LIST.formatted(conditions.text()),
                MediatorQueries::summary,
                conditions.parameters(limit + 1, limit + 1));
        return Cursor.page(rows, limit, row -> new Cursor(row.addedAt(), row.id()));
    }

    private static MediatorSummary summary(ResultSet row) throws SQLException {
        return new MediatorSummary(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("township_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("display_name"),
                languages(row),
                Sql.instant(row, "departed_at") == null,
                row.getInt("interests"),
                Objects.requireNonNull(Sql.instant(row, "added_at")));
    }

    private static MediatorView view(ResultSet row, Caller caller) throws SQLException {
        UUID township = row.getObject("township_id", UUID.class);
        Instant departedAt = Sql.instant(row, "departed_at");
        boolean active = departedAt == null;
        return new MediatorView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                township,
                row.getObject("organisation_id", UUID.class),
                new TextSet(row.getString("name_zh"), row.getString("name_bo"), row.getString("name_en")),
                row.getString("display_name"),
                languages(row),
                active,
                caller.townshipId() == null ? null : row.getString("phone"),
                caller.actsFor(township) ? row.getObject("membership_id", UUID.class) : null,
                Objects.requireNonNull(Sql.instant(row, "added_at")),
                departedAt == null
                        ? null
                        : new MediatorView.Departure(
                                row.getString("departure_reason"),
                                new Act(township, row.getString("departed_office"), departedAt)),
                JsonRows.list(row, "declarations", declaration -> declaration(declaration, township)),
                caller.actsFor(township) ? JsonRows.list(row, "readers", JsonRows::reader) : null,
                active && MediatorRegister.mayWrite(caller, township)
                        ? Slugged.slugs(MediatorAction.class)
                        : List.of());
    }

    private static MediatorView.InterestDeclaration declaration(JsonObject row, UUID township) {
        return new MediatorView.InterestDeclaration(
                JsonRows.id(row, "id"),
                row.getString("statement"),
                LocalDate.parse(row.getString("on")),
                new Act(township, row.getString("office"), JsonRows.instant(row, "at")),
                row.isNull("withdrawnAt")
                        ? null
                        : new Act(township, row.getString("withdrawnOffice"), JsonRows.instant(row, "withdrawnAt")));
    }

    private static List<String> languages(ResultSet row) throws SQLException {
        return List.of(row.getString("languages").split(","));
    }
}
