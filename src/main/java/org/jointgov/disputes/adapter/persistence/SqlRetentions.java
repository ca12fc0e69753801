package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jointgov.disputes.domain.HoldReason;
import org.jointgov.disputes.domain.RetentionStanding;
import org.jointgov.disputes.domain.Retentions;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;

/** Through the functions of {@code R__52_retention.sql}, which alone can remove a keyset. */
@ApplicationScoped
public class SqlRetentions implements Retentions {
    private static final String STANDING = """
            select a.township_id, a.id, a.border_id, a.version, a.destroyed_at,
                coalesce(a.keep_until <= transaction_timestamp(), false) as due,
                coalesce(retention_sides(a.township_id, a.id), '{}') as sides,
                array(select c.county_code from dispute_alert_county c
                      where c.township_id = a.township_id and c.alert_id = a.id order by 1) as county_codes,
                (select json_agg(json_build_object('id', h.id, 'township', h.township_id, 'county', h.county_code))
                 from legal_hold h
                 where h.alert_township_id = a.township_id and h.alert_id = a.id and h.lifted_at is null) as holds,
                array(select c.township_id from destruction_consent c
                      where c.alert_township_id = a.township_id and c.alert_id = a.id
                        and c.content_hash = destruction_hash(a)) as consented
            from dispute_alert a where a.id = ?
            order by (a.township_id = (select context_township())) desc nulls last, a.township_id limit 1
            """;

    private final Sql sql;
    private final int backupDays;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlRetentions() {
        this.sql = null;
        this.backupDays = 0;
    }

    /** @param backupDays after how many days the last backup that holds what is in the database today is gone */
    @Inject
    public SqlRetentions(Sql sql, @ConfigProperty(name = "jointgov.backup-days", defaultValue = "35") int backupDays) {
        this.sql = sql;
        this.backupDays = backupDays;
    }

    @Override
    public RetentionStanding getStanding(UUID alertId) {
        return sql.find(
                        STANDING,
                        row -> new RetentionStanding(
                                row.getObject("township_id", UUID.class),
                                row.getObject("id", UUID.class),
                                row.getObject("border_id", UUID.class),
                                row.getLong("version"),
                                List.of(Sql.ids(row, "sides")),
                                List.of((String[]) row.getArray("county_codes").getArray()),
                                row.getBoolean("due"),
                                row.getObject("destroyed_at") != null,
                                JsonRows.list(
                                        row,
                                        "holds",
                                        hold -> new RetentionStanding.Holder(
                                                JsonRows.id(hold, "id"),
                                                hold.isNull("township") ? null : JsonRows.id(hold, "township"),
                                                JsonRows.text(hold, "county"))),
                                List.of(Sql.ids(row, "consented"))),
                        alertId)
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public long hold(RetentionStanding alert, UUID holdId, HoldReason reason) {
        return sql.find(
                        "select place_legal_hold(?, ?, ?, ?)",
                        row -> {
                            long version = row.getLong(1);
                            if (row.wasNull()) {
                                throw new IdInUseException();
                            }
                            return version;
                        },
                        alert.townshipId(),
                        alert.alertId(),
                        holdId,
                        reason.slug())
                .orElseThrow(InvalidTransitionException::new);
    }

    @Override
    public long lift(RetentionStanding alert, UUID holdId) {
        return sql.find(
                        "select lift_legal_hold(?, ?, ?)",
                        row -> row.getLong(1),
                        alert.townshipId(),
                        alert.alertId(),
                        holdId)
                .orElseThrow(InvalidTransitionException::new);
    }

    @Override
    public Consented consentToDestruction(RetentionStanding alert, String contentHash) {
        return sql.find(
                        "select * from consent_to_destruction(?, ?, ?, ?, ?)",
                        row -> new Consented(row.getLong("new_version"), row.getBoolean("destroyed")),
                        alert.townshipId(),
                        alert.alertId(),
                        contentHash,
                        backupDays,
                        Ids.next())
                .orElseThrow(InvalidTransitionException::new);
    }
}
