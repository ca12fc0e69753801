package org.jointgov.audit.adapter.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jointgov.platform.jobs.JobTransactions;
import org.jointgov.platform.jobs.RecurringJob;

/**
 * Numbers audit records and change entries after commit, without gaps. Every node tries; the database lets one at a time
 * ({@code sequence_committed} in {@code R__30_audit_functions.sql}). A sequencer that dies loses its transaction, not a number.
 */
@ApplicationScoped
public class Sequencer implements RecurringJob {
    private final JobTransactions transactions;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected Sequencer() {
        this.transactions = null;
    }

    @Inject
    public Sequencer(JobTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "sequencer";
    }

    @Override
    public Duration rest() {
        return Duration.ofMillis(200);
    }

    @Override
    public void run() throws SQLException {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = transactions.run(name(), connection -> {
                try (PreparedStatement statement =
                                connection.prepareStatement("select more from jointgov.sequence_committed()");
                        ResultSet row = statement.executeQuery()) {
                    return row.next() && row.getBoolean("more");
                }
            });
        }
    }
}
