package org.jointgov.meetings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.Pictures;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.MinutesSteps;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a joint meeting over HTTP, kept by both sides. */
class MeetingFileIT {
    private static final String SECRET = "GPS 33.5N 92.1E";
    private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private static Region region;

    private String meeting;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void plan() {
        meeting = Ids.next().toString();
        as("duoma-clerk")
                .post(
                        "/joint-meetings",
                        Json.createObjectBuilder()
                                .add("id", meeting)
                                .add("borderId", region.border.toString())
                                .add("kind", "symposium")
                                .add("title", "平安边界座谈会")
                                .add("place", "索加乡政府")
                                .add("startsAt", "2026-12-01T02:00:00Z")
                                .add("online", false)
                                .add("hostTownshipId", region.suojia.toString())
                                .build())
                .expect(201);
    }

    private static Api as(String user) {
        return region.api(user);
    }

    private String path(String rest) {
        return "/joint-meetings/" + meeting + "/files" + rest;
    }

    private static Answer add(Api api, String path, byte[] content, String type) {
        return api.send("POST", path, content, type);
    }

    private Answer add(String user, String kind, UUID id, byte[] content, String type) {
        return add(as(user), path("?kind=" + kind + "&fileId=" + id), content, type);
    }

    private UUID sheet(String user) {
        UUID id = Ids.next();
        add(user, "sign-in-sheet", id, Pictures.png(), "image/png").expect(201);
        return id;
    }

    private JsonObject list(String user) {
        return as(user).get(path("")).expect(200).json();
    }

    private List<JsonObject> files(String user) {
        return list(user).getJsonArray("files").getValuesAs(JsonObject.class);
    }

    private List<String> kinds(String user) {
        return list(user).getJsonArray("kinds").getValuesAs(JsonString::getString);
    }

    private static List<String> actions(JsonObject file) {
        return file.getJsonArray("actions").getValuesAs(JsonString::getString);
    }

    private Answer withdraw(String user, UUID file) {
        return as(user).post(
                        path("/" + file + "/withdrawal"),
                        Json.createObjectBuilder().add("reason", "扫描件放错了。").build());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The meeting's minutes, in which Suojia promises something, signed by both leaders. @return the commitment */
    private String sealed() {
        drafted();
        meetingSealed();
        return as("suojia-clerk")
                .get("/commitments?meetingId=" + meeting)
                .expect(200)
                .items()
                .getJsonObject(0)
                .getString("id");
    }

    private void drafted() {
        as("suojia-clerk")
                .post(
                        "/joint-meetings/" + meeting + "/minutes-revisions",
                        Json.createObjectBuilder()
                                .add("baseRevision", 0)
                                .add("language", "zh-CN")
                                .add(
                                        "items",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("id", Ids.next().toString())
                                                        .add("title", "三号泉眼取水")
                                                        .add(
                                                                "commitments",
                                                                Json.createArrayBuilder()
                                                                        .add(Json.createObjectBuilder()
                                                                                .add(
                                                                                        "id",
                                                                                        Ids.next()
                                                                                                .toString())
                                                                                .add(
                                                                                        "townshipId",
                                                                                        region.suojia.toString())
                                                                                .add("office", "副乡长")
                                                                                .add("dueOn", "2027-06-30")
                                                                                .add("text", "立轮流取水牌")))))
                                .build())
                .expect(201);
        MinutesSteps.put(as("suojia-clerk"), "/joint-meetings/" + meeting);
    }

    @Test
    void aScanIsKeptWithoutItsMetadataAndReadByBothSidesAndTheProvinces() {
        UUID id = Ids.next();
        JsonObject kept = add("suojia-clerk", "sign-in-sheet", id, Pictures.jpegWithExif(SECRET), "image/jpeg")
                .expect(201)
                .json();
        assertEquals(id.toString(), kept.getString("id"));
        assertEquals(region.suojia.toString(), kept.getString("townshipId"));
        assertEquals(Pictures.jpeg().length, kept.getInt("bytes"));
        assertEquals(sha256(Pictures.jpeg()), kept.getString("contentSha256"));
        assertEquals(
                Region.office("suojia-clerk"), kept.getJsonObject("received").getString("office"));
        assertEquals(List.of("open", "withdraw"), actions(kept));
        for (String reader :
                List.of("suojia-leader", "duoma-clerk", "duoma-mediator", "duoma-ledger", "qinghai-officer")) {
            Answer opened = as(reader).get(path("/" + id + "/content")).expect(200);
            assertArrayEquals(Pictures.jpeg(), opened.body());
            assertEquals("image/jpeg", opened.header("Content-Type"));
            assertEquals("no-store", opened.header("Cache-Control"));
            assertEquals("attachment", opened.header("Content-Disposition"));
            assertEquals(1, files(reader).size());
            if (!reader.equals("suojia-leader")) {
                assertEquals(List.of("open"), actions(files(reader).get(0)), reader);
            }
        }
        assertEquals(
                List.of("open-file", "open-file", "open-file", "open-file"),
                as("suojia-leader")
                        .get("/audit/records?recordKind=joint-meeting&limit=100")
                        .expect(200)
                        .items()
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .filter(entry -> entry.getString("recordId").equals(meeting))
                        .map(entry -> entry.getString("action"))
                        .filter(action -> action.equals("open-file"))
                        .toList(),
                "the own leader's is none");
        for (String nobody : List.of("moyun-leader", "moyun-clerk")) {
            as(nobody).get(path("")).expect(404);
            as(nobody).get(path("/" + id + "/content")).expect(404);
            withdraw(nobody, id).expect(404);
            assertEquals(
                    404,
                    add(nobody, "sign-in-sheet", Ids.next(), Pictures.png(), "image/png")
                            .status());
        }
    }

