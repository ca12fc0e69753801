package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.StatementLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API of a dispute's statutory file. The dispute is Duoma's and Suojia's. */
class DisputeFileIT {
    private static final Neighbourhood HERE;

    static {
        try {
            HERE = new Neighbourhood();
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Api clerk = HERE.as("duoma-clerk");
    private final Api leader = HERE.as("duoma-leader");
    private final Api otherLeader = HERE.as("suojia-leader");
    private String dispute;

    @BeforeEach
    void opened() {
        dispute = opened(HERE.border);
    }

    private String opened(UUID border) {
        String alert = HERE.as("duoma-mediator")
                .post(
                        "/dispute-alerts",
                        Neighbourhood.alert()
                                .add("borderId", border.toString())
                                .add("narrative", "争执经过")
                                .build())
                .expect(201)
                .json()
                .getString("id");
        otherLeader
                .ifMatch("\"1\"")
                .post("/dispute-alerts/" + alert + "/acknowledgement")
                .expect(200);
        return clerk.post("/disputes", "{\"alertId\":\"" + alert + "\"}")
                .expect(201)
                .json()
                .getString("id");
    }

    // ---- completeness ------------------------------------------------------------------------------------------

    @Test
    void saysWhatIsMissingAndWhyInTheCallersLanguage() {
        JsonObject file = file(leader);
        Map<String, String> states = states(file);
        assertEquals("present", states.get("intake-register"), "the dispute itself");
        assertEquals("as-needed", states.get("application"));
        assertEquals("missing", states.get("identity"));
        assertEquals("not-yet", states.get("mediation-record"));
        assertEquals("not-yet", states.get("agreement"));
        assertEquals("as-needed", states.get("evidence"));
        assertEquals(
                "It belongs in every file and is not there.",
                item(file, "identity").getString("reason"));
        assertEquals("每卷必须有，目前缺少。", item(file(leader.in("zh-CN")), "identity").getString("reason"));
        assertTrue(item(file(leader.in("bo")), "identity").getString("reason").startsWith("ཡིག"));
        assertTrue(item(file, "identity").getBoolean("required"));
        assertFalse(item(file, "evidence").getBoolean("required"));
    }

    @Test
    void whatASidePutsThereCountsForBoth() throws Exception {
        String id = Ids.next().toString();
        Uploads.send(clerk, dispute, id, "scan", "image/jpeg", Pictures.jpeg());
        JsonObject body = document("identity", id);
        JsonObject file = clerk.withKey("once-" + id)
                .post(path("/file/documents"), body)
                .expect(201)
                .json();
        assertEquals("present", states(file).get("identity"));
        assertEquals(1, item(file, "identity").getInt("documents"));
        clerk.withKey("once-" + id).post(path("/file/documents"), body).expect(201);
        JsonObject seen = file(otherLeader);
        assertEquals(1, seen.getJsonArray("documents").size());
        assertEquals("present", states(seen).get("identity"));
        assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "add-document"));
    }

    @Test
    void takesNoUnknownDocumentNoForeignAttachmentAndNothingEmpty() {
        String id = Ids.next().toString();
        Uploads.send(clerk, dispute, id, "scan", "image/jpeg", Pictures.jpeg());
        assertEquals("/code", field(clerk.post(path("/file/documents"), document("petition", id))));
        assertEquals("/attachments", field(otherLeader.post(path("/file/documents"), document("identity", id))));
        assertEquals(
                "/attachments",
                field(clerk.post(path("/file/documents"), "{\"code\":\"identity\",\"datedOn\":\"2026-05-01\"}")));
        clerk.post(path("/file/documents"), "{\"code\":\"identity\",\"datedOn\":\"2026-05-01\",\"note\":\"纸质件存乡档案室\"}")
                .expect(201);
    }

