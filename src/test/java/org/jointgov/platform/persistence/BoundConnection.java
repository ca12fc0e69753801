package org.jointgov.platform.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.platform.time.Time;
import org.jointgov.stack.LocalStack;
import org.postgresql.PGConnection;

/**
 * A connection as the application has it, in one transaction bound to a login by the application's own signature: for tests
 * that ask the database what it lets through. Closing rolls back unless {@link #commit()} came first.
 */
public final class BoundConnection implements AutoCloseable {
    private final Connection connection;
    private UUID person;
    private UUID membership;

    private BoundConnection(Connection connection) {
        this.connection = connection;
    }

    /**
     * Binds as a request with this login would be.
     *
     * @param subject the person's subject in the hub
     * @param roles what the token carries
     * @param provider the province's alias, {@code joint-governance} or {@code client}
     * @param username the name there
     */
    public static BoundConnection of(
            LocalStack stack, String subject, Set<String> roles, String provider, String username) throws SQLException {
        Connection connection = stack.connectAsApplication();
        connection.setAutoCommit(false);
        BoundConnection bound = new BoundConnection(connection);
        long challenge;
        try (ResultSet row = connection.createStatement().executeQuery("select jointgov.context_challenge()")) {
            row.next();
            challenge = row.getLong(1);
        }
        String payload = ContextPayload.request(
                "https://hub.test/realms/joint-governance",
                subject,
                null,
                roles,
                provider,
                username,
                "joint-governance-web",
                username + "@example.test",
                challenge,
                connection.unwrap(PGConnection.class).getBackendPID(),
                Time.now());
        try (PreparedStatement bind = connection.prepareStatement("select * from jointgov.bind_context(?, ?, ?, ?)")) {
            bind.setString(1, payload);
            bind.setBytes(2, new ContextSignature(stack.contextKey()).sign(payload));
            bind.setString(3, null);
            bind.setBytes(4, null);
            try (ResultSet row = bind.executeQuery()) {
                row.next();
                bound.person = row.getObject("person_id", UUID.class);
                bound.membership = row.getObject("membership_id", UUID.class);
            }
        }
        connection.createStatement().execute("set local search_path = jointgov, public");
        return bound;
    }

    /** Binds as one of the application's jobs would be. */
    public static BoundConnection job(LocalStack stack, String name) throws SQLException {
        Connection connection = stack.connectAsApplication();
        connection.setAutoCommit(false);
        long challenge;
        try (ResultSet row = connection.createStatement().executeQuery("select jointgov.context_challenge()")) {
            row.next();
            challenge = row.getLong(1);
        }
        String payload = ContextPayload.job(
                name, challenge, connection.unwrap(PGConnection.class).getBackendPID(), Time.now());
        try (PreparedStatement bind = connection.prepareStatement("select * from jointgov.bind_context(?, ?, ?, ?)")) {
            bind.setString(1, payload);
            bind.setBytes(2, new ContextSignature(stack.contextKey()).sign(payload));
            bind.setString(3, null);
            bind.setBytes(4, null);
            bind.execute();
        }
        connection.createStatement().execute("set local search_path = jointgov, public");
        return new BoundConnection(connection);
    }

    /** The person that the database found; null when there is none. */
    public UUID person() {
        return person;
    }

    /** The effective membership; null when there is none. */
    public UUID membership() {
        return membership;
    }

    /** Runs a statement. @return how many rows it changed */
    public int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        }
    }

    /** The first column of every row. */
    public List<Object> column(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<Object> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getObject(1));
            }
            return values;
        }
    }

    /**
     * Runs a statement that is expected to fail; the transaction goes on after it.
     *
     * @return the SQLSTATE, or an empty text when it went through
     */
    public String refusal(String sql, Object... parameters) throws SQLException {
        var savepoint = connection.setSavepoint();
        try {
            update(sql, parameters);
            connection.releaseSavepoint(savepoint);
            return "";
        } catch (SQLException e) {
            connection.rollback(savepoint);
            return e.getSQLState();
        }
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        List<Object> values = Arrays.asList(parameters);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }
}
