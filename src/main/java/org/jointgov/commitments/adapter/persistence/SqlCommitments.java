package org.jointgov.commitments.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.jointgov.commitments.domain.Commitment;
import org.jointgov.commitments.domain.CommitmentAction;
import org.jointgov.commitments.domain.CommitmentStatus;
import org.jointgov.commitments.domain.Commitments;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** Commitments through the definer functions of {@code R__57_commitments.sql}, which alone write them. */
@ApplicationScoped
public class SqlCommitments implements Commitments {
    private static final String GET =
            "select * from jointgov.commitment where id = ? order by made_at, township_id limit 1";
    private static final String ACT = "select jointgov.act_on_commitment(?, ?, ?, ?, ?::date) as version";

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlCommitments() {
        this.sql = null;
    }

    @Inject
    public SqlCommitments(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Commitment get(UUID id) {
        return sql.find(
                        GET,
                        row -> new Commitment(
                                id,
                                row.getObject("township_id", UUID.class),
                                row.getObject("border_id", UUID.class),
                                CommitmentStatus.of(row.getString("status")),
                                row.getObject("due_on", LocalDate.class),
                                row.getObject("proposed_due_on", LocalDate.class),
                                row.getLong("version")),
                        id)
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public long act(Commitment commitment, CommitmentAction action, @Nullable String text, @Nullable LocalDate dueOn) {
        try {
            return sql.find(
                            ACT,
                            row -> row.getLong("version"),
                            commitment.id(),
                            commitment.version(),
                            action.slug(),
                            text,
                            dueOn)
                    .orElseThrow();
        } catch (DatabaseException e) {
            throw switch (e.sqlState()) {
                case "JG012" -> new InvalidTransitionException();
                case "JG013" -> new ConflictException();
                case "JG015" -> new NotFoundException();
                case "42501" -> new ForbiddenException();
                default -> e;
            };
        }
    }
}