    @Test
    void aDocumentFiledByMistakeIsWithdrawnAndStaysMarked() throws Exception {
        String id = Ids.next().toString();
        Uploads.send(clerk, dispute, id, "scan", "image/jpeg", Pictures.jpeg());
        JsonObject body = document("identity", id);
        clerk.post(path("/file/documents"), body).expect(201);
        String withdrawal = path("/file/documents/" + body.getString("id") + "/withdrawal");
        assertEquals("/reason", field(clerk.post(withdrawal, "{\"reason\":\"a name\"}")));
        String reason = "{\"reason\":\"wrong-document\"}";
        assertEquals(403, otherLeader.post(withdrawal, reason).status());
        JsonObject file =
                clerk.withKey("w-" + id).post(withdrawal, reason).expect(200).json();
        clerk.withKey("w-" + id).post(withdrawal, reason).expect(200);
        assertEquals("missing", states(file).get("identity"));
        assertEquals(0, item(file, "identity").getInt("documents"));
        JsonObject seen = file(otherLeader).getJsonArray("documents").getJsonObject(0);
        assertEquals("wrong-document", seen.getString("withdrawalReason"));
        assertEquals(HERE.duoma.toString(), seen.getJsonObject("withdrawn").getString("township"));
        assertEquals(
                "invalid-transition", clerk.post(withdrawal, reason).expect(409).problem());
        assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "withdraw-document"));

        String content = path("/attachments/" + id + "/unmasking");
        assertEquals(404, otherLeader.post(content, purpose()).status());
        leader.post(content, purpose()).expect(200);
        assertEquals(0, unmasked(otherLeader, "attachments"));
        assertEquals(0, unmasked(otherLeader, "documents"));
        assertEquals(1, unmasked(leader, "attachments"));
        assertEquals(1, unmasked(leader, "documents"));
        clerk.post(path("/file/documents"), document("evidence", id)).expect(201);
        otherLeader.post(content, purpose()).expect(200);
    }

    private int unmasked(Api by, String what) {
        return by.post(path("/file/unmasking"), purpose())
                .expect(200)
                .json()
                .getJsonArray(what)
                .size();
    }

    // ---- uploads -----------------------------------------------------------------------------------------------

    @Test
    void aPhotoLosesItsMetadataAndComesBackOnlyWithAPurpose() throws Exception {
        String id = Ids.next().toString();
        byte[] photo = Pictures.jpegWithExif("GPS 33.5N 92.1E");
        JsonObject complete = Uploads.send(clerk, dispute, id, "photo", "image/jpeg", photo);
        assertEquals("complete", complete.getString("state"));
        assertEquals(Uploads.hash(photo), complete.getString("receivedSha256"));
        assertNotEquals(complete.getString("receivedSha256"), complete.getString("contentSha256"));
        assertFalse(complete.getBoolean("scanned"));
        assertFalse(file(leader).toString().contains("身份证.jpg"), "a name is personal data");
        assertEquals(403, clerk.post(path("/file/unmasking"), purpose()).status());
        assertEquals(
                403,
                clerk.post(path("/attachments/" + id + "/unmasking"), purpose()).status());
        assertEquals(
                422,
                leader.post(path("/attachments/" + id + "/unmasking"), "{}").status());
        JsonObject names = otherLeader
                .post(path("/file/unmasking"), purpose())
                .expect(200)
                .json()
                .getJsonArray("attachments")
                .getJsonObject(0);
        assertEquals("身份证.jpg", names.getString("fileName"));
        assertTrue(names.containsKey("thumbnail"));
        Answer content = otherLeader
                .post(path("/attachments/" + id + "/unmasking"), purpose())
                .expect(200);
        assertEquals("image/jpeg", content.header("Content-Type"));
        assertEquals("no-store", content.header("Cache-Control"));
        assertEquals(complete.getString("contentSha256"), Uploads.hash(content.body()));
        assertFalse(new String(content.body(), StandardCharsets.ISO_8859_1).contains("GPS"));
        assertEquals(2, HERE.auditRecords(UUID.fromString(dispute), "unmask"));
    }

    @Test
    void anUploadGoesOnWhereItStopped() throws Exception {
        String id = Ids.next().toString();
        byte[] recording = recording(3 * Uploads.CHUNK + 17);
        JsonObject announced = Uploads.announcement(id, "audio", "audio/ogg", recording);
        clerk.post(path("/attachments"), announced).expect(201);
        assertEquals(409, chunk(clerk, id, 1, Uploads.chunk(recording, 1)).status(), "the first is to come first");
        chunk(clerk, id, 0, Uploads.chunk(recording, 0)).expect(200);
        assertEquals(413, chunk(clerk, id, 1, new byte[Uploads.CHUNK + 1]).status());
        assertEquals(400, chunk(clerk, id, 1, new byte[10]).status());
        chunk(clerk, id, 0, Uploads.chunk(recording, 0)).expect(200);
        Answer early = clerk.post(path("/attachments/" + id + "/completion"));
        assertEquals(409, early.status());
        assertEquals("invalid-transition", early.problem());
        int next = clerk.get(path("/attachments/" + id)).expect(200).json().getInt("nextChunk");
        assertEquals(1, next);
        Uploads.chunks(clerk, dispute, id, recording, next);
        String key = "complete-" + id;
        JsonObject complete = clerk.withKey(key)
                .post(path("/attachments/" + id + "/completion"))
                .expect(200)
                .json();
        assertEquals("complete", complete.getString("state"));
        assertEquals(Uploads.hash(recording), complete.getString("contentSha256"));
        clerk.withKey(key).post(path("/attachments/" + id + "/completion")).expect(200);
        assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "attach"));
        assertEquals(409, chunk(clerk, id, 0, Uploads.chunk(recording, 0)).status(), "nothing is put on top");
        assertArrayEquals(
                recording,
                leader.post(path("/attachments/" + id + "/unmasking"), purpose())
                        .expect(200)
                        .body());
    }

    @Test
    void anUploadThatIsGivenUpLeavesNothing() throws Exception {
        String id = Ids.next().toString();
        byte[] recording = recording(Uploads.CHUNK + 5);
        clerk.post(path("/attachments"), Uploads.announcement(id, "audio", "audio/ogg", recording))
                .expect(201);
        chunk(clerk, id, 0, Uploads.chunk(recording, 0)).expect(200);
        String attachment = path("/attachments/" + id);
        assertEquals(403, otherLeader.delete(attachment).status());
        leader.withKey("c-" + id).delete(attachment).expect(204);
        leader.withKey("c-" + id).delete(attachment).expect(204);
        assertEquals(404, clerk.get(attachment).status());
        assertEquals(404, chunk(clerk, id, 1, Uploads.chunk(recording, 1)).status());
        assertEquals(404, leader.delete(attachment).status());
        assertEquals(
                0,
                HERE.number(
                        "select count(*) from jointgov.dispute_attachment_chunk where attachment_id = ?",
                        UUID.fromString(id)));
        assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "cancel-attachment"));
    }

    @Test
    void whatIsNotWhatWasAnnouncedIsRefusedAndNothingOfItKept() throws Exception {
        String id = Ids.next().toString();
        byte[] pdf = "%PDF-1.7 text".getBytes(StandardCharsets.US_ASCII);
        JsonObject refused = Uploads.send(clerk, dispute, id, "audio", "audio/mpeg", pdf);
        assertEquals("refused", refused.getString("state"));
        assertEquals("type", refused.getString("refusal"));
        assertEquals(
                0,
                HERE.number(
                        "select count(*) from jointgov.dispute_attachment_chunk where attachment_id = ?",
                        UUID.fromString(id)));
        assertEquals(
                404,
                leader.post(path("/attachments/" + id + "/unmasking"), purpose())
                        .status());
        assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "refuse-attachment"));
        assertEquals("/attachments", field(clerk.post(path("/file/documents"), document("evidence", id))));
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsSent() {
        JsonObject small = Uploads.announcement(Ids.next().toString(), "photo", "image/jpeg", Pictures.jpeg());
        for (Map.Entry<String, Integer> each : Map.of(
                        "image/jpeg", 20 * 1024 * 1024 + 1, "audio/ogg", 50 * 1024 * 1024 + 1)
                .entrySet()) {
            JsonObject large = Json.createObjectBuilder(small)
                    .add("mediaType", each.getKey())
                    .add("bytes", each.getValue())
                    .build();
            assertEquals("/bytes", field(clerk.post(path("/attachments"), large)));
        }
        assertEquals(
                "/mediaType",
                field(clerk.post(
                        path("/attachments"),
                        Json.createObjectBuilder(small)
                                .add("mediaType", "text/html")
                                .build())));
        for (int i = 0; i < 10; i++) {
            clerk.post(path("/attachments"), fifty()).expect(201);
        }
        Answer full = clerk.post(path("/attachments"), fifty());
        assertEquals(409, full.status());
        assertEquals("file-full", full.problem());
    }

    private static JsonObject fifty() {
        return Json.createObjectBuilder(
                        Uploads.announcement(Ids.next().toString(), "audio", "audio/ogg", recording(20)))
                .add("bytes", 50 * 1024 * 1024)
                .build();
    }

    @Test
    void chunksThatWereExchangedInTheDatabaseDoNotComeOut() throws Exception {
        String id = Ids.next().toString();
        byte[] recording = recording(2 * Uploads.CHUNK);
        Uploads.send(clerk, dispute, id, "audio", "audio/ogg", recording);
        try (Connection superuser = HERE.stack.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            assertEquals(
                    2,
                    statement.executeUpdate("update jointgov.dispute_attachment_chunk c set data = o.data"
                            + " from jointgov.dispute_attachment_chunk o where o.attachment_id = c.attachment_id"
                            + " and o.number = 1 - c.number and c.attachment_id = '" + id + "'"));
        }
        try {
            assertEquals(
                    500,
                    leader.post(path("/attachments/" + id + "/unmasking"), purpose())
                            .status());
        } catch (UncheckedIOException e) {
            assertTrue(e.getMessage().contains("unmasking"), "the answer broke off");
        }
    }

    @Test
    void anUploadThatNobodyEndsIsForgottenAfterSevenDays() throws Exception {
        String id = Ids.next().toString();
        clerk.post(path("/attachments"), Uploads.announcement(id, "audio", "audio/ogg", recording(100)))
                .expect(201);
        try (Connection superuser = HERE.stack.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.executeUpdate(
                    "update jointgov.dispute_attachment set recorded_at = now() - interval '6 days 23 hours'"
                            + " where id = '" + id + "'");
            assertEquals(0, forgotten(id));
            statement.executeUpdate("update jointgov.dispute_attachment set recorded_at = now() - interval '8 days'"
                    + " where id = '" + id + "'");
            assertEquals(1, forgotten(id));
        }
    }

    private static long forgotten(String id) throws SQLException {
        try (var job = org.jointgov.platform.persistence.BoundConnection.job(HERE.stack, "abandoned-uploads")) {
            job.column("select forget_abandoned_uploads(100)");
            job.commit();
        }
        return HERE.number("select 1 - count(*) from jointgov.dispute_attachment where id = ?", UUID.fromString(id));
    }

    // ---- who ---------------------------------------------------------------------------------------------------

    @Test
    void nobodyBeyondTheSidesWritesAndNobodySendsForTheOtherSide() {
        String id = Ids.next().toString();
        clerk.post(path("/attachments"), Uploads.announcement(id, "audio", "audio/ogg", recording(100)))
                .expect(201);
        Api far = HERE.as("moyun-leader");
        assertEquals(404, far.get(path("/file")).status());
        assertEquals(404, far.get(path("/attachments/" + id)).status());
        assertEquals(404, chunk(far, id, 0, recording(100)).status());
        assertEquals(403, chunk(otherLeader, id, 0, recording(100)).status());
        assertEquals(
                403,
                otherLeader.post(path("/attachments/" + id + "/completion")).status());
        assertEquals(200, HERE.as("xizang-officer").get(path("/file")).status());
        assertEquals(
                403,
                HERE.as("xizang-officer")
                        .post(path("/file/unmasking"), purpose())
                        .status());
        String triple = opened(HERE.triplePoint);
        assertEquals(200, far.get("/disputes/" + triple + "/file").status());
        assertEquals(
                403,
                far.post(
                                "/disputes/" + triple + "/attachments",
                                Uploads.announcement(Ids.next().toString(), "audio", "audio/ogg", recording(9)))
                        .status());
    }

    @Test
    void requestsSendFewStatements() throws Exception {
        String id = Ids.next().toString();
        byte[] recording = recording(2 * Uploads.CHUNK + 5);
        try (StatementLog log = new StatementLog(
                HERE.stack, "dispute_", () -> clerk.get(path("/file")).expect(200))) {
            log.assertAtMost(
                    8,
                    "begin",
                    () -> clerk.post(path("/attachments"), Uploads.announcement(id, "audio", "audio/ogg", recording))
                            .expect(201));
            log.assertAtMost(
                    8,
                    "send a piece",
                    () -> chunk(clerk, id, 0, Uploads.chunk(recording, 0)).expect(200));
            Uploads.chunks(clerk, dispute, id, recording, 1);
            log.assertAtMost(
                    8,
                    "complete",
                    () -> clerk.post(path("/attachments/" + id + "/completion")).expect(200));
            log.assertAtMost(
                    3, "how far", () -> clerk.get(path("/attachments/" + id)).expect(200));
            log.assertAtMost(3, "read", () -> otherLeader.get(path("/file")).expect(200));
            log.assertAtMost(
                    8,
                    "add a document",
                    () -> clerk.post(path("/file/documents"), document("evidence", id))
                            .expect(201));
            log.assertAtMost(
                    3,
                    "unmask",
                    () -> leader.post(path("/file/unmasking"), purpose()).expect(200));
        }
    }

    // ---- the catalogue ------------------------------------------------------------------------------------------

    @Test
    void aFileIsHeldAgainstTheCatalogueOfItsOpening() {
        Api operator = Api.at(java.net.URI.create(HERE.stack.appUrl()))
                .as(org.jointgov.stack.Logins.token("operator"))
                .in("en");
        Answer now = operator.get("/catalogues/file-documents").expect(200);
        int before = now.json().getInt("version");
        String code = "extra-" + UUID.randomUUID().toString().substring(0, 8);
        var entries = Json.createArrayBuilder(now.json().getJsonArray("entries"))
                .add(Json.createObjectBuilder()
                        .add("code", code)
                        .add("name", Json.createObjectBuilder().add("zh", "补充材料"))
                        .add("neededWhen", "always"))
                .build();
        operator.ifMatch(now.etag())
                .put(
                        "/catalogues/file-documents",
                        Json.createObjectBuilder().add("entries", entries).build())
                .expect(200);
        JsonObject old = file(leader);
        assertEquals(before, old.getInt("catalogueVersion"));
        assertFalse(states(old).containsKey(code));
        assertEquals(
                "/code",
                field(clerk.post(
                        path("/file/documents"),
                        "{\"code\":\"" + code + "\",\"datedOn\":\"2026-05-01\",\"note\":\"附件\"}")));
        dispute = opened(HERE.border);
        assertEquals("missing", states(file(leader)).get(code));
    }

    // ---- a large one -------------------------------------------------------------------------------------------

    /** The figures stand in docs/decisions/0013-attachments.md. */
    @Test
    void fiftyMegabytesGoThroughInPieces() {
        String id = Ids.next().toString();
        byte[] recording = recording(50 * 1024 * 1024);
        long begin = System.nanoTime();
        JsonObject complete = Uploads.send(clerk, dispute, id, "audio", "audio/ogg", recording);
        long sent = System.nanoTime();
        assertEquals("complete", complete.getString("state"));
        byte[] back = leader.post(path("/attachments/" + id + "/unmasking"), purpose())
                .expect(200)
                .body();
        long read = System.nanoTime();
        assertEquals(Uploads.hash(recording), Uploads.hash(back));
        System.getLogger("measure")
                .log(
                        System.Logger.Level.INFO,
                        "50 MiB sent and checked in " + (sent - begin) / 1_000_000 + " ms, read in "
                                + (read - sent) / 1_000_000 + " ms");
    }

    // ---- pieces ------------------------------------------------------------------------------------------------

    /** Something that begins like an Ogg file. */
    private static byte[] recording(int bytes) {
        byte[] recording = new byte[bytes];
        new Random(7).nextBytes(recording);
        System.arraycopy("OggS".getBytes(StandardCharsets.US_ASCII), 0, recording, 0, 4);
        return recording;
    }

    private String path(String rest) {
        return "/disputes/" + dispute + rest;
    }

    private Answer chunk(Api by, String id, int number, byte[] content) {
        return by.put(path("/attachments/" + id + "/chunks/" + number), content, "application/octet-stream");
    }

    private static String purpose() {
        return "{\"purpose\":\"核对身份\"}";
    }

    private static JsonObject document(String code, String attachment) {
        return Json.createObjectBuilder()
                .add("id", Ids.next().toString())
                .add("code", code)
                .add("datedOn", "2026-05-01")
                .add("attachments", Json.createArrayBuilder().add(attachment))
                .add("note", "原件已核对")
                .build();
    }

    private JsonObject file(Api by) {
        return by.get(path("/file")).expect(200).json();
    }

    private static JsonObject item(JsonObject file, String code) {
        return file.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(item -> item.getString("code").equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> states(JsonObject file) {
        return file.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(item -> item.getString("code"), item -> item.getString("state")));
    }

    private static String field(Answer answer) {
        assertEquals(422, answer.status(), answer.text());
        List<JsonObject> errors = answer.json().getJsonArray("errors").getValuesAs(JsonObject.class);
        return ((JsonString) errors.get(0).get("pointer")).getString();
    }
}
