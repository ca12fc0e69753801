package org.jointgov.load;

import jakarta.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.StackSettings;
import org.jointgov.testing.Api;
import org.jointgov.testing.StatementLog;

/**
 * The first load profile: list 20 visible alerts, read one, raise one; 8 connections; 1,000,000 alerts over 1,000 townships and
 * 2,500 borders. Prints what the running service reaches, what {@code pgbench} reaches with the very statements that the
 * service was seen to send, as the application role under row-level security, and the ratio of the two.
 *
 * <p>Run by {@code mvn -Pload}; the database stays in {@code .jointgov/load}, to be deleted when the schema has changed. {@code pgbench} must be on the machine (Debian: package
 * postgresql-contrib); without it the raw figures are left out, and the output says so.
 */
public final class LoadProfile {
    private static final int CONNECTIONS = 8;
    private static final int WARM_UP_SECONDS = Integer.getInteger("load.warmup", 30);
    private static final int SECONDS = Integer.getInteger("load.seconds", 20);
    private static final Pattern SCAN = Pattern.compile("\\w+ (?:Heap )?Scan.* on (\\w+).*rows=([0-9.]+) loops=(\\d+)");
    private static final String TOWNSHIP = "00000000-0000-7001-8000-0000000001f4";

    private final PrintStream out = System.out;
    private final LocalStack stack;
    private URI app = URI.create("http://localhost");

    private LoadProfile(LocalStack stack) {
        this.stack = stack;
    }

    /** No arguments. Fails when a statement budget is exceeded, a large table is scanned in sequence or too many rows are read. */
    public static void main(String[] args) throws Exception {
        Path project = Path.of(System.getProperty("jointgov.project", "")).toAbsolutePath();
        // The same ports each time: people are known by Keycloak's address.
        StackSettings settings = new StackSettings(project, project.resolve(".jointgov/load"), 8085, 8185, 5435, true);
        try (LocalStack stack = LocalStack.in(settings, line -> System.out.println("  " + line))) {
            new LoadProfile(stack).run();
        }
    }

    private void run() throws Exception {
        stack.startKeycloak();
        app = URI.create(stack.startApplication(
                        stack.builtWar(),
                        Map.of("jointgov.limits.person-per-minute", "0", "jointgov.limits.township-per-minute", "0"))
                .url());
        String token = stack.logins().accessToken("duoma-leader");
        generate(token);
        PgBench.install(stack);
        Api api = Api.at(app).as(token).in("en");
        List<UUID> visible = visible(api);

        List<Result> results = new ArrayList<>();
        results.add(measure("list 20 visible", 3, n -> "/dispute-alerts?limit=20", null));
        results.add(measure("read one", 3, n -> "/dispute-alerts/" + visible.get(n % visible.size()), null));
        results.add(measure("raise one", 8, n -> "/dispute-alerts", this::alert));

        out.println();
        out.println("| operation | statements | HTTP requests/s | median ms | p99 ms | bytes | pgbench tx/s | share |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        results.forEach(result -> out.println(result.line()));
        List<String> broken = results.stream().flatMap(r -> r.broken().stream()).toList();
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n", broken));
        }
    }

    private record Result(
            String name,
            int budget,
            int statements,
            double http,
            double median,
            double p99,
            int bytes,
            double raw,
            List<String> scans) {
        String line() {
            return String.format(
                    "| %s | %d | %.0f | %.1f | %.1f | %d | %s | %s |",
                    name,
                    statements,
                    http,
                    median,
                    p99,
                    bytes,
                    Double.isNaN(raw) ? "–" : String.format("%.0f", raw),
                    Double.isNaN(raw) ? "–" : String.format("%.2f", http / raw));
        }

        List<String> broken() {
            List<String> all = new ArrayList<>();
            if (statements > budget) {
                all.add(name + ": " + statements + " statements, at most " + budget);
            }
            scans.forEach(scan -> all.add(name + ": " + scan));
            return all;
        }
    }

    private Result measure(String name, int budget, IntFunction<String> path, IntFunction<String> body)
            throws Exception {
        out.println("\n" + name);
        List<String> statements;
        List<String> again;
        try (StatementLog log = new StatementLog(stack, "dispute_alert", () -> one(path, body, 0))) {
            statements = log.statements(() -> one(path, body, 1));
            again = log.statements(() -> one(path, body, 1));
        }
        statements.forEach(s -> out.println("    " + s.replaceAll("\\s+", " ").replaceAll("(.{150}).*", "$1 …")));
        List<String> scans = scans(statements, again);
        load(path, body, WARM_UP_SECONDS);
        Load load = load(path, body, SECONDS);
        double raw = pgbench(name, statements, again);
        return new Result(
                name, budget, statements.size(), load.rate(), load.at(.5), load.at(.99), load.bytes(), raw, scans);
    }

    private int one(IntFunction<String> path, IntFunction<String> body, int n) {
        Api api = Api.at(app).as(stack.logins().accessToken("duoma-leader")).in("en");
        return body == null
                ? api.get(path.apply(n)).expect(200).body().length
                : api.post(path.apply(n), body.apply(n)).expect(201).body().length;
    }

    private record Load(double rate, double[] sortedMillis, int bytes) {
        double at(double quantile) {
            return sortedMillis[(int) Math.min(sortedMillis.length - 1L, Math.round(sortedMillis.length * quantile))];
        }
    }

