package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.disputes.domain.MediationOrganisationAction;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.Conditions;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Page;
import org.jointgov.shared.RequestContext;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/** Reads of mediation organisations, one statement each; row-level security decides what there is. */
@UseCase
public class MediationOrganisationQueries {
    private static final String MEDIATORS = """
            (select count(*) from jointgov.mediator m
             where m.township_id = o.township_id and m.organisation_id = o.id and m.departed_at is null) as mediators
            """;

    /** The newest of each township by its index, merged. */
    private static final String LIST = """
            select o.*, %s
            from unnest(jointgov.mediator_townships()) t (id)
            cross join lateral (
                select * from jointgov.mediation_organisation o
                where o.township_id = t.id and (o.added_at, o.id) < (?, ?)%s
                order by o.added_at desc, o.id desc limit ?) o
            order by o.added_at desc, o.id desc limit ?
            """;

    private static final String GET = """
            select o.*, %s
            from (select * from jointgov.mediation_organisation where id = ? order by added_at, township_id limit 1) o
            """.formatted(MEDIATORS);

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MediationOrganisationQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public MediationOrganisationQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** One organisation. @throws NotFoundException when the caller sees none */
    public MediationOrganisationView get(UUID id) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), id).orElseThrow(NotFoundException::new);
    }

    /**
     * A page of the visible organisations, newest first.
     *
     * @param townshipId of this township; null for all
     */
    public Page<MediationOrganisationView> list(@Nullable UUID townshipId, Cursor cursor, int limit) {
        Caller caller = request.caller();
        Conditions conditions = Conditions.after(cursor.at(), cursor.id()).and("o.township_id = ?", townshipId);
        List<MediationOrganisationView> rows = sql.list(
                LIST.formatted(MEDIATORS, conditions.text()),
                row -> view(row, caller),
                conditions.parameters(limit + 1, limit + 1));
        return Cursor.page(rows, limit, row -> new Cursor(row.addedAt(), row.id()));
    }

    private static MediationOrganisationView view(ResultSet row, Caller caller) throws SQLException {
        UUID township = row.getObject("township_id", UUID.class);
        int mediators = row.getInt("mediators");
        Instant dissolvedAt = Sql.instant(row, "dissolved_at");
        return new MediationOrganisationView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                township,
                row.getString("kind"),
                new TextSet(row.getString("name_zh"), row.getString("name_bo"), row.getString("name_en")),
                row.getString("village"),
                mediators,
                Objects.requireNonNull(Sql.instant(row, "added_at")),
                dissolvedAt == null ? null : new Act(township, row.getString("dissolved_office"), dissolvedAt),
                dissolvedAt == null && MediatorRegister.mayWrite(caller, township) ? actions(mediators) : List.of());
    }

    private static List<String> actions(int mediators) {
        List<String> actions = new ArrayList<>();
        actions.add(MediationOrganisationAction.EDIT.slug());
        actions.add(MediationOrganisationAction.ADD_MEDIATOR.slug());
        if (mediators == 0) {
            actions.add(MediationOrganisationAction.DISSOLVE.slug());
        }
        return actions;
    }
}
