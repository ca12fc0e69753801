package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.disputes.domain.RetentionStanding;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Page;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/** How long personal data is kept, and that it was destroyed; one statement each, and row-level security decides what there is. */
@UseCase
public class RetentionQueries {
    private static final String GET = """
            select a.township_id, a.id, a.border_id, a.version, a.retention_version, a.ended_at, a.keep_until, a.destroyed_at,
                coalesce(a.keep_until <= transaction_timestamp(), false) as due,
                jointgov.retention_months(a.border_id, a.retention_version, a.type) as months,
                jointgov.retention_sides(a.township_id, a.id) as sides,
                array(select c.county_code from jointgov.dispute_alert_county c
                      where c.township_id = a.township_id and c.alert_id = a.id order by 1) as county_codes,
                jointgov.destruction_hash(a) as hash,
                (select json_agg(json_build_object('id', h.id, 'township', h.township_id, 'county', h.county_code,
                        'reason', h.reason, 'office', h.office, 'at', h.placed_at,
                        'liftedOffice', h.lifted_office, 'liftedAt', h.lifted_at) order by h.placed_at desc, h.id desc)
                 from jointgov.legal_hold h where h.alert_township_id = a.township_id and h.alert_id = a.id) as holds,
                (select json_agg(json_build_object('township', c.township_id, 'office', c.office, 'at', c.consented_at)
                                 order by c.consented_at, c.township_id)
                 from jointgov.destruction_consent c
                 where c.alert_township_id = a.township_id and c.alert_id = a.id
                   and c.content_hash = jointgov.destruction_hash(a)) as current_consents,
                c.id as certificate_id, c.alert_township_id, c.alert_id, c.dispute_id, c.file_number, c.rule_version,
                c.consents, c.keyset_sha256, c.backups_expire_on
            from (select * from jointgov.dispute_alert x where x.id = ?
                  order by (x.township_id = (select jointgov.context_township())) desc nulls last, x.township_id limit 1) a
            left join jointgov.destruction_certificate c on c.alert_township_id = a.township_id and c.alert_id = a.id
            """;

    private static final String CERTIFICATES = """
            select c.*, c.id as certificate_id from jointgov.destruction_certificate c where (c.destroyed_at, c.id) < (?, ?)
            order by c.destroyed_at desc, c.id desc limit ?
            """;

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RetentionQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public RetentionQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** How long an alert's personal data is kept. @throws NotFoundException when the caller sees no alert of this id */
    public RetentionView get(UUID alertId) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), alertId).orElseThrow(NotFoundException::new);
    }

    /** A page of the visible certificates, newest first. */
    public Page<DestructionCertificateView> certificates(Cursor cursor, int limit) {
        request.caller();
        return Cursor.page(
                sql.list(CERTIFICATES, RetentionQueries::certificate, cursor.at(), cursor.id(), limit + 1),
                limit,
                certificate -> new Cursor(certificate.destroyedAt(), certificate.id()));
    }

    private static RetentionView view(ResultSet row, Caller caller) throws SQLException {
        List<JsonObject> holds = JsonRows.list(row, "holds", hold -> hold);
        List<Act> consents = JsonRows.list(row, "current_consents", JsonRows::act);
        boolean due = row.getBoolean("due");
        boolean destroyed = row.getObject("destroyed_at") != null;
        RetentionStanding standing = new RetentionStanding(
                row.getObject("township_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("border_id", UUID.class),
                row.getLong("version"),
                row.getArray("sides") == null ? List.of() : List.of(Sql.ids(row, "sides")),
                List.of((String[]) row.getArray("county_codes").getArray()),
                due,
                destroyed,
                holds.stream()
                        .filter(hold -> hold.isNull("liftedAt"))
                        .map(hold -> new RetentionStanding.Holder(
                                JsonRows.id(hold, "id"), township(hold), JsonRows.text(hold, "county")))
                        .toList(),
                consents.stream()
                        .map(consent -> Objects.requireNonNull(consent.township()))
                        .toList());
        return new RetentionView(
                standing.alertId(),
                standing.townshipId(),
                standing.version(),
                row.getObject("retention_version", Integer.class),
                row.getObject("months", Integer.class),
                Sql.instant(row, "ended_at"),
                Sql.instant(row, "keep_until"),
                due && !destroyed ? row.getString("hash") : null,
                standing.sides(),
                holds.stream().map(hold -> hold(hold, standing, caller)).toList(),
                consents,
                destroyed ? certificate(row) : null,
                standing.actions(caller));
    }

    private static @Nullable UUID township(JsonObject hold) {
        return hold.isNull("township") ? null : JsonRows.id(hold, "township");
    }

    private static RetentionView.Hold hold(JsonObject hold, RetentionStanding standing, Caller caller) {
        String liftedOffice = JsonRows.text(hold, "liftedOffice");
        UUID id = JsonRows.id(hold, "id");
        return new RetentionView.Hold(
                id,
                hold.getString("reason"),
                new Act(township(hold), hold.getString("office"), JsonRows.instant(hold, "at")),
                JsonRows.text(hold, "county"),
                liftedOffice == null ? null : new Act(township(hold), liftedOffice, JsonRows.instant(hold, "liftedAt")),
                standing.mayLift(caller, id));
    }

    private static DestructionCertificateView certificate(ResultSet row) throws SQLException {
        return new DestructionCertificateView(
                row.getObject("certificate_id", UUID.class),
                row.getObject("border_id", UUID.class),
                row.getObject("alert_township_id", UUID.class),
                row.getObject("alert_id", UUID.class),
                row.getObject("dispute_id", UUID.class),
                row.getString("file_number"),
                List.of(Sql.ids(row, "sides")),
                row.getInt("rule_version"),
                row.getInt("months"),
                Objects.requireNonNull(Sql.instant(row, "ended_at")),
                Objects.requireNonNull(Sql.instant(row, "keep_until")),
                JsonRows.list(row, "consents", JsonRows::act),
                Objects.requireNonNull(Sql.instant(row, "destroyed_at")),
                row.getString("keyset_sha256"),
                row.getObject("backups_expire_on", LocalDate.class));
    }
}
