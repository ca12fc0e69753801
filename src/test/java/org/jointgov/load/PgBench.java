package org.jointgov.load;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jointgov.stack.LocalStack;

/**
 * Runs seen statements through {@code pgbench} as the application role, prepared, in one transaction each. pgbench cannot compute
 * an HMAC, so a function that exists only in the profile's database signs the context; what it costs counts on pgbench's side.
 * Ids that differ between two requests are drawn anew for every transaction.
 */
final class PgBench {
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern ID = Pattern.compile("'(" + UUID + ")'");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d) (\\d\\d):(\\d\\d):(\\d\\d)(\\.\\d+)?\\+00(?::00)?");

    private final LocalStack stack;
    private final Path pgbench;
    private final PrintStream out;

    PgBench(LocalStack stack, Path pgbench, PrintStream out) {
        this.stack = stack;
        this.pgbench = pgbench;
        this.out = out;
    }

    /** The functions that bind a context for a statement's text seen earlier. */
    static void install(LocalStack stack) throws SQLException {
        try (Connection connection = stack.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists jointgov_bench");
            statement.execute("grant usage on schema jointgov_bench to jointgov_app");
            statement.execute("""
                    create or replace function jointgov_bench.sign(payload text) returns bytea
                    language sql stable security definer as
                    $$ select public.hmac(convert_to('bind' || E'\\n' || payload, 'UTF8'), '\\x%s'::bytea, 'sha256') $$
                    """.formatted(HexFormat.of().formatHex(stack.contextKey())));
            statement.execute("""
                    create or replace function jointgov_bench.payload(seen bytea) returns text
                    language sql volatile security definer as
                    $$ select array_to_string(f[1:9] || array[jointgov.context_challenge()::text, pg_backend_pid()::text,
                              ((extract(epoch from clock_timestamp()) + 10) * 1000000)::bigint::text] || f[13:], E'\\n')
                       from string_to_array(convert_from(seen, 'UTF8'), E'\\n') f $$
                    """);
            statement.execute("create or replace function jointgov_bench.id(n bigint, k integer) returns uuid"
                    + " language sql immutable as $$ select md5(n || '-' || k)::uuid $$");
            statement.execute("grant execute on all functions in schema jointgov_bench to jointgov_app");
        }
    }

    /** @return transactions a second */
    double run(String name, List<String> seen, List<String> seenAgain, int warmUpSeconds, int seconds, int connections)
            throws IOException, InterruptedException {
        Path script = stack.folder().resolve("pgbench-" + name.replace(' ', '-') + ".sql");
        Files.writeString(script, script(seen, seenAgain));
        execute(script, warmUpSeconds, connections);
        return execute(script, seconds, connections);
    }

    static String script(List<String> seen, List<String> seenAgain) {
        if (seen.size() != seenAgain.size()) {
            throw new IllegalStateException("the same request sent different statements");
        }
        Map<String, Integer> fresh = new LinkedHashMap<>();
        for (int i = 0; i < seen.size(); i++) {
            Matcher one = ID.matcher(seen.get(i));
            Matcher two = ID.matcher(seenAgain.get(i));
            while (one.find() && two.find()) {
                if (!one.group(1).equals(two.group(1))) {
                    fresh.putIfAbsent(one.group(1), fresh.size());
                }
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("\\set n random(1, 9000000000000000)");
        lines.add("begin;");
        String key = "";
        for (String each : seen) {
            String text = each;
            if (text.contains("bind_context(")) {
                List<String> arguments = new ArrayList<>();
                Matcher argument = Pattern.compile("'(?:[^']|'')*'|NULL").matcher(text.substring(text.indexOf('(')));
                while (argument.find()) {
                    arguments.add(argument.group());
                }
                String payload = arguments
                        .get(0)
                        .substring(1, arguments.get(0).length() - 1)
                        .replace("''", "'");
                key = arguments.get(2);
                text = "select b.* from (select jointgov_bench.payload('\\x"
                        + HexFormat.of().formatHex(payload.getBytes(StandardCharsets.UTF_8))
                        + "'::bytea) as x offset 0) p, lateral jointgov.bind_context(p.x, jointgov_bench.sign(p.x), "
                        + (key.equals("NULL") ? "null::text" : "jointgov_bench.id(:n, 99)::text")
                        + ", " + arguments.get(3) + "::bytea) b";
            } else {
                if (!key.isEmpty() && !key.equals("NULL")) {
                    text = text.replace(key, "jointgov_bench.id(:n, 99)::text");
                }
                for (Map.Entry<String, Integer> id : fresh.entrySet()) {
                    text = text.replace("'" + id.getKey() + "'", "jointgov_bench.id(:n, " + id.getValue() + ")");
                }
                text = withoutColons(text);
            }
            lines.add(text.replaceAll("\\s+", " ") + ";");
        }
        lines.add("commit;");
        return String.join("\n", lines) + "\n";
    }

    /** pgbench takes a colon before a letter or digit for a variable of its own, inside literals too. */
    private static String withoutColons(String text) {
        Matcher literal = LITERAL.matcher(text);
        return literal.replaceAll(m -> {
            String value = TIME.matcher(m.group(1)).replaceAll("$1$2$3T$4$5$6$7+00");
            if (!Pattern.compile(":\\w").matcher(value).find()) {
                return Matcher.quoteReplacement("'" + value + "'");
            }
            String hex = HexFormat.of().formatHex(value.replace("''", "'").getBytes(StandardCharsets.UTF_8));
            return Matcher.quoteReplacement("convert_from('\\x" + hex + "'::bytea, 'UTF8')");
        });
    }

    private double execute(Path script, int seconds, int connections) throws IOException, InterruptedException {
        URI database = URI.create(stack.jdbcUrl().substring("jdbc:".length()));
        ProcessBuilder builder = new ProcessBuilder(
                        pgbench.toString(),
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        Integer.toString(connections),
                        "-j",
                        "2",
                        "-T",
                        Integer.toString(seconds),
                        "-f",
                        script.toString(),
                        "-h",
                        database.getHost(),
                        "-p",
                        Integer.toString(database.getPort()),
                        "-U",
                        "jointgov_app",
                        database.getPath().substring(1))
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", stack.applicationPassword());
        builder.environment().put("PGOPTIONS", "-c search_path=jointgov,public");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench ended with an error:\n" + output);
        }
        Matcher rate = Pattern.compile("tps = ([0-9.]+)").matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench printed no rate:\n" + output);
        }
        out.println("  pgbench: " + rate.group(1) + " transactions/s");
        return Double.parseDouble(rate.group(1));
    }
}
