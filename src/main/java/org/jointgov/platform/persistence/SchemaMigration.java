package org.jointgov.platform.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema to this version, as the role that owns it. Run by the operator before a new version starts (see
 * docs/operations.md), never by the application, which does not know the owner's password.
 */
public final class SchemaMigration {
    private SchemaMigration() {}

    /**
     * @param jdbcUrl the database
     * @param owner the role {@code jointgov_owner}
     * @param password its password
     * @param contextKey the 32 bytes that the application signs request contexts with
     * @throws IllegalStateException when the key cannot be stored
     */
    public static void migrate(String jdbcUrl, String owner, String password, byte[] contextKey) {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(jdbcUrl, owner, password)
                .schemas("jointgov")
                .createSchemas(true)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(jdbcUrl, owner, password);
                PreparedStatement statement =
                        connection.prepareStatement("insert into jointgov.context_key (id, key) values (1, ?)"
                                + " on conflict (id) do update set key = excluded.key")) {
            statement.setBytes(1, contextKey);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the context key could not be stored", e);
        }
    }

    /** Reads JOINTGOV_DB_URL, JOINTGOV_DB_OWNER, JOINTGOV_DB_OWNER_PASSWORD and JOINTGOV_DB_CONTEXT_KEY (base64). */
    public static void main(String[] args) {
        migrate(
                environment("JOINTGOV_DB_URL"),
                environment("JOINTGOV_DB_OWNER"),
                environment("JOINTGOV_DB_OWNER_PASSWORD"),
                java.util.Base64.getDecoder().decode(environment("JOINTGOV_DB_CONTEXT_KEY")));
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
