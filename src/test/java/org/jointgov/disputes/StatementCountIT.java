package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
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
import org.jointgov.testing.Api;
import org.junit.jupiter.api.Test;

/**
 * How many statements a request sends, the binding counted, begin and commit not: at most 3 for a read and 8 for a write. Read
 * from PostgreSQL's own log.
 */
class StatementCountIT {
    private static final String ALERTS = "/dispute-alerts";
    private static final Pattern EXECUTED =
            Pattern.compile("\\[(\\d+)] LOG:  execute [^:]+: (.*?)(?=\\n\\d{4}-\\d\\d-\\d\\d |\\z)", Pattern.DOTALL);

    private final Neighbourhood here = new Neighbourhood();
    private final Path log = here.stack.folder().resolve("log/postgresql.log");

    StatementCountIT() throws SQLException {}

    @Test
    void readsSendThreeAndWritesEight() throws Exception {
        Api owner = here.as("duoma-mediator");
        Api other = here.as("suojia-leader");
        owner.post(ALERTS, Neighbourhood.alert().build()).expect(201);
        logStatements(true);
        try {
            awaitStatementsIn(owner);
            List<JsonObject> raised = new ArrayList<>();
            assertAtMost(
                    8,
                    "raise",
                    () -> raised.add(owner.post(
                                    ALERTS,
                                    Neighbourhood.alert()
                                            .add("borderId", here.border.toString())
                                            .add("narrative", "详情")
                                            .build())
                            .expect(201)
                            .json()));
            String path = ALERTS + "/" + raised.get(0).getString("id");
            assertAtMost(3, "list", () -> owner.get(ALERTS).expect(200));
            assertAtMost(
                    3,
                    "search",
                    () -> other.get(ALERTS + "?q=%E6%B0%B4%E6%BA%90").expect(200));
            assertAtMost(3, "open own", () -> owner.get(path).expect(200));
            assertAtMost(3, "open foreign", () -> other.get(path).expect(200));
            assertAtMost(
                    8,
                    "change",
                    () -> owner.ifMatch("\"1\"")
                            .put(
                                    path,
                                    Neighbourhood.alert()
                                            .add("narrative", "新")
                                            .add("headline", "围栏")
                                            .build())
                            .expect(200));
            assertAtMost(
                    8,
                    "acknowledge",
                    () -> other.ifMatch("\"2\"").post(path + "/acknowledgement").expect(200));
            assertAtMost(
                    8,
                    "escalate",
                    () -> other.ifMatch("\"2\"")
                            .post(path + "/escalation", "{\"reason\":\"意见不一\"}")
                            .expect(200));
            assertAtMost(
                    3,
                    "unmask",
                    () -> other.post(path + "/unmasking", "{\"purpose\":\"调解\"}")
                            .expect(200));
            assertAtMost(
                    8,
                    "attach",
                    () -> owner.put(
                                    path + "/attachments/" + org.jointgov.platform.time.Ids.next(),
                                    Pictures.jpeg(),
                                    "image/jpeg")
                            .expect(200));
            JsonObject own = owner.post(ALERTS, Neighbourhood.alert().build())
                    .expect(201)
                    .json();
            assertAtMost(
                    8,
                    "share",
                    () -> owner.ifMatch("\"1\"")
                            .post(
                                    ALERTS + "/" + own.getString("id") + "/sharing",
                                    "{\"borderId\":\"" + here.border + "\"}")
                            .expect(200));
            assertAtMost(
                    8,
                    "receive",
                    () -> other.post(ALERTS + "/receipts", "{\"ids\":[\"" + own.getString("id") + "\"]}")
                            .expect(204));
        } finally {
            logStatements(false);
        }
    }

    private void assertAtMost(int most, String what, Runnable request) throws IOException {
        long before = Files.size(log);
        request.run();
        List<String> statements = longest(before);
        assertTrue(statements.size() > 2, what + " was not seen: " + statements);
        assertTrue(statements.size() <= most, what + ": " + statements.size() + "\n" + String.join("\n", statements));
    }

    /** The request's transaction: the one that binds a caller; the application's own jobs bind nobody. */
    private List<String> longest(long from) throws IOException {
        String text = since(from);
        Map<String, List<String>> open = new LinkedHashMap<>();
        List<List<String>> done = new ArrayList<>();
        Matcher executed = EXECUTED.matcher(text);
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
                .filter(transaction -> transaction.stream().anyMatch(each -> each.contains("dispute_alert")))
                .toList();
        assertEquals(1, requests.size(), "one transaction a request: " + done);
        return requests.get(0);
    }

    /** The backends of the pool read a new setting one by one, each before its next statement. */
    private void awaitStatementsIn(Api api) throws IOException {
        int seen = 0;
        for (int i = 0; i < 500 && seen < 50; i++) {
            long before = Files.size(log);
            api.get(ALERTS).expect(200);
            seen = since(before).contains("from dispute_alert") ? seen + 1 : 0;
        }
        assertTrue(seen >= 50, "PostgreSQL does not log statements");
    }

    private String since(long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    }

    private void logStatements(boolean on) throws SQLException {
        try (Connection superuser = here.stack.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(on ? "alter system set log_statement = 'all'" : "alter system reset log_statement");
            statement.execute(
                    on
                            ? "alter system set log_parameter_max_length = 0"
                            : "alter system reset log_parameter_max_length");
            statement.execute("select pg_reload_conf()");
        }
    }
}
