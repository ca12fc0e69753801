package org.jointgov.stack;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jointgov.identity.Bootstrap;
import org.jointgov.platform.crypto.MasterKeyset;
import org.jointgov.platform.persistence.SchemaMigration;
import org.jointgov.stack.Secrets.Name;

/**
 * PostgreSQL, Keycloak, a mail server and the application, started when they are first asked for. Thread-safe; closing
 * ends every process. A folder serves one stack at a time.
 */
public final class LocalStack implements AutoCloseable {
    /** Realm that issues every token of the API. */
    public static final String HUB_REALM = "joint-governance";

    /** Held so that the level stays set: the migration tells every step, which is not for the person who starts it. */
    private static final Logger MIGRATION_LOG = Logger.getLogger("org.flywaydb");

    static {
        MIGRATION_LOG.setLevel(Level.SEVERE);
    }

    /** How the log says that there will be no application: by the application itself, about its settings, or by the server. */
    private static final Pattern REFUSAL =
            Pattern.compile("refusing to start in .*|Exception while loading the app : .*");

    private final StackSettings settings;
    private final Progress progress;
    private final RandomAccessFile lockFile;
    private final FileLock lock;
    private final Secrets secrets;
    private final ChildProcesses processes;
    private final Tools tools;
    private final int appPort;
    private final int keycloakPort;
    private final int postgresPort;

    private PostgresServer postgres;
    private ChildProcesses.Child postgresProcess;
    private KeycloakServer keycloak;
    private ChildProcesses.Child keycloakProcess;
    private volatile MailServer mail;
    private Application application;
    private Logins logins;
    private final AtomicBoolean closed = new AtomicBoolean();
    private boolean migrated;
    private int started;

    private LocalStack(StackSettings settings, Progress progress, RandomAccessFile lockFile, FileLock lock)
            throws IOException {
        this.settings = settings;
        this.progress = progress;
        this.lockFile = lockFile;
        this.lock = lock;
        this.secrets = Secrets.in(settings.folder().resolve("secrets.properties"));
        this.processes = new ChildProcesses(settings.folder());
        this.tools = new Tools(settings, progress, processes);
        processes.endLeftovers(progress);
        this.appPort = Ports.claim(settings.appPort(), "the application", "app.port");
        this.keycloakPort = Ports.claim(settings.keycloakPort(), "Keycloak", "keycloak.port");
        this.postgresPort = Ports.claim(settings.postgresPort(), "PostgreSQL", "postgres.port");
    }

    /**
     * Takes the folder; nothing is started yet.
     *
     * @throws StackFailure when another start holds the folder, or a port is taken
     */
    public static LocalStack in(StackSettings settings, Progress progress) {
        return in(settings, progress, () -> {});
    }

    /** As above; the preparation fills the folder once it is held and before it is read. */
    static LocalStack in(StackSettings settings, Progress progress, Runnable preparation) {
        try {
            Files.createDirectories(settings.folder());
            RandomAccessFile file =
                    new RandomAccessFile(settings.folder().resolve("lock").toFile(), "rw");
            FileLock lock = tryLock(file);
            if (lock == null) {
                String holder = String.valueOf(file.readLine());
                file.close();
                throw new StackFailure(
                        "It is already running here (" + holder + ").",
                        "Use that one, or end it first with Ctrl-C where it was started.");
            }
            file.setLength(0);
            file.writeBytes("pid " + ProcessHandle.current().pid() + "\n");
            preparation.run();
            return new LocalStack(settings, progress, file, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + settings.folder(), e);
        }
    }

