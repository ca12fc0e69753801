package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.Duplicates;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** Through the functions of {@code R__43_duplicates.sql}, which alone write proposals and answers. */
@ApplicationScoped
public class SqlDuplicates implements Duplicates {
    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlDuplicates() {
        this.sql = null;
    }

    @Inject
    public SqlDuplicates(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void propose(AlertStanding own, AlertStanding twin, UUID id) {
        String outcome = sql.find(
                        "select propose_merge(?, ?, ?, ?)",
                        row -> row.getString(1),
                        own.id(),
                        twin.ownerTownshipId(),
                        twin.id(),
                        id)
                .orElse("");
        switch (outcome) {
            case "proposed" -> {}
            case "exists" -> throw new ConflictException();
            case "id-in-use" -> throw new IdInUseException();
            default -> throw new InvalidTransitionException();
        }
    }

    @Override
    public UUID answer(AlertStanding own, UUID proposalTownshipId, UUID proposalId, @Nullable String refusal) {
        return sql.find(
                        """
                        select p.alert_id, answer_merge(p.township_id, p.id, ?, ?) as outcome
                        from duplicate_proposal p
                        where p.township_id = ? and p.id = ? and p.twin_township_id = ? and p.twin_id = ?
                        """,
                        row -> {
                            if (!row.getString("outcome").equals("answered")) {
                                throw new InvalidTransitionException();
                            }
                            return row.getObject("alert_id", UUID.class);
                        },
                        refusal == null,
                        refusal,
                        proposalTownshipId,
                        proposalId,
                        own.ownerTownshipId(),
                        own.id())
                .orElseThrow(NotFoundException::new);
    }
}
