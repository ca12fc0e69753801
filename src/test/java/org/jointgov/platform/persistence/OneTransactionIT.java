package org.jointgov.platform.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
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
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each request uses one backend connection and one transaction, whatever it reads and writes and by whichever way (JPA or
 * plain SQL): told by PostgreSQL's own statement log, in which every line names backend and virtual transaction.
 */
class OneTransactionIT {
    private static final LocalStack STACK = SharedStack.get();
    private static Region region;
    private static final Pattern LINE =
            Pattern.compile("^@(\\d+) (\\d+/\\d+) ([^@]*)@ ?(\\w+): +(.*)$", Pattern.DOTALL);

    @BeforeAll
    static void logStatements() throws SQLException {
        region = new Region();
        configure(
                "alter system set log_statement = 'all'",
                "alter system set log_line_prefix = '@%p %v %a@ '",
                "select pg_reload_conf()");
    }

    @AfterAll
    static void logNoMore() throws SQLException {
        configure("alter system reset log_statement", "alter system reset log_line_prefix", "select pg_reload_conf()");
    }

    private static void configure(String... statements) throws SQLException {
        try (Connection connection = STACK.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What one transaction of one backend did. */
    private record Unit(String backendAndTransaction, List<String> statements) {
        boolean isRequestOf(String subject) {
            return statements.stream().anyMatch(s -> s.contains("\nrequest\n") && s.contains(subject));
        }

        boolean isJob() {
            return statements.stream().anyMatch(s -> s.contains("\njob\n"));
        }

        /** Statements of its own, begin and end not counted. */
        List<String> counted() {
            return statements.stream()
                    .filter(s -> s.startsWith("execute") || s.startsWith("statement"))
                    .filter(s -> !s.matches("(?s).*: (BEGIN|COMMIT|ROLLBACK)\\s*"))
                    .toList();
        }
    }

    /** The transactions that the application ran while the requests were made. */
    private static List<Unit> during(Runnable requests) throws IOException, SQLException {
        Path log = STACK.folder().resolve("log/postgresql.log");
        String begin = mark();
        requests.run();
        String end = mark();
        String text = Files.readString(log, StandardCharsets.UTF_8);
        text = text.substring(text.lastIndexOf(begin), text.lastIndexOf(end));
        Map<String, List<String>> units = new LinkedHashMap<>();
        for (String entry : text.split("\n(?=@\\d+ )")) {
            Matcher line = LINE.matcher(entry);
            if (line.matches() && line.group(3).startsWith("jointgov")) {
                units.computeIfAbsent(line.group(1) + " " + line.group(2), unit -> new ArrayList<>())
                        .add(line.group(5).replaceAll("\n\t", "\n"));
            }
        }
        return units.entrySet().stream()
                .map(unit -> new Unit(unit.getKey(), unit.getValue()))
                .toList();
    }

    private static String mark() throws SQLException {
        String mark = "mark " + UUID.randomUUID();
        configure("select '" + mark + "'");
        return mark;
    }

    private static void assertEachOnItsOwn(String user, int requests, int mostStatements, Runnable work)
            throws IOException, SQLException {
        String subject = org.jointgov.stack.Logins.claims(STACK.logins().accessToken(user))
                .getString("sub");
        List<Unit> units = during(work);
        List<Unit> ours =
                units.stream().filter(unit -> unit.isRequestOf(subject)).toList();
        assertEquals(requests, ours.size(), () -> units.toString());
        for (Unit unit : ours) {
            assertTrue(unit.counted().get(0).contains("context_challenge"), unit::toString);
            assertTrue(unit.counted().get(1).contains("bind_context"), unit::toString);
            assertTrue(
                    unit.counted().size() <= mostStatements,
                    () -> unit.counted().size() + ": " + unit);
        }
        // Nothing of a request runs outside of it: what else there is are jobs, and questions that read no table of
        // ours.
        for (Unit other : units) {
            if (!ours.contains(other) && !other.isJob()) {
                assertTrue(
                        other.counted().stream()
                                .noneMatch(
                                        s -> s.matches(
                                                "(?is).*\\b(from|into|update)\\s+(jointgov\\.)?(?!pg_)[a-z_]*"
                                                        + "(township|border|person|membership|invitation|audit|change|dispute|meeting|agreement|idempotency|mail)[a-z_]*.*")),
                        other::toString);
            }
        }
    }

    @Test
    void aReadIsOneTransactionOfThreeStatementsAtMost() throws IOException, SQLException {
        Api leader = region.api("duoma-leader");
        assertEachOnItsOwn("duoma-leader", 3, 3, () -> {
            leader.get("/me").expect(200);
            leader.get("/townships").expect(200);
            leader.get("/borders").expect(200);
        });
    }

    @Test
    void aWriteWithAuditAndIdempotencyIsOneTransactionOfEightStatementsAtMost() throws IOException, SQLException {
        Api operator = Api.at(URI.create(STACK.appUrl())).as(STACK.logins().accessToken("operator"));
        assertEachOnItsOwn(
                "operator",
                1,
                8,
                () -> operator.post(
                                "/invitations",
                                "{\"identityProvider\":\"xizang-government\",\"username\":\"" + UUID.randomUUID()
                                        + "\",\"scope\":\"province\",\"role\":\"provincial-officer\",\"office\":\"省级工作人员\",\"provinceCode\":\"54\"}")
                        .expect(201));
    }

    @Test
    void aRefusedRequestIsOneTransactionToo() throws IOException, SQLException {
        Api leader = region.api("duoma-leader");
        assertEachOnItsOwn(
                "duoma-leader",
                1,
                8,
                () -> leader.get("/townships/" + UUID.randomUUID()).expect(404));
    }
}