    private static FileLock tryLock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock(1_000, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    // ---- parts, each started when first asked for ----------------------------------------------------------------

    /** Starts PostgreSQL with roles, databases and the schema. */
    public synchronized void startDatabase() {
        if (migrated) {
            return;
        }
        long begin = System.nanoTime();
        startPostgres();
        migrate();
        inviteFirst();
        migrated = true;
        tell("PostgreSQL", begin, "127.0.0.1:" + postgresPort);
    }

    private void startPostgres() {
        if (postgresProcess != null) {
            return;
        }
        requireOpen();
        postgres = new PostgresServer(tools.postgresql(), postgresPort, settings, secrets, processes);
        postgresProcess = postgres.start(progress);
    }

    private void migrate() {
        try {
            SchemaMigration.migrate(jdbcUrl(), "jointgov_owner", secrets.get(Name.DB_OWNER), contextKey());
        } catch (FlywayException e) {
            throw new StackFailure(
                    "The database does not take this build's schema: " + firstLine(e),
                    "If the data is of an earlier build whose migrations were changed: -Dfresh starts over.",
                    e);
        }
    }

    private void inviteFirst() {
        Path file = settings.project().resolve("realm-config/demonstration/first-invitations.properties");
        try {
            Bootstrap.invite(jdbcUrl(), "jointgov_owner", secrets.get(Name.DB_OWNER), Bootstrap.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (SQLException e) {
            throw new StackFailure("The first invitations cannot be written: " + e.getMessage(), "Try -Dfresh.", e);
        }
    }

    /** Starts PostgreSQL and Keycloak with its realms and the demonstration's people. */
    public synchronized void startKeycloak() {
        if (keycloakProcess != null) {
            return;
        }
        startDatabase();
        keycloakProcess = bootKeycloak(keycloak());
    }

    /** Starts PostgreSQL without the schema, and Keycloak: what every test run would otherwise import again. */
    synchronized void startIdentityOnly() {
        startPostgres();
        keycloakProcess = bootKeycloak(keycloak());
    }

    /** Starts everything; Keycloak and the application boot side by side. */
    public synchronized void startAll() {
        if (application != null) {
            return;
        }
        startDatabase();
        startMail();
        KeycloakServer server = keycloak();
        Map<String, String> values = applicationSettings("application");
        CompletableFuture<ChildProcesses.Child> identity = keycloakProcess == null
                ? CompletableFuture.supplyAsync(() -> bootKeycloak(server))
                : CompletableFuture.completedFuture(keycloakProcess);
        CompletableFuture<Application> node =
                CompletableFuture.supplyAsync(() -> bootApplication(builtWar(), appPort, values));
        try {
            keycloakProcess = identity.join();
            application = node.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Ends the application and drops its database and the mail; PostgreSQL and Keycloak go on. */
    synchronized void renew() {
        if (application != null) {
            application.close();
            application = null;
        }
        if (migrated) {
            postgres.renew();
            migrated = false;
        }
        if (mail != null) {
            mail.clear();
        }
    }

    /** Payara Micro's jar. */
    public Path payara() {
        return tools.payara();
    }

    /** The WAR that Maven has built. */
    public Path builtWar() {
        return settings.project().resolve("target/joint-governance.war");
    }

    /**
     * Starts one more node, of this or another archive, on a free port, against the same database and Keycloak.
     *
     * @param more settings that replace or extend the usual ones
     */
    public synchronized Application startApplication(Path war, Map<String, String> more) {
        startKeycloak();
        startMail();
        started++;
        Map<String, String> values = applicationSettings("application-" + started);
        values.putAll(more);
        return bootApplication(war, Ports.free(), values);
    }

    // ---- addresses and doors -------------------------------------------------------------------------------------

    /** Where the application answers, without a slash at the end. */
    public String appUrl() {
        return "http://localhost:" + appPort;
    }

    /** Where Keycloak answers. */
    public String keycloakUrl() {
        return "http://localhost:" + keycloakPort;
    }

    /** The issuer of the API's tokens. */
    public String issuer() {
        return keycloakUrl() + "/realms/" + HUB_REALM;
    }

    /** The application's database. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort + "/jointgov";
    }

    /** As the running application: under row-level security. */
    public Connection connectAsApplication() throws SQLException {
        startDatabase();
        return DriverManager.getConnection(jdbcUrl(), "jointgov_app", applicationPassword());
    }

    /** As the schema's owner. */
    public Connection connectAsOwner() throws SQLException {
        startDatabase();
        return DriverManager.getConnection(jdbcUrl(), "jointgov_owner", secrets.get(Name.DB_OWNER));
    }

    /** As PostgreSQL's superuser. */
    public Connection connectAsSuperuser() throws SQLException {
        startDatabase();
        return postgres.superuser("jointgov");
    }

    /** Password of {@code jointgov_app}. */
    public String applicationPassword() {
        return secrets.get(Name.DB_APP);
    }

    /** The 32 bytes that sign the database context. */
    public byte[] contextKey() {
        return Base64.getDecoder().decode(secrets.get(Name.DB_CONTEXT_KEY));
    }

    /** The password that all demonstration people share. */
    public String demonstrationPassword() {
        return secrets.get(Name.DEMONSTRATION_PASSWORD);
    }

    /** Secret of the confidential client that asks whether tokens live. */
    public String introspectionSecret() {
        return secrets.get(Name.INTROSPECTION);
    }

    /** Secret of the client that creates organizations. */
    public String provisionerSecret() {
        return secrets.get(Name.PROVISIONER);
    }

    /** Secret of the demonstration's machine client. */
    public String ledgerSecret() {
        return secrets.get(Name.DUOMA_LEDGER);
    }

    /** Keycloak's administration. */
    public KeycloakAdmin keycloakAdmin() {
        startKeycloak();
        return keycloak.admin();
    }

    /** A file of {@code realm-config} with this stack's addresses and secrets filled in. */
    JsonObject realmFile(String name) {
        startKeycloak();
        return keycloak.realmFile(name);
    }

    /** The mail server, with everything that was sent. */
    public GreenMail mail() {
        startMail();
        return mail.greenMail();
    }

    /** Access tokens of the demonstration people. */
    public synchronized Logins logins() {
        startKeycloak();
        if (logins == null) {
            logins = new Logins(this);
        }
        return logins;
    }

    /** Settings of a node, as they stand in its file. */
    public Map<String, String> applicationSettings(String node) {
        startMail();
        Map<String, String> values = new TreeMap<>();
        values.put("jointgov.mode", "demonstration");
        values.put("jointgov.node", node);
        values.put("jointgov.base-url", appUrl());
        values.put("jointgov.db.url", jdbcUrl());
        values.put("jointgov.db.user", "jointgov_app");
        values.put("jointgov.db.password", applicationPassword());
        values.put("jointgov.db.context-key", secrets.get(Name.DB_CONTEXT_KEY));
        values.put("jointgov.keycloak.url", keycloakUrl());
        values.put("jointgov.keycloak.realm", HUB_REALM);
        values.put("jointgov.issuer", issuer());
        values.put("jointgov.audience", "joint-governance-api");
        values.put("jointgov.introspection.client-id", "joint-governance-api");
        values.put("jointgov.introspection.client-secret", introspectionSecret());
        values.put("jointgov.provisioner.client-id", "joint-governance-provisioner");
        values.put("jointgov.provisioner.client-secret", provisionerSecret());
        values.put("jointgov.mail.host", "127.0.0.1");
        values.put("jointgov.mail.port", Integer.toString(mail.port()));
        values.put("jointgov.mail.from", "no-reply@jointgov.example");
        if (!settings.durable()) {
            values.put("jointgov.mail.first-retry", "PT1S");
        }
        values.put("jointgov.master-keyset", masterKeyset().toString());
        if (!settings.durable()) {
            // A test sends in seconds what a person sends in a day; limits are tested on nodes of their own.
            values.put("jointgov.limits.person-per-minute", "0");
            values.put("jointgov.limits.township-per-minute", "0");
        }
        return values;
    }

    /** Where this stack writes. */
    public Path folder() {
        return settings.folder();
    }

    @Override
    public void close() {
        // Takes no lock of this object: Ctrl-C comes while a start holds it.
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        processes.endAll();
        if (mail != null) {
            mail.stop();
        }
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the folder", e);
        }
    }

    // ---- how the parts are booted --------------------------------------------------------------------------------

    private KeycloakServer keycloak() {
        if (keycloak == null) {
            keycloak = new KeycloakServer(tools.keycloak(), keycloakPort, appUrl(), settings, secrets, processes);
        }
        return keycloak;
    }

    private ChildProcesses.Child bootKeycloak(KeycloakServer server) {
        long begin = System.nanoTime();
        ChildProcesses.Child child = server.start(postgres.url("keycloak"), progress);
        tell("Keycloak", begin, server.url());
        return child;
    }

    private synchronized void startMail() {
        if (mail == null) {
            requireOpen();
            mail = MailServer.start(
                    settings.durable() ? Optional.of(settings.tools().resolve("mail")) : Optional.empty());
        }
    }

    /** Runs beside Keycloak's start, so it must not ask for this object's lock: its settings are collected before. */
    private Application bootApplication(Path war, int port, Map<String, String> values) {
        long begin = System.nanoTime();
        String node = values.get("jointgov.node");
        if (!Files.isRegularFile(war)) {
            throw new StackFailure(war.getFileName() + " has not been built.", "mvn -DskipTests package");
        }
        Path home = settings.folder().resolve(node);
        Path file = home.resolve("application.properties");
        Path copy = home.resolve("joint-governance.war");
        try {
            // What an earlier start deployed must not be deployed again beside the new archive.
            for (String remembered : List.of("applications", "config", "generated", "osgi-cache")) {
                Tools.delete(home.resolve("payara").resolve(remembered));
            }
            Files.createDirectories(home.resolve("payara"));
            Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the node's folder", e);
        }
        StringBuilder text = new StringBuilder();
        values.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        Secrets.writeForOwnerOnly(file, text.toString());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC"));
        command.addAll(List.of(
                "-jar",
                tools.payara().toString(),
                "--nocluster",
                "--disablephonehome",
                "--prebootcommandfile",
                settings.project().resolve("deploy/payara/pre-boot.asadmin").toString(),
                "--rootDir",
                home.resolve("payara").toString(),
                "--systemproperties",
                file.toString(),
                "--port",
                Integer.toString(port),
                "--contextroot",
                "/",
                "--deploy",
                copy.toString()));
        ChildProcesses.Child child = processes.start(
                "application",
                command,
                Map.of(),
                settings.folder().resolve("log/" + node + ".log"),
                ChildProcesses.Farewell.TERM);
        String url = "http://localhost:" + port;
        try {
            processes.awaitReady(child, Duration.ofMinutes(10), progress, () -> {
                requireAccepted(child);
                return Http.answers("http://127.0.0.1:" + port + "/health/ready");
            });
        } catch (StackFailure e) {
            processes.stop(child);
            throw e;
        }
        tell("Application", begin, url);
        return new Application(url, processes, child);
    }

    /** Payara goes on without an application that has refused to start; so its word is looked for. */
    private static void requireAccepted(ChildProcesses.Child child) {
        try (Stream<String> lines = Files.lines(child.log(), StandardCharsets.ISO_8859_1)) {
            Optional<String> refusal = lines.map(REFUSAL::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .findFirst();
            if (refusal.isPresent()) {
                throw new StackFailure(child.name() + ": " + refusal.get(), "The whole output is in " + child.log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + child.log(), e);
        }
    }

    private synchronized Path masterKeyset() {
        Path file = settings.folder().resolve("master-keyset.json").toAbsolutePath();
        if (!Files.exists(file)) {
            MasterKeyset.generate(file);
        }
        return file;
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::strip)
                .limit(4)
                .collect(Collectors.joining(" "));
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("this stack has been closed");
        }
    }

    private void tell(String what, long begin, String where) {
        progress.line(String.format("%s ready after %.1f s (%s)", what, (System.nanoTime() - begin) / 1e9, where));
    }
}
