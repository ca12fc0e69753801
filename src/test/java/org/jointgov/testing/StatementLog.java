package org.jointgov.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jointgov.stack.LocalStack;

/**
 * The statements that a request sends, the binding counted, begin and commit not. Read from PostgreSQL's own log, which tells
 * all of them while this is open.
 */
public final class StatementLog implements AutoCloseable {
    private static final Pattern ENTRY = Pattern.compile(
            "(?s)\\S+ \\S+ \\S+ \\[(\\d+)] (LOG|DETAIL):  (?:execute [^:]+|statement|Parameters): (.*)");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']++|'')*+')");

    private final LocalStack stack;
    private final Path log;
    private final String mark;

    /**
     * @param mark what stands in a statement of every request that is counted, such as a table's name
     * @param request sends one such statement; repeated until every connection of the pool has taken the setting up
     */
    public StatementLog(LocalStack stack, String mark, Runnable request) throws SQLException, IOException {
        this.stack = stack;
        this.log = stack.folder().resolve("log/postgresql.log");
        this.mark = mark;
        logStatements(true);
        int seen = 0;
        for (int i = 0; i < 500 && seen < 50; i++) {
            long before = Files.size(log);
            request.run();
            seen = since(before).contains(mark) ? seen + 1 : 0;
        }
        assertTrue(seen >= 50, "PostgreSQL does not log statements");
    }

    /** Fails when the request sends more. */
    public void assertAtMost(int most, String what, Runnable request) throws IOException {
        List<String> statements = statements(request);
        assertTrue(statements.size() > 2, what + " was not seen: " + statements);
        assertTrue(statements.size() <= most, what + ": " + statements.size() + "\n" + String.join("\n", statements));
    }

    /**
     * What the request sent in its one transaction, parameters written in as literals. The application's own jobs do not touch
     * what is marked.
     */
    public List<String> statements(Runnable request) throws IOException {
        long before = Files.size(log);
        request.run();
        Map<String, List<String>> open = new LinkedHashMap<>();
        List<List<String>> done = new ArrayList<>();
        for (String each : since(before).split("\n(?!\t)")) {
            // PostgreSQL puts a tab before the further lines of an entry.
            Matcher entry = ENTRY.matcher(each.replace("\n\t", "\n"));
            if (!entry.matches()) {
                continue;
            }
            List<String> transaction = open.computeIfAbsent(entry.group(1), pid -> new ArrayList<>());
            String text = entry.group(3).strip();
            if (entry.group(2).equals("DETAIL")) {
                if (!transaction.isEmpty()) {
                    transaction.set(transaction.size() - 1, bound(transaction.get(transaction.size() - 1), text));
                }
            } else if (text.equalsIgnoreCase("BEGIN")) {
                transaction.clear();
            } else if (text.equalsIgnoreCase("COMMIT")) {
                done.add(List.copyOf(transaction));
                transaction.clear();
            } else {
                transaction.add(text);
            }
        }
        List<List<String>> requests = done.stream()
                .filter(transaction -> transaction.stream().anyMatch(each -> each.contains(mark)))
                .toList();
        assertEquals(1, requests.size(), "one transaction a request: " + done);
        return requests.get(0);
    }

    private static String bound(String text, String parameters) {
        Map<String, String> values = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(parameters);
        while (parameter.find()) {
            values.put(parameter.group(1), parameter.group(2));
        }
        return Pattern.compile("\\$(\\d+)")
                .matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }

    private String since(long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    }

    private void logStatements(boolean on) throws SQLException {
        try (Connection superuser = stack.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(on ? "alter system set log_statement = 'all'" : "alter system reset log_statement");
            statement.execute(
                    on
                            ? "alter system set log_parameter_max_length = -1"
                            : "alter system reset log_parameter_max_length");
            statement.execute("select pg_reload_conf()");
        }
    }

    @Override
    public void close() throws SQLException {
        logStatements(false);
    }
}
