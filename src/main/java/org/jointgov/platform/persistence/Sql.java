package org.jointgov.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL on the connection of the running transaction, the same that JPA uses there. For reads, whose shape decides their
 * speed under row-level security, and for calls of the database's own functions; aggregates are written through JPA.
 * Works inside a use case only; thread-safe as the container's entity manager is.
 */
@ApplicationScoped
public class Sql {
    @PersistenceContext
    @SuppressWarnings("NullAway.Init") // injected by the container
    private EntityManager entityManager;

    /** Turns one row into a value. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Takes one row after the other. */
    @FunctionalInterface
    public interface RowReader {
        void take(ResultSet row) throws SQLException;
    }

    /** The transaction's connection; not to be closed. */
    Connection connection() {
        return entityManager.unwrap(Connection.class);
    }

    /** All rows. Parameters: text, numbers, booleans, UUID, Instant, LocalDate, byte[], and collections of UUID or text. */
    public <T> List<T> list(String statement, RowMapper<T> mapper, @Nullable Object... parameters) {
        try (PreparedStatement prepared = connection().prepareStatement(statement)) {
            set(prepared, parameters);
            List<T> rows = new ArrayList<>();
            try (ResultSet row = prepared.executeQuery()) {
                while (row.next()) {
                    rows.add(mapper.map(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** All rows, of which at most this many are in memory at a time. */
    public void each(String statement, int atATime, RowReader reader, @Nullable Object... parameters) {
        try (PreparedStatement prepared = connection().prepareStatement(statement)) {
            prepared.setFetchSize(atATime);
            set(prepared, parameters);
            try (ResultSet row = prepared.executeQuery()) {
                while (row.next()) {
                    reader.take(row);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> find(String statement, RowMapper<T> mapper, @Nullable Object... parameters) {
        List<T> rows = list(statement, mapper, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** Runs a statement that changes rows. @return how many */
    public int update(String statement, @Nullable Object... parameters) {
        try (PreparedStatement prepared = connection().prepareStatement(statement)) {
            set(prepared, parameters);
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Runs a function for its effect. */
    public void call(String statement, @Nullable Object... parameters) {
        try (PreparedStatement prepared = connection().prepareStatement(statement)) {
            set(prepared, parameters);
            prepared.execute();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** A column of type timestamptz, or null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        java.time.OffsetDateTime value = row.getObject(column, java.time.OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A column of type uuid[]. */
    public static UUID[] ids(ResultSet row, String column) throws SQLException {
        return (UUID[]) row.getArray(column).getArray();
    }

    private static void set(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else if (value instanceof Collection<?> many) {
                boolean ids = !many.isEmpty() && many.iterator().next() instanceof UUID;
                statement.setArray(
                        i + 1, statement.getConnection().createArrayOf(ids ? "uuid" : "text", many.toArray()));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