    @Test
    void theMeetingsVersionStaysWhatItWas() {
        String before = as("duoma-clerk").get("/joint-meetings/" + meeting).etag();
        sheet("duoma-clerk");
        assertEquals(before, as("duoma-clerk").get("/joint-meetings/" + meeting).etag());
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image/jpeg, 415",
        "image/jpeg, image/png, 415",
        "application/pdf, image/png, 415",
        "image/gif, image/png, 415",
        "audio/wav, application/pdf, 415",
        "application/json, application/pdf, 415",
        "application/pdf, application/pdf, 201"
    })
    void whatItIsIsToldFromItsContent(String announced, String content, int status) {
        byte[] bytes = switch (content) {
            case "image/jpeg" -> Pictures.jpeg();
            case "image/png" -> Pictures.png();
            default -> PDF;
        };
        assertEquals(
                status,
                add("duoma-clerk", "sign-in-sheet", Ids.next(), bytes, announced)
                        .status());
    }

    @Test
    void whatIsTooLargeBrokenOrUnnamedIsRefused() {
        byte[] large = new byte[5 * 1024 * 1024 + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        assertEquals(
                "body-too-large",
                add("duoma-clerk", "sign-in-sheet", Ids.next(), large, "application/pdf")
                        .expect(413)
                        .problem());
        assertEquals(
                415,
                add(
                                "duoma-clerk",
                                "sign-in-sheet",
                                Ids.next(),
                                java.util.Arrays.copyOf(Pictures.jpeg(), 60),
                                "image/jpeg")
                        .status(),
                "cut off");
        for (String rest :
                List.of("", "?kind=photo", "?kind=evidence", "?kind=sign-in-sheet&commitmentId=" + Ids.next())) {
            assertEquals(
                    "invalid-fields",
                    add(as("duoma-clerk"), path(rest), PDF, "application/pdf")
                            .expect(422)
                            .problem(),
                    rest);
        }
        add(as("duoma-clerk"), path("?kind=sign-in-sheet&fileId=x"), PDF, "application/pdf")
                .expect(400);
        assertEquals(List.of(), files("duoma-clerk"));
    }

    @Test
    void theLargestThatIsTakenComesBackWhole() {
        byte[] large = new byte[5 * 1024 * 1024];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        UUID id = Ids.next();
        add("duoma-clerk", "sign-in-sheet", id, large, "application/pdf").expect(201);
        assertArrayEquals(
                large,
                as("suojia-clerk").get(path("/" + id + "/content")).expect(200).body());
    }

    @Test
    void whatComesTwiceIsKeptOnce() {
        UUID id = Ids.next();
        Api once = as("duoma-clerk").withKey(Ids.next().toString());
        String to = path("?kind=sign-in-sheet&fileId=" + id);
        String first = add(once, to, PDF, "application/pdf").expect(201).text();
        assertEquals(first, add(once, to, PDF, "application/pdf").expect(201).text());
        assertEquals(
                "idempotency-key-reused",
                add(once, to, Pictures.png(), "image/png").expect(422).problem());
        assertEquals(
                "idempotency-key-reused",
                add(once, path("?kind=paper-sign-off&fileId=" + id), PDF, "application/pdf")
                        .expect(422)
                        .problem(),
                "the same content as something else");
        assertEquals(
                "id-in-use",
                add("suojia-clerk", "sign-in-sheet", id, PDF, "application/pdf")
                        .expect(409)
                        .problem());
        assertEquals(1, files("suojia-clerk").size());
    }

    @Test
    void theTwentyFirstIsRefused() {
        for (int i = 0; i < 20; i++) {
            sheet("duoma-clerk");
        }
        Answer full = add("duoma-clerk", "sign-in-sheet", Ids.next(), Pictures.png(), "image/png")
                .expect(422);
        assertTrue(full.text().contains("\"/files\""), full.text());
        sheet("suojia-clerk");
    }

    @Test
    void onlyTheOwnSidesLeaderAndClerkWithdrawAndTheRowStays() {
        UUID id = sheet("suojia-clerk");
        withdraw("duoma-leader", id).expect(403);
        withdraw("suojia-mediator", id).expect(403);
        as("suojia-leader").post(path("/" + id + "/withdrawal"), "{}").expect(422);
        withdraw("suojia-leader", Ids.next()).expect(404);
        JsonObject withdrawn = withdraw("suojia-leader", id).expect(200).json();
        assertEquals("扫描件放错了。", withdrawn.getJsonObject("withdrawal").getString("reason"));
        assertEquals(List.of(), actions(withdrawn));
        as("suojia-leader").get(path("/" + id + "/content")).expect(404);
        withdraw("suojia-leader", id).expect(409);
        assertEquals(sha256(Pictures.png()), files("duoma-clerk").get(0).getString("contentSha256"));
    }

    @Test
    void eachKindHasItsTime() {
        assertEquals(List.of("sign-in-sheet"), kinds("duoma-clerk"));
        assertEquals(List.of(), kinds("duoma-mediator"));
        assertEquals(List.of(), kinds("xizang-officer"));
        add("duoma-leader", "paper-sign-off", Ids.next(), PDF, "application/pdf")
                .expect(409);
        UUID before = sheet("suojia-clerk");
        drafted();
        assertEquals(List.of("sign-in-sheet", "paper-sign-off"), kinds("duoma-clerk"));
        UUID paper = Ids.next();
        add("duoma-leader", "paper-sign-off", paper, PDF, "application/pdf").expect(201);
        withdraw("duoma-leader", paper).expect(409);
        meetingSealed();
        assertEquals(List.of("sign-in-sheet", "paper-sign-off", "evidence"), kinds("duoma-clerk"));
        withdraw("suojia-leader", before).expect(409);
        UUID late = sheet("suojia-clerk");
        withdraw("suojia-leader", late).expect(200);
    }

    private void meetingSealed() {
        MinutesSteps.seal("/joint-meetings/" + meeting, as("suojia-leader"), as("duoma-leader"));
    }

    @Test
    void evidenceOfACommitmentIsSeenBeforeItIsConfirmedAndStaysWithTheReport() {
        String commitment = sealed();
        String to = path("?kind=evidence&commitmentId=" + commitment + "&fileId=");
        add(as("duoma-clerk"), to + Ids.next(), Pictures.png(), "image/png").expect(403);
        assertTrue(
                add(as("suojia-clerk"), path("?kind=evidence&commitmentId=" + Ids.next()), Pictures.png(), "image/png")
                        .expect(422)
                        .text()
                        .contains("/commitmentId"));
        UUID mistaken = Ids.next();
        UUID shown = Ids.next();
        add(as("suojia-clerk"), to + mistaken, PDF, "application/pdf").expect(201);
        add(as("suojia-clerk"), to + shown, Pictures.png(), "image/png").expect(201);
        withdraw("suojia-clerk", mistaken).expect(200);
        act("suojia-clerk", commitment, "report", "{\"text\":\"牌子已立。\"}").expect(200);
        withdraw("suojia-clerk", shown).expect(409);
        assertArrayEquals(
                Pictures.png(),
                as("duoma-leader")
                        .get(path("/" + shown + "/content"))
                        .expect(200)
                        .body());
        act("duoma-leader", commitment, "confirmation", "").expect(200);
        add(as("suojia-clerk"), to + Ids.next(), Pictures.png(), "image/png").expect(409);
        List<String> trail = as("suojia-leader")
                .get("/audit/records?recordKind=commitment&limit=100")
                .expect(200)
                .items()
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(entry -> entry.getString("recordId").equals(commitment))
                .map(entry -> entry.getString("action"))
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "add-file",
                        "add-file",
                        "confirm-commitment",
                        "open-file",
                        "report-commitment",
                        "withdraw-file"),
                trail);
        assertFalse(files("qinghai-officer").isEmpty());
    }

    private static Answer act(String user, String commitment, String act, String body) {
        long version = as(user).get("/commitments/" + commitment)
                .expect(200)
                .json()
                .getJsonNumber("version")
                .longValueExact();
        return as(user).ifMatch("\"" + version + "\"").post("/commitments/" + commitment + "/" + act, body);
    }
}
