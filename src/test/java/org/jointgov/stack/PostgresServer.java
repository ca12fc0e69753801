package org.jointgov.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jointgov.stack.Secrets.Name;

/**
 * PostgreSQL from the embedded binaries, as one child process with passwords for everybody. It refuses to run as root, so
 * for root it is put into a user name space of its own, where nobody is.
 */
final class PostgresServer {
    private static final Set<String> ALREADY_THERE = Set.of("42710", "42P04");

    private final Path home;
    private final Path data;
    private final int port;
    private final StackSettings settings;
    private final Secrets secrets;
    private final ChildProcesses processes;

    PostgresServer(Path home, int port, StackSettings settings, Secrets secrets, ChildProcesses processes) {
        this.home = home;
        this.data = settings.folder().resolve("postgresql");
        this.port = port;
        this.settings = settings;
        this.secrets = secrets;
        this.processes = processes;
    }

    ChildProcesses.Child start(Progress progress) {
        Path log = settings.folder().resolve("log/postgresql.log");
        if (!Files.isDirectory(data)) {
            progress.line("Making the database's folder");
            initialise();
        }
        List<String> command = asNobody();
        command.addAll(List.of(
                home.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
                "-c",
                "shared_buffers=256MB",
                "-c",
                "log_timezone=UTC",
                "-c",
                "timezone=UTC"));
        if (!settings.durable()) {
            command.addAll(List.of("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"));
            // Passwords are random and end with the test; each of its thousands of connections would pay for the
            // rounds.
            command.addAll(List.of("-c", "scram_iterations=1"));
        }
        ChildProcesses.Child child = processes.start("PostgreSQL", command, Map.of(), log, ChildProcesses.Farewell.INT);
        processes.awaitReady(child, Duration.ofSeconds(60), progress, this::answers);
        bootstrap();
        return child;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", secrets.get(Name.POSTGRES_SUPERUSER));
    }

    private boolean answers() {
        try (Connection connection = superuser("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Makes the data folder under another name first: a killed start leaves no half of it. */
    private void initialise() {
        Path half = data.resolveSibling("postgresql.unfinished");
        Path password = settings.folder().resolve("postgresql.password");
        Path log = settings.folder().resolve("log/initdb.log");
        try {
            Tools.delete(half);
            Files.createDirectories(log.getParent());
            Secrets.writeForOwnerOnly(password, secrets.get(Name.POSTGRES_SUPERUSER) + "\n");
            List<String> command = asNobody();
            command.addAll(List.of(
                    home.resolve("bin/initdb").toString(),
                    "-D",
                    half.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + password,
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8"));
            if (!settings.durable()) {
                command.add("--no-sync");
            }
            int status = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            Files.delete(password);
            if (status != 0) {
                throw new StackFailure(
                        "PostgreSQL's initdb failed: " + Files.readString(log).strip(),
                        "As root it needs user name spaces (unshare -U); or run as an ordinary user.");
            }
            Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the database's folder", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while making the database.", "Start again.", e);
        }
    }

    /** Roles and databases; what is there already stays, so that an interrupted first start is completed. */
    private void bootstrap() {
        try {
            try (Connection connection = superuser("postgres")) {
                if (isReady(connection)) {
                    return;
                }
                run(connection, "bootstrap.sql");
            }
            try (Connection connection = superuser("jointgov")) {
                run(connection, "bootstrap-jointgov.sql");
            }
            try (Connection connection = superuser("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("COMMENT ON DATABASE jointgov IS 'bootstrapped'");
            }
        } catch (SQLException e) {
            throw new StackFailure("The database's roles cannot be made: " + e.getMessage(), "Try -Dfresh.", e);
        }
    }

    /** Drops the application's database and makes it anew, empty. */
    void renew() {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE jointgov WITH (FORCE)");
        } catch (SQLException e) {
            throw new StackFailure("The database cannot be emptied: " + e.getMessage(), "Try -Dfresh.", e);
        }
        bootstrap();
    }

    private static boolean isReady(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1 FROM pg_database"
                        + " WHERE datname = 'jointgov' AND shobj_description(oid, 'pg_database') = 'bootstrapped'")) {
            return rows.next();
        }
    }

    private void run(Connection connection, String script) throws SQLException {
        String text;
        try {
            text = Files.readString(
                    settings.project().resolve("deploy/postgresql").resolve(script));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + script, e);
        }
        text = text.replace("${JOINTGOV_DB_OWNER_PASSWORD}", secrets.get(Name.DB_OWNER))
                .replace("${JOINTGOV_DB_APP_PASSWORD}", secrets.get(Name.DB_APP))
                .replace("${JOINTGOV_DB_BACKUP_PASSWORD}", secrets.get(Name.DB_BACKUP))
                .replace("${JOINTGOV_DB_KEYCLOAK_PASSWORD}", secrets.get(Name.DB_KEYCLOAK));
        for (String sql : text.split(";\\s*\\n")) {
            if (sql.isBlank()) {
                continue;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                if (!ALREADY_THERE.contains(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private static List<String> asNobody() {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        return command;
    }
}
