package org.jointgov.disputes.adapter.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jointgov.platform.jobs.JobTransactions;
import org.jointgov.platform.jobs.RecurringJob;

/**
 * Forgets what was sent of attachments that nobody completed within seven days ({@code forget_abandoned_uploads} in {@code
 * R__49_dispute_file.sql}); that they were begun stays on record.
 */
@ApplicationScoped
public class AbandonedUploads implements RecurringJob {
    /** How many uploads one transaction holds. */
    private static final int BATCH = 20;

    private final JobTransactions transactions;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AbandonedUploads() {
        this.transactions = null;
    }

    @Inject
    public AbandonedUploads(JobTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "abandoned-uploads";
    }

    @Override
    public Duration rest() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() throws SQLException {
        int forgotten = BATCH;
        while (forgotten == BATCH && !Thread.currentThread().isInterrupted()) {
            forgotten = transactions.run(name(), connection -> {
                try (PreparedStatement statement =
                        connection.prepareStatement("select jointgov.forget_abandoned_uploads(?)")) {
                    statement.setInt(1, BATCH);
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        return row.getInt(1);
                    }
                }
            });
        }
    }
}
