package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jointgov.platform.store.ObjectStoreServer;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.Application;
import org.jointgov.stack.Logins;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attachments of a dispute's file in an S3-compatible store: a node that is told of one, and a server that speaks its API. */
class AttachmentStoreIT {
    private static final String OPAQUE = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static Neighbourhood here;
    private static ObjectStoreServer store;
    private static Application node;

    private String alert;
    private String dispute;
    private final String id = Ids.next().toString();

    @BeforeAll
    static void started(@TempDir Path folder) throws SQLException {
        here = new Neighbourhood();
        store = new ObjectStoreServer(folder);
        node = here.stack.startApplication(here.stack.builtWar(), store.settings());
    }

    @AfterAll
    static void ended() {
        node.close();
        store.close();
    }

    private static Api as(String login) {
        return here.as(login, node.url());
    }

    @BeforeEach
    void opened() {
        alert = as("duoma-mediator")
                .post(
                        "/dispute-alerts",
                        Neighbourhood.alert()
                                .add("borderId", here.border.toString())
                                .add("narrative", "争执经过")
                                .build())
                .expect(201)
                .json()
                .getString("id");
        as("suojia-leader")
                .ifMatch("\"1\"")
                .post("/dispute-alerts/" + alert + "/acknowledgement")
                .expect(200);
        dispute = as("duoma-clerk")
                .post("/disputes", "{\"alertId\":\"" + alert + "\"}")
                .expect(201)
                .json()
                .getString("id");
    }

    @Test
    void anUploadOutlastsAStoreThatIsAway() throws Exception {
        byte[] recording = recording(Uploads.CHUNK + 17);
        Api clerk = as("duoma-clerk");
        clerk.post(path(""), Uploads.announcement(id, "audio", "audio/ogg", recording))
                .expect(201);
        piece(clerk, recording, 0).expect(200);
        store.stop();
        Answer away = piece(clerk.in("zh-CN"), recording, 1);
        assertEquals(503, away.status());
        assertEquals("store-unavailable", away.problem());
        assertEquals("附件存储不可用", away.json().getString("title"));
        assertEquals(1, clerk.get(path("/" + id)).expect(200).json().getInt("nextChunk"));
        store.start();
        piece(clerk, recording, 1).expect(200);
        store.stop();
        assertEquals(
                "store-unavailable",
                clerk.post(path("/" + id + "/completion")).expect(503).problem());
        store.start();
        assertEquals(
                "complete",
                clerk.post(path("/" + id + "/completion")).expect(200).json().getString("state"));
        assertArrayEquals(recording, open().expect(200).body());
        List<String> objects = objects();
        assertEquals(2, objects.size());
        for (String object : objects) {
            assertTrue(object.matches(OPAQUE), object);
            String content = Files.readString(store.file(object), StandardCharsets.ISO_8859_1);
            assertFalse(content.contains("OggS") || content.contains(id) || content.contains(dispute));
        }
        store.stop();
        assertEquals("store-unavailable", open().expect(503).problem());
        store.start();
        assertArrayEquals(recording, open().expect(200).body());
        String log = Files.readString(node.log(), StandardCharsets.UTF_8);
        assertTrue(log.contains("attachments of disputes' files are kept in an S3-compatible store"));
        assertTrue(log.contains("the object store answers again"));
        for (String object : objects) {
            assertFalse(log.contains(object));
        }
    }

