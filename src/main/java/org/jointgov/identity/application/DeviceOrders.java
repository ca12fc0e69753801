package org.jointgov.identity.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jointgov.platform.jobs.JobTransactions;
import org.jointgov.platform.persistence.DatabaseException;

/**
 * What a device is told that asks without a login. Nobody acts here, so the database sees the work of a job, which may call
 * one function and sees no row.
 */
@ApplicationScoped
public class DeviceOrders {
    private static final String JOB = "device-orders";

    private final JobTransactions transactions;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected DeviceOrders() {
        this.transactions = null;
    }

    @Inject
    public DeviceOrders(JobTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Whether the device has to be wiped: its person has asked for it, or has no membership any more. That it was told is
     * noted once. An id that nobody has added is not to be wiped.
     */
    public boolean mustBeWiped(UUID device) {
        try {
            return transactions.run(JOB, connection -> {
                try (PreparedStatement statement =
                        connection.prepareStatement("select jointgov.device_must_be_wiped(?)")) {
                    statement.setObject(1, device);
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        return row.getBoolean(1);
                    }
                }
            });
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
