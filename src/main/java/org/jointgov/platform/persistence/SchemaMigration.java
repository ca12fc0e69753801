package org.jointgov.platform.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

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
        configuration()
                .dataSource(jdbcUrl, owner, password)
                .createSchemas(true)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(jdbcUrl, owner, password);
                Statement grant = connection.createStatement();
                PreparedStatement statement =
                        connection.prepareStatement("insert into jointgov.context_key (id, key) values (1, ?)"
                                + " on conflict (id) do update set key = excluded.key")) {
            grant.execute("grant select on jointgov.flyway_schema_history to jointgov_app");
            statement.setBytes(1, contextKey);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the context key could not be stored", e);
        }
    }

    /**
     * How many migrations of this version the database has not had yet; asked by the application, which may read the history.
     *
     * @throws FlywayException when the history cannot be read
     */
    public static int pending(DataSource database) {
        return configuration().dataSource(database).load().info().pending().length;
    }

    private static FluentConfiguration configuration() {
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .schemas("jointgov")
                .locations("classpath:db/migration");
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