    @Test
    void whatNoChunkIsKeptInDoesNotStayInTheStore() throws Exception {
        byte[] photo = Pictures.jpegWithExif("GPS 33.5N 92.1E");
        Api clerk = as("duoma-clerk");
        clerk.post(path(""), Uploads.announcement(id, "photo", "image/jpeg", photo))
                .expect(201);
        piece(clerk, photo, 0).expect(200);
        String came = objects().get(0);
        piece(clerk, photo, 0).expect(200);
        String reserved = text("select name from jointgov.attachment_object where attachment_id = '" + id
                        + "' and unneeded_from > now()")
                .get(0);
        // As a request leaves it that ends between the store and the database.
        Files.copy(store.file(came), store.file(reserved));
        change("update jointgov.attachment_object set unneeded_from = now() where name = '" + reserved + "'");
        JsonObject complete =
                clerk.post(path("/" + id + "/completion")).expect(200).json();
        assertEquals("complete", complete.getString("state"));
        byte[] content = open().expect(200).body();
        assertEquals(complete.getString("contentSha256"), Uploads.hash(content));
        assertFalse(new String(content, StandardCharsets.ISO_8859_1).contains("GPS"));

        String refused = Ids.next().toString();
        assertEquals(
                "refused",
                Uploads.send(
                                clerk,
                                dispute,
                                refused,
                                "audio",
                                "audio/mpeg",
                                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII))
                        .getString("state"));
        until(() -> here(id).equals(Set.copyOf(objects())) && here(refused).isEmpty());
        assertFalse(Files.exists(store.file(came)) || Files.exists(store.file(reserved)));
    }

    @Test
    void objectsThatWereExchangedDoNotOpen() throws Exception {
        byte[] recording = recording(2 * Uploads.CHUNK);
        Uploads.send(as("duoma-clerk"), dispute, id, "audio", "audio/ogg", recording);
        List<String> objects = objects();
        Path first = store.file(objects.get(0));
        Path second = store.file(objects.get(1));
        byte[] kept = Files.readAllBytes(first);
        Files.write(first, Files.readAllBytes(second));
        Files.write(second, kept);
        assertEquals(500, open().status(), "the hash in its row is another");
        change("update jointgov.dispute_attachment_chunk c set object_sha256 = o.object_sha256"
                + " from jointgov.dispute_attachment_chunk o where o.attachment_id = c.attachment_id"
                + " and o.number = 1 - c.number and c.attachment_id = '" + id + "'");
        assertEquals(500, open().status(), "it is ciphertext of another place");
        Files.delete(first);
        assertEquals(500, open().status(), "it is gone");
    }

    @Test
    void destructionTakesTheObjectsAway() throws Exception {
        retentionRule();
        opened();
        Uploads.send(as("duoma-clerk"), dispute, id, "audio", "audio/ogg", recording(20));
        assertEquals(1, objects().size());
        for (String leader : List.of("duoma-leader", "suojia-leader")) {
            as(leader)
                    .ifMatch("\"0\"")
                    .put("/disputes/" + dispute + "/legal-nature", "{\"nature\":\"administrative-boundary\"}")
                    .expect(200);
        }
        change("update jointgov.dispute_alert set ended_at = ended_at - interval '9 years',"
                + " keep_until = keep_until - interval '9 years' where id = '" + alert + "'");
        String retention = "/dispute-alerts/" + alert + "/retention";
        String hash = as("duoma-leader").get(retention).expect(200).json().getString("contentHash");
        for (String leader : List.of("duoma-leader", "suojia-leader")) {
            assertEquals(1, objects().size());
            as(leader)
                    .post(retention + "/destruction-consents", "{\"contentHash\":\"" + hash + "\"}")
                    .expect(201);
        }
        assertEquals(List.of(), objects());
        until(() -> here(id).isEmpty());
        assertEquals("personal-data-destroyed", open().expect(410).problem());
    }

    private static void retentionRule() {
        JsonObject rule = Api.at(java.net.URI.create(node.url()))
                .as(Logins.token("operator"))
                .in("en")
                .post(
                        "/retention-rules",
                        Json.createObjectBuilder()
                                .add("borderId", here.border.toString())
                                .add("defaultMonths", 12)
                                .add("legalBasis", "人民调解档案管理规定")
                                .add("exceptions", Json.createArrayBuilder())
                                .build())
                .expect(201)
                .json();
        for (String leader : List.of("duoma-leader", "suojia-leader")) {
            as(leader)
                    .post(
                            "/retention-rules/" + rule.getString("id") + "/approval",
                            "{\"contentHash\":\"" + rule.getString("contentHash") + "\"}")
                    .expect(200);
        }
    }

    // ---- pieces ------------------------------------------------------------------------------------------------

    private String path(String rest) {
        return "/disputes/" + dispute + "/attachments" + rest;
    }

    private Answer piece(Api by, byte[] content, int number) {
        return by.put(path("/" + id + "/chunks/" + number), Uploads.chunk(content, number), "application/octet-stream");
    }

    /** Ends with the answer when it breaks off: what came until then is of no use. */
    private Answer open() {
        return as("duoma-leader").post(path("/" + id + "/unmasking"), "{\"purpose\":\"核对身份\"}");
    }

    /** Something that begins like an Ogg file. */
    private static byte[] recording(int bytes) {
        byte[] recording = new byte[bytes];
        new Random(7).nextBytes(recording);
        System.arraycopy("OggS".getBytes(StandardCharsets.US_ASCII), 0, recording, 0, 4);
        return recording;
    }

    /** The names of the objects in which the attachment's chunks are kept, in order; no chunk is in its row. */
    private List<String> objects() {
        List<String> names = text("select object from jointgov.dispute_attachment_chunk where attachment_id = '" + id
                + "' order by number");
        assertFalse(names.contains(null));
        return names;
    }

    /** Which objects that this attachment ever had are in the store. */
    private static Set<String> here(String attachment) {
        Set<String> names = store.names();
        names.retainAll(text("select name from jointgov.attachment_object where attachment_id = '" + attachment + "'"));
        return names;
    }

    private static List<String> text(String sql) {
        try (Connection superuser = here.stack.connectAsSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void change(String sql) throws SQLException {
        try (Connection superuser = here.stack.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            assertTrue(statement.executeUpdate(sql) > 0);
        }
    }

    private static void until(BooleanSupplier condition) {
        long patience = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < patience, "it did not come to that");
            LockSupport.parkNanos(200_000_000);
        }
    }
}
