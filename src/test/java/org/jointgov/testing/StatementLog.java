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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jointgov.stack.LocalStack;

/**
 * How many statements a request sends, the binding counted, begin and commit not. Read from PostgreSQL's own log, which tells
 * all of them while this is open.
 */
public final class StatementLog implements AutoCloseable {
    private static final Pattern EXECUTED =
            Pattern.compile("\\[(\\d+)] LOG:  execute [^:]+: (.*?)(?=\\n\\d{4}-\\d\\d-\\d\\d |\\z)", Pattern.DOTALL);

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

    /** Fails when the request sends more. @return how many it sent */
    public int assertAtMost(int most, String what, Runnable request) throws IOException {
        long before = Files.size(log);
        request.run();
        List<String> statements = transaction(before);
        assertTrue(statements.size() > 2, what + " was not seen: " + statements);
        assertTrue(statements.size() <= most, what + ": " + statements.size() + "\n" + String.join("\n", statements));
        return statements.size();
    }

    /** The request's transaction; the application's own jobs do not touch what is marked. */
    private List<String> transaction(long from) throws IOException {
        Map<String, List<String>> open = new LinkedHashMap<>();
        List<List<String>> done = new ArrayList<>();
        Matcher executed = EXECUTED.matcher(since(from));
        while (executed.find()) {
            String statement = executed.group(2).strip();
            List<String> transaction = open.computeIfAbsent(executed.group(1), pid -> new ArrayList<>());
            if (statement.equalsIgnoreCase("BEGIN")) {
                transaction.clear();
            } else if (statement.equalsIgnoreCase("COMMIT")) {
                done.add(List.copyOf(transaction));
                transaction.clear();
            } else {
                transaction.add(statement);
            }
        }
        List<List<String>> requests = done.stream()
                .filter(transaction -> transaction.stream().anyMatch(each -> each.contains(mark)))
                .toList();
        assertEquals(1, requests.size(), "one transaction a request: " + done);
        return requests.get(0);
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
                            ? "alter system set log_parameter_max_length = 0"
                            : "alter system reset log_parameter_max_length");
            statement.execute("select pg_reload_conf()");
        }
    }

    @Override
    public void close() throws SQLException {
        logStatements(false);
    }
}
