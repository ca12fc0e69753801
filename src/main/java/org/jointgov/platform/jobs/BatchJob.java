package org.jointgov.platform.jobs;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Work that a function of the database does in batches: it takes the most that it may look at, gives each row to one node, and
 * answers how many it looked at. A transaction for each batch, until one is not full.
 */
public final class BatchJob {
    private static final int BATCH = 100;

    private BatchJob() {}

    /**
     * @param job the job's name
     * @param function of the schema {@code jointgov}, of one integer
     * @throws SQLException when the database cannot be reached or refuses
     */
    public static void run(JobTransactions transactions, String job, String function) throws SQLException {
        int lookedAt = BATCH;
        while (lookedAt == BATCH && !Thread.currentThread().isInterrupted()) {
            lookedAt = transactions.run(job, connection -> {
                try (PreparedStatement statement = connection.prepareStatement("select jointgov." + function + "(?)")) {
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
