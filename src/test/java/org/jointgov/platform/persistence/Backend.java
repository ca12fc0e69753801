package org.jointgov.platform.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.platform.time.Time;
import org.jointgov.stack.LocalStack;
import org.postgresql.PGConnection;

/** One connection of the application's role on which an attacker may run any SQL; transactions are begun and ended by hand. */
final class Backend implements AutoCloseable {
    private final LocalStack stack;
    final Connection connection;

    Backend(LocalStack stack) throws SQLException {
        this.stack = stack;
        this.connection = stack.connectAsApplication();
        connection.setAutoCommit(false);
        run("set search_path = jointgov, public");
        connection.commit();
    }

    /** A signed context that has not been handed in yet. */
    record Signed(String payload, byte[] signature) {}

    /** What the application would sign for this login in the running transaction. */
    Signed sign(String subject, UUID membership, Set<String> roles) throws SQLException {
        return sign(request(subject, membership, roles, challenge(), pid(), Time.now()));
    }

    Signed sign(String payload) {
        return new Signed(payload, new ContextSignature(stack.contextKey()).sign(payload));
    }

    static String request(String subject, UUID membership, Set<String> roles, long challenge, int pid, Instant now) {
        return ContextPayload.request(
                Landscape.ISSUER,
                subject,
                membership == null ? null : membership.toString(),
                roles,
                "xizang-government",
                subject,
                "joint-governance-web",
                null,
                challenge,
                pid,
                now);
    }

    /** Binds the login as a leader. @return the township that it acts for, or null */
    UUID bind(String subject) throws SQLException {
        return bind(sign(subject, null, Set.of("leader")));
    }

    UUID bind(Signed signed) throws SQLException {
        try (PreparedStatement bind = connection.prepareStatement("select * from jointgov.bind_context(?, ?, ?, ?)")) {
            bind.setString(1, signed.payload());
            bind.setBytes(2, signed.signature());
            bind.setString(3, null);
            bind.setBytes(4, null);
            try (ResultSet row = bind.executeQuery()) {
                return row.next() ? row.getObject("township_id", UUID.class) : null;
            }
        }
    }

    /** Binds one of the application's jobs. */
    void bindJob() throws SQLException {
        bind(sign(ContextPayload.job("attack", challenge(), pid(), Time.now())));
    }

    /** The SQLSTATE with which this context is refused; empty when it is accepted. */
    String refusalOf(Signed signed) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            bind(signed);
            return "";
        } catch (SQLException e) {
            connection.rollback(savepoint);
            return e.getSQLState();
        }
    }

    /** The SQLSTATE with which this statement is refused; empty when it goes through. The transaction goes on after it. */
    String refusal(String sql) throws SQLException {
        SQLException error = failure(sql);
        return error == null ? "" : error.getSQLState();
    }

    /** How this statement fails; null when it goes through. */
    SQLException failure(String sql) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            run(sql);
            connection.releaseSavepoint(savepoint);
            return null;
        } catch (SQLException e) {
            connection.rollback(savepoint);
            return e;
        }
    }

    int run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? -1 : statement.getUpdateCount();
        }
    }

    /** The first column of every row, as text. */
    List<String> read(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    long count(String table) throws SQLException {
        return Long.parseLong(read("select count(*) from " + table).get(0));
    }

    long challenge() throws SQLException {
        return Long.parseLong(read("select jointgov.context_challenge()").get(0));
    }

    int pid() throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    static Instant longAgo() {
        return Time.now().minus(Duration.ofMinutes(1));
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
