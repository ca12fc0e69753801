package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.Logins;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.Test;

/** One record and one audit record, whatever happens to the answer: 210 runs. */
class ExactlyOnceIT {
    private static final int RUNS = 70;
    private static final String ALERTS = "/dispute-alerts";

    private final Neighbourhood here = new Neighbourhood();
    private final Api me = here.as("duoma-mediator").in("en");

    ExactlyOnceIT() throws SQLException {}

    @Test
    void anAnswerThatIsCutAfterTheCommitIsAskedForAgain() throws Exception {
        for (int run = 0; run < RUNS; run++) {
            UUID id = Ids.next();
            String key = "cut-" + id;
            String body = body(id, run);
            sendAndHangUp(key, body, id);
            Answer again = me.withKey(key).post(ALERTS, body).expect(201);
            assertEquals(id.toString(), again.json().getString("id"));
            assertOnce(id);
        }
    }

    @Test
    void theSameKeyInParallelHappensOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            for (int run = 0; run < RUNS; run++) {
                UUID id = Ids.next();
                String body = body(id, run);
                Api api = me.withKey("parallel-" + id);
                List<Future<Answer>> answers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    answers.add(callers.submit(() -> api.post(ALERTS, body)));
                }
                for (Future<Answer> answer : answers) {
                    assertEquals(id.toString(), get(answer).expect(201).json().getString("id"));
                }
                assertOnce(id);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aReplayAfterOtherChangesAnswersWithTheRecordAsItIs() throws Exception {
        for (int run = 0; run < RUNS; run++) {
            UUID id = Ids.next();
            // A device clock that is two days off changes nothing: it is a fact about the device.
            Duration skew = Duration.ofHours(run % 2 == 0 ? 48 : -48);
            String body = Neighbourhood.alert()
                    .add("id", id.toString())
                    .add(
                            "recordedOffline",
                            jakarta.json.Json.createObjectBuilder()
                                    .add("deviceTime", Instant.now().plus(skew).toString()))
                    .build()
                    .toString();
            Api api = me.withKey("replay-" + id);
            JsonObject first = api.post(ALERTS, body).expect(201).json();
            me.ifMatch("\"1\"")
                    .put(
                            ALERTS + "/" + id,
                            Neighbourhood.alert().add("headline", "改" + run).build())
                    .expect(200);
            Answer replay = api.post(ALERTS, body).expect(201);
            assertEquals("改" + run, replay.json().getString("headline"));
            assertEquals(2, replay.json().getInt("version"));
            assertEquals(first.getString("raisedAt"), replay.json().getString("raisedAt"));
            assertEquals(
                    "idempotency-key-reused",
                    api.post(ALERTS, body(id, run) + " ").problem());
            assertOnce(id);
        }
    }

    /** Sends the request as raw bytes, waits until it has been committed, and closes without reading a byte. */
    private void sendAndHangUp(String key, String body, UUID id) throws IOException, SQLException {
        URI app = URI.create(here.stack.appUrl());
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST /api" + ALERTS + " HTTP/1.1\r\nHost: " + app.getAuthority()
                + "\r\nAuthorization: Bearer " + Logins.token("duoma-mediator") + "\r\nJointgov-Membership: "
                + here.membership("duoma-mediator") + "\r\nIdempotency-Key: " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n";
        try (Socket socket = new Socket(app.getHost(), app.getPort())) {
            socket.setSoLinger(true, 0);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(content);
            out.flush();
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (here.auditRecords(id, "raise") == 0) {
                assertTrue(System.nanoTime() < end, "not committed within 60 s");
            }
        }
    }

    private String body(UUID id, int run) {
        var alert = Neighbourhood.alert().add("id", id.toString()).add("headline", "第" + run + "次");
        if (run % 2 == 0) {
            alert.add("borderId", here.border.toString());
        }
        return alert.build().toString();
    }

    private void assertOnce(UUID id) throws SQLException {
        assertEquals(1, here.number("select count(*) from jointgov.dispute_alert where id = ?", id));
        assertEquals(1, here.auditRecords(id, "raise"));
    }

    private static Answer get(Future<Answer> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
