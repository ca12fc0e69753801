package org.jointgov.disputes.adapter.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.jobs.JobTransactions;
import org.jointgov.platform.jobs.RecurringJob;
import org.jointgov.platform.store.ObjectStore;

/**
 * Deletes objects of the store that no chunk of an attachment is kept in: of uploads that came to nothing, of refused content, of
 * destroyed personal data. Only what is on record for it, so that a database that was restored elsewhere takes nothing away from
 * the one in use. The database forgets an object after it is gone: what was interrupted is done again.
 */
@ApplicationScoped
public class UnneededObjects implements RecurringJob {
    private static final int BATCH = 100;

    private final JobTransactions transactions;
    private final ObjectStore store;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected UnneededObjects() {
        this.transactions = null;
        this.store = null;
    }

    @Inject
    public UnneededObjects(JobTransactions transactions, ObjectStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    @Override
    public String name() {
        return "unneeded-objects";
    }

    @Override
    public Duration rest() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() throws SQLException {
        int deleted = store.isOn() ? BATCH : 0;
        while (deleted == BATCH && !Thread.currentThread().isInterrupted()) {
            List<UUID> unneeded = unneeded();
            unneeded.forEach(store::delete);
            if (!unneeded.isEmpty()) {
                forget(unneeded);
            }
            deleted = unneeded.size();
        }
    }

    private List<UUID> unneeded() throws SQLException {
        return transactions.run(name(), connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select jointgov.unneeded_attachment_objects(?)")) {
                statement.setInt(1, BATCH);
                List<UUID> names = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        names.add(row.getObject(1, UUID.class));
                    }
                }
                return names;
            }
        });
    }

    private void forget(List<UUID> names) throws SQLException {
        transactions.run(name(), connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select jointgov.forget_attachment_objects(?)")) {
                Array array = connection.createArrayOf("uuid", names.toArray());
                statement.setArray(1, array);
                return statement.execute();
            }
        });
    }
}
