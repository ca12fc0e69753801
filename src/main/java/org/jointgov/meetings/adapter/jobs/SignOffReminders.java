package org.jointgov.meetings.adapter.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.jointgov.platform.jobs.BatchJob;
import org.jointgov.platform.jobs.JobTransactions;
import org.jointgov.platform.jobs.RecurringJob;

/**
 * Reminds leaders of minutes that they have not signed, and tells all sides when the time is over ({@code remind_of_sign_offs} in
 * {@code R__50_meetings.sql}). Every node tries; the database gives each meeting to one, and remembers each step.
 */
@ApplicationScoped
public class SignOffReminders implements RecurringJob {
    private final JobTransactions transactions;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SignOffReminders() {
        this.transactions = null;
    }

    @Inject
    public SignOffReminders(JobTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "sign-off-reminders";
    }

    @Override
    public Duration rest() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() throws SQLException {
        BatchJob.run(transactions, name(), "remind_of_sign_offs");
    }
}