    private Load load(IntFunction<String> path, IntFunction<String> body, int seconds)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<Future<List<Double>>> runs = new ArrayList<>();
            int[] bytes = new int[1];
            for (int c = 0; c < CONNECTIONS; c++) {
                int start = c * 100_000;
                runs.add(pool.submit(() -> {
                    List<Double> millis = new ArrayList<>();
                    for (int n = start; System.nanoTime() < end; n++) {
                        long begin = System.nanoTime();
                        bytes[0] = one(path, body, n);
                        millis.add((System.nanoTime() - begin) / 1e6);
                    }
                    return millis;
                }));
            }
            List<Double> all = new ArrayList<>();
            for (Future<List<Double>> run : runs) {
                all.addAll(run.get());
            }
            double[] sorted =
                    all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return new Load((double) sorted.length / seconds, sorted, bytes[0]);
        } finally {
            pool.shutdownNow();
        }
    }

    private String alert(int n) {
        return Json.createObjectBuilder()
                .add("kind", "event")
                .add("type", "pasture-trespass")
                .add("severity", "medium")
                .add("headline", "夏季草场越界放牧纠纷")
                .add("place", Json.createObjectBuilder().add("name", "界线附近"))
                .add("borderId", border)
                .build()
                .toString();
    }

    private String border = "";

    private List<UUID> visible(Api api) {
        var me = api.get("/me").expect(200).json();
        border = me.getJsonArray("borders").getJsonObject(0).getString("id");
        List<UUID> ids = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 5; page++) {
            var list = api.get("/dispute-alerts?side=own&limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200)
                    .json();
            list.getJsonArray("items")
                    .forEach(item -> ids.add(UUID.fromString(item.asJsonObject().getString("id"))));
            cursor = list.getString("nextCursor");
        }
        return ids;
    }

    private void generate(String token) throws IOException, SQLException {
        try (Connection connection = stack.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            boolean done;
            try (ResultSet row = statement.executeQuery(
                    "select exists (select 1 from jointgov.dispute_alert where id = '00000000-0000-7003-8000-0000000f423f')")) {
                row.next();
                done = row.getBoolean(1);
            }
            if (!done) {
                out.println("Making 1,000,000 alerts (about a minute)");
                for (String each : resource("/load/generate.sql").split(";\\s*\n")) {
                    if (!each.isBlank()) {
                        statement.execute(each);
                    }
                }
            }
            String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
            String subject = Json.createReader(new java.io.StringReader(claims))
                    .readObject()
                    .getString("sub");
            // The person behind the token becomes leader of township 500, by hand: no invitation is part of the
            // profile.
            try (PreparedStatement person = connection.prepareStatement(
                    "insert into jointgov.person (id, issuer, subject) values (gen_random_uuid(), ?, ?) on conflict do nothing")) {
                person.setString(1, stack.issuer());
                person.setString(2, subject);
                person.execute();
            }
            try (PreparedStatement membership = connection.prepareStatement(
                    "insert into jointgov.membership (id, person_id, scope, role, office, township_id)"
                            + " select ?::uuid, id, 'township', 'leader', '乡长', ?::uuid from jointgov.person"
                            + " where issuer = ? and subject = ? on conflict do nothing")) {
                membership.setString(1, "00000000-0000-7005-8000-000000000001");
                membership.setString(2, TOWNSHIP);
                membership.setString(3, stack.issuer());
                membership.setString(4, subject);
                membership.execute();
            }
        }
    }

    /**
     * Where these statements, run as the application under its context and rolled back, scan a table above 10,000 rows in
     * sequence or read more than 1,000 rows of any.
     */
    private List<String> scans(List<String> statements, List<String> again) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = stack.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local search_path = jointgov, public");
            statement.execute("set local role jointgov_app");
            for (String each : PgBench.script(statements, again).split("\n")) {
                if (each.startsWith("\\set") || each.equals("begin;") || each.equals("commit;")) {
                    continue;
                }
                String text = each.replace(":n,", "1,");
                if (text.contains("bind_context(")) {
                    statement.execute(text);
                    continue;
                }
                try (ResultSet plan = statement.executeQuery("explain (analyze, buffers off) " + text)) {
                    while (plan.next()) {
                        Matcher scan = SCAN.matcher(plan.getString(1));
                        if (scan.find()) {
                            double rows = Double.parseDouble(scan.group(2)) * Integer.parseInt(scan.group(3));
                            if (rows > 1_000 || (scan.group().startsWith("Seq") && large(scan.group(1)))) {
                                found.add(scan.group());
                            }
                        }
                    }
                }
            }
            connection.rollback();
        }
        return found;
    }

    private boolean large(String table) throws SQLException {
        try (Connection connection = stack.connectAsSuperuser();
                PreparedStatement count = connection.prepareStatement(
                        "select reltuples from pg_class where oid = to_regclass('jointgov.' || ?)")) {
            count.setString(1, table);
            try (ResultSet row = count.executeQuery()) {
                return row.next() && row.getDouble(1) > 10_000;
            }
        }
    }

    private double pgbench(String name, List<String> seen, List<String> seenAgain)
            throws IOException, InterruptedException {
        Path pgbench = Arrays.stream((System.getenv("PATH") + ":/usr/lib/postgresql/15/bin").split(":"))
                .map(folder -> Path.of(folder, "pgbench"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (pgbench == null) {
            out.println("  no pgbench on this machine: raw figure left out");
            return Double.NaN;
        }
        return new PgBench(stack, pgbench, out).run(name, seen, seenAgain, WARM_UP_SECONDS, SECONDS, CONNECTIONS);
    }

    static String resource(String name) throws IOException {
        try (var stream = LoadProfile.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
