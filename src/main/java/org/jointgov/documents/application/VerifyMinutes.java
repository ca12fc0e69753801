package org.jointgov.documents.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jointgov.platform.jobs.JobTransactions;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.security.RequestLimits;
import org.jointgov.tenancy.api.TextSet;

/**
 * Tells whether minutes on paper are in force. Nobody is signed in, so the database sees the work of a job, which may call one
 * function and sees no row; who does not know the 256 bits of the fingerprint learns nothing.
 */
@ApplicationScoped
public class VerifyMinutes {
    private static final String JOB = "minutes-verification";

    private final JobTransactions transactions;
    private final RequestLimits limits;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected VerifyMinutes() {
        this.transactions = null;
        this.limits = null;
    }

    @Inject
    public VerifyMinutes(JobTransactions transactions, RequestLimits limits) {
        this.transactions = transactions;
        this.limits = limits;
    }

    /**
     * How they stand. What the fingerprint is looked for by is the fingerprint alone, so that a wrong one costs the same time
     * whether there is such a meeting or not.
     *
     * @param contentHash 64 lower-case hexadecimal digits
     */
    public VerifiedMinutes verify(UUID meetingId, String contentHash) {
        limits.countVisitor(JOB);
        try {
            return transactions.run(JOB, connection -> {
                try (PreparedStatement statement =
                        connection.prepareStatement("select * from jointgov.verify_minutes(?, ?)")) {
                    statement.setObject(1, meetingId);
                    statement.setString(2, contentHash);
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next() ? found(row) : VerifiedMinutes.unknown();
                    }
                }
            });
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static VerifiedMinutes found(ResultSet row) throws SQLException {
        return new VerifiedMinutes(
                row.getString("outcome"),
                Sql.instant(row, "in_force_at"),
                JsonRows.list(
                        row,
                        "signed_by",
                        side -> new VerifiedMinutes.SignedSide(
                                new TextSet(side.getString("zh"), JsonRows.text(side, "bo"), JsonRows.text(side, "en")),
                                side.getString("office"),
                                JsonRows.instant(side, "at"))));
    }
}
