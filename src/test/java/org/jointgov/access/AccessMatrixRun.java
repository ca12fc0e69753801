package org.jointgov.access;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jointgov.access.Operations.Request;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.Logins;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.ApiDocument;
import org.junit.jupiter.api.DynamicTest;

/** Runs the matrix against an application; shared by the run against the product and the run without its authorisation. */
final class AccessMatrixRun {
    /** Connection is the server's word on one socket (it closes each after some requests), not on the record. */
    private static final Set<String> VARIES = Set.of("date", "correlation-id", "connection");

    /** Open for the whole run: a connection for each count took as long as the requests. Ends with the stack. */
    private final Statement superuser;

    private final AccessMatrix matrix;
    private final Api app;
    private final Operations operations;
    private final boolean authorised;
    private final ApiDocument document;
    private final Map<String, String> absent = new HashMap<>();

    /** Whether the last request of a cell did what it asked for: then its object is another one now. */
    private boolean succeeded;

    /**
     * @param app where the application under test answers
     * @param product the unchanged application, which makes the objects
     * @param authorised false when the application's own authorisation has been replaced by one that allows all
     */
    AccessMatrixRun(LocalStack stack, AccessMatrix matrix, URI app, URI product, boolean authorised)
            throws SQLException {
        this.superuser = stack.connectAsSuperuser().createStatement();
        this.matrix = matrix;
        this.app = Api.at(app);
        this.operations = new Operations(Api.at(product));
        this.authorised = authorised;
        this.document = ApiDocument.of(Api.at(product));
    }

    /** The operations of the API's own description. */
    Set<String> described() {
        return document.operations();
    }

    /** One test for each operation and object. */
    Stream<DynamicTest> tests() {
        return matrix.operations().stream()
                .flatMap(operation -> matrix.of(operation).entrySet().stream()
                        .map(row -> DynamicTest.dynamicTest(
                                operation + " " + row.getKey(), () -> row(operation, row.getKey(), row.getValue()))));
    }

    private void row(String operation, String object, Map<String, String> expectations) throws SQLException {
        List<String> wrong = new ArrayList<>();
        String shared = null;
        for (Map.Entry<String, String> cell : expectations.entrySet()) {
            String principal = cell.getKey();
            String expected = cell.getValue();
            if (!authorised && !hides(expected)) {
                continue;
            }
            boolean changes = operations.changes(operation);
            boolean succeeds = expected.startsWith("2");
            if (shared == null || changes && succeeds && authorised) {
                shared = operations.object(operation, object);
            }
            succeeded = false;
            String problem = cell(operation, object, shared, principal, expected, changes);
            if (problem != null) {
                wrong.add(problem);
                shared = null;
            }
            if (changes && succeeded) {
                shared = null;
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(operation + " " + object + "\n  " + String.join("\n  ", wrong));
        }
    }

    /** Without the application's own authorisation what is hidden stays hidden; what only that forbids may happen. */
    private static boolean hides(String expected) {
        return expected.equals("404") || expected.endsWith("-");
    }

    private String cell(String operation, String object, String id, String principal, String expected, boolean changes)
            throws SQLException {
        Request request = operations.request(operation, object, id);
        Api caller = caller(principal);
        long recordsBefore = changes && authorised ? auditRecords() : 0;
        Answer answer = send(caller, request);
        succeeded = answer.status() / 100 == 2;
        String seen = Integer.toString(answer.status());
        if (expected.endsWith("+") || expected.endsWith("-")) {
            seen += succeeded ? (answer.text().contains(id) ? "+" : "-") : "";
        }
        if (!authorised) {
            if (succeeded && (answer.text().contains(id) || (changes && !expected.endsWith("-")))) {
                return principal + ": " + expected + " expected, " + seen + " without the application's authorisation";
            }
            return null;
        }
        if (!seen.equals(expected)) {
            return principal + ": " + expected + " expected, " + seen + " answered: "
                    + answer.text().replaceAll("\\s+", " ").replaceAll("(.{200}).*", "$1…");
        }
        // Of the event stream there is only the head.
        String contradiction = request.path().equals("/events") ? "" : document.contradiction(operation, answer);
        if (!contradiction.isEmpty()) {
            return principal + ": not as described: " + contradiction;
        }
        int records = operations.recordsOf(operation);
        if (changes && operations.counts(operation) && succeeded && auditRecords() - recordsBefore != records) {
            return principal + ": " + (auditRecords() - recordsBefore) + " audit records instead of " + records;
        }
        if (!succeeded && changes && auditRecords() != recordsBefore) {
            return principal + ": a refusal left an audit record of a change";
        }
        if (expected.equals("404")
                && !object.equals("absent")
                && matrix.of(operation).containsKey("absent")) {
            String hidden = comparable(answer, id);
            String absent = absent(operation, principal);
            if (!hidden.equals(absent)) {
                return principal + ": hidden and absent differ:\n" + hidden + "\n" + absent;
            }
        }
        return null;
    }

    /** What somebody hears of a record that there is not; asked once. */
    private String absent(String operation, String principal) {
        return absent.computeIfAbsent(operation + " " + principal, cell -> {
            Request nothing = operations.request(operation, "absent", operations.object(operation, "absent"));
            return comparable(send(caller(principal), nothing), nothing.id());
        });
    }

    private Answer send(Api caller, Request request) {
        Api with = caller;
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            with = with.with(header.getKey(), header.getValue());
        }
        if (request.path().equals("/events")) {
            return with.open(request.path());
        }
        return with.send(
                request.method(),
                request.path(),
                request.body() == null ? null : request.body(),
                request.body() == null ? null : request.mediaType());
    }

    private Api caller(String principal) {
        return principal.equals("AN") ? app : app.as(Logins.token(Principals.LOGINS.get(principal)));
    }

    /** Everything of an answer but what differs between any two. */
    private static String comparable(Answer answer, String id) {
        TreeMap<String, List<String>> headers = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> {
            if (!VARIES.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                headers.put(name.toLowerCase(java.util.Locale.ROOT), values);
            }
        });
        return answer.status() + " " + headers + " "
                + answer.text()
                        .replaceAll("\"correlationId\":\"[^\"]*\"", "\"correlationId\":\"\"")
                        .replace(id, "<id>");
    }

    private long auditRecords() throws SQLException {
        try (ResultSet row = superuser.executeQuery(
                "select count(*) from jointgov.audit_record where action not in ('read', 'unmask', 'export')")) {
            row.next();
            return row.getLong(1);
        }
    }

    static byte[] json(JsonObject body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    static JsonObject empty() {
        return Json.createObjectBuilder().build();
    }
}
