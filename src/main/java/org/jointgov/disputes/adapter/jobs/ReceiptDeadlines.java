package org.jointgov.disputes.adapter.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.jointgov.platform.jobs.BatchJob;
import org.jointgov.platform.jobs.JobTransactions;
import org.jointgov.platform.jobs.RecurringJob;

/**
 * Reminds, tells the leaders and hands up to the counties when the answer to an alert does not come ({@code take_receipt_steps}
 * in {@code R__40_disputes.sql}). Every node tries; the database gives each alert to one, and remembers each step.
 */
@ApplicationScoped
public class ReceiptDeadlines implements RecurringJob {
    private final JobTransactions transactions;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ReceiptDeadlines() {
        this.transactions = null;
    }

    @Inject
    public ReceiptDeadlines(JobTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "receipt-deadlines";
    }

    @Override
    public Duration rest() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() throws SQLException {
        BatchJob.run(transactions, name(), "take_receipt_steps");
    }
}
