package org.jointgov.commitments.adapter.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.jointgov.platform.jobs.BatchJob;
import org.jointgov.platform.jobs.JobTransactions;
import org.jointgov.platform.jobs.RecurringJob;

/**
 * Reminds by mail of commitments that are due within a week, and once more when one is overdue ({@code remind_of_commitments} in
 * {@code R__57_commitments.sql}). Every node tries; the database gives each commitment to one, and remembers each reminder.
 */
@ApplicationScoped
public class CommitmentReminders implements RecurringJob {
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
        BatchJob.run(transactions, name(), "remind_of_commitments");
    }
}
