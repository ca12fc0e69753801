package org.jointgov.commitments.adapter.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jointgov.platform.jobs.JobTransactions;
import org.jointgov.platform.jobs.RecurringJob;

/**
 * Reminds by mail of commitments that are due within a week, and once more when one is overdue ({@code remind_of_commitments} in
 * {@code R__57_commitments.sql}). Every node tries; the database gives each commitment to one, and remembers each reminder.
 */
@ApplicationScoped
public class CommitmentReminders implements RecurringJob {
    /** How many commitments one transaction holds. */
    private static final int BATCH = 100;

    private final JobTransactions transactions;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CommitmentReminders() {
        this.transactions = null;
    }

    @Inject
    public CommitmentReminders(JobTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "commitment-reminders";
    }

    @Override
    public Duration rest() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() throws SQLException {
        int lookedAt = BATCH;
        while (lookedAt == BATCH && !Thread.currentThread().isInterrupted()) {
            lookedAt = transactions.run(name(), connection -> {
                try (PreparedStatement statement =
                        connection.prepareStatement("select jointgov.remind_of_commitments(?)")) {
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
