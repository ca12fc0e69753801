package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.DisputeExistsException;
import org.jointgov.disputes.domain.DisputeStanding;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.Disputes;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;

/** Through the functions of {@code R__41_dispute.sql}, which alone write what the sides bring about together. */
@ApplicationScoped
public class SqlDisputes implements Disputes {
    private static final String STANDING = """
            select d.*,
                array(select s.township_id from dispute_side s
                      where s.dispute_township_id = d.township_id and s.dispute_id = d.id) as sides,
                array(select c.county_code from dispute_alert_county c
                      where c.township_id = d.alert_township_id and c.alert_id = d.alert_id order by 1) as county_codes
            from dispute d where d.id = ? order by d.opened_at, d.township_id limit 1
            """;

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlDisputes() {
        this.sql = null;
    }

    @Inject
    public SqlDisputes(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String open(AlertStanding alert, UUID id) {
        return sql.find(
                        "select * from open_dispute(?, ?, ?)",
                        row -> switch (row.getString("outcome")) {
                            case "exists" -> throw new DisputeExistsException();
                            case "id-in-use" -> throw new IdInUseException();
                            case "not-now" -> throw new InvalidTransitionException();
                            default -> row.getString("file_number");
                        },
                        alert.ownerTownshipId(),
                        alert.id(),
                        id)
                .orElseThrow(InvalidTransitionException::new);
    }

    @Override
    public DisputeStanding getStanding(UUID id) {
        return sql.find(
                        STANDING,
                        row -> new DisputeStanding(
                                row.getObject("township_id", UUID.class),
                                row.getObject("id", UUID.class),
                                row.getLong("version"),
                                row.getObject("border_id", UUID.class),
                                DisputeStatus.of(row.getString("status")),
                                Set.of(Sql.ids(row, "sides")),
                                List.of((String[]) row.getArray("county_codes").getArray())),
                        id)
                .orElseThrow(NotFoundException::new);
    }
}
