package org.jointgov.audit.adapter.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jointgov.platform.jobs.JobTransactions;
import org.jointgov.platform.jobs.RecurringJob;

/**
 * Forgets idempotency records and marks of readings that keep nothing from counting twice any more ({@code forget_old_marks} in
 * {@code R__30_audit_functions.sql}); audit records stay.
 */
@ApplicationScoped
public class ForgetOldMarks implements RecurringJob {
    private final JobTransactions transactions;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ForgetOldMarks() {
        this.transactions = null;
    }

    @Inject
    public ForgetOldMarks(JobTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "forget-old-marks";
    }

    @Override
    public Duration rest() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() throws SQLException {
        transactions.run(name(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select jointgov.forget_old_marks()")) {
                return statement.execute();
            }
        });
    }
}
