package org.jointgov.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.MinutesSteps;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A meeting's papers and the check of minutes on paper, over HTTP. */
class DocumentsIT {
    private static Region region;

    private UUID meeting;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void meet() {
        meeting = Ids.next();
        as("duoma-clerk")
                .post(
                        "/joint-meetings",
                        Json.createObjectBuilder()
                                .add("id", meeting.toString())
                                .add("borderId", region.border.toString())
                                .add("kind", "symposium")
                                .add("title", "平安边界座谈会: \"冬季\"")
                                .add("place", "索加乡政府")
                                .add("startsAt", "2026-12-01T02:00:00Z")
                                .add("online", false)
                                .add("hostTownshipId", region.suojia.toString())
                                .build())
                .expect(201);
        as("suojia-clerk")
                .ifMatch("\"0\"")
                .put(
                        path() + "/attendance",
                        Json.createObjectBuilder()
                                .add(
                                        "entries",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("office", "索加乡乡长")
                                                        .add("role", "chair")
                                                        .add("presence", "attended")))
                                .build())
                .expect(200);
        as("suojia-clerk")
                .post(
                        path() + "/agenda/items",
                        Json.createObjectBuilder()
                                .add("id", Ids.next().toString())
                                .add("title", "三号泉眼取水")
                                .add("responsible", "副乡长")
                                .build())
                .expect(200);
    }

    private static Api as(String user) {
        return region.api(user);
    }

    private static Api anybody() {
        return Api.at(URI.create(SharedStack.get().appUrl()));
    }

    private String path() {
        return "/joint-meetings/" + meeting;
    }

    private Answer document(Api api, String name) {
        return api.with("Accept", "*/*").get(path() + "/documents/" + name);
    }

    private String write(int base, String text) {
        return as("duoma-clerk")
                .post(
                        path() + "/minutes-revisions",
                        Json.createObjectBuilder()
                                .add("baseRevision", base)
                                .add("language", "zh-CN")
                                .add("text", text)
                                .add(
                                        "items",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("id", Ids.next().toString())
                                                        .add("title", "轮流取水")
                                                        .add("decision", "隔日轮流取水。")
                                                        .add(
                                                                "positions",
                                                                Json.createArrayBuilder()
                                                                        .add(Json.createObjectBuilder()
                                                                                .add(
                                                                                        "townshipId",
                                                                                        region.duoma.toString())
                                                                                .add("text", "按户轮流。")))
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
                                                                                .add("office", "司法所所长")
                                                                                .add("dueOn", "2026-12-31")
                                                                                .add("text", "立轮流取水牌")))))
                                .add(
                                        "translations",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("language", "bo")
                                                        .add("text", "ཚོགས་འདུ།")
                                                        .add(
                                                                "items",
                                                                Json.createArrayBuilder()
                                                                        .add(Json.createObjectBuilder()
                                                                                .add("title", "ཆུ་མིག")
                                                                                .add("decision", "རེས་མོས་ཆུ་ལེན་པ།")
                                                                                .add(
                                                                                        "positions",
                                                                                        Json.createArrayBuilder()
                                                                                                .add("རེས་མོས།"))
                                                                                .add(
                                                                                        "commitments",
                                                                                        Json.createArrayBuilder()
                                                                                                .add("བརྡ་བྱང་།"))))))
                                .build())
                .expect(201)
                .json()
                .getJsonObject("minutes")
                .getString("contentHash");
    }

    private void sign(String leader, int revision, String hash) {
        MinutesSteps.put(as(leader), path());
        as(leader)
                .post(
                        path() + "/sign-offs",
                        Json.createObjectBuilder()
                                .add("revision", revision)
                                .add("contentHash", hash)
                                .build())
                .expect(201);
    }

    private static List<String> pages(Answer answer) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                pages.add(stripper.getText(document).replaceAll("\\s", ""));
            }
        }
        return pages;
    }

    private long exports() {
        return as("duoma-leader")
                .get("/audit/records?action=export&limit=100&recordId=" + meeting)
                .expect(200)
                .items()
                .size();
    }

    @Nested
    class Papers {
        @Test
        void minutesTellAllAndThatTheyAreNoMoreThanADraft() throws IOException {
            String hash = write(0, "会议认为，双方应当互通信息。");
            Answer answer = document(as("duoma-leader"), "minutes.pdf").expect(200);
            assertEquals("application/pdf", answer.header("Content-Type"));
            assertEquals("no-store", answer.header("Cache-Control"));
            String disposition = answer.header("Content-Disposition");
            assertTrue(
                    disposition.startsWith(
                            "attachment; filename=\"minutes-2026-12-01-revision-1.pdf\"; filename*=UTF-8''"),
                    disposition);
            assertTrue(disposition.contains("%E5%B9%B3%E5%AE%89") && !disposition.contains("%22"), disposition);
            List<String> pages = pages(answer);
            for (String page : pages) {
                assertTrue(page.contains(hash), page);
                assertTrue(page.contains("不具效力"), page);
            }
            String all = String.join("", pages);
            for (String part : List.of(
                    "平安边界座谈会",
                    "索加乡乡长",
                    "会议认为，双方应当互通信息。",
                    "轮流取水",
                    "按户轮流。",
                    "隔日轮流取水。",
                    "司法所所长：立轮流取水牌",
                    "藏文译文",
                    "译文尚未经另一方确认",
                    "尚未会签")) {
                assertTrue(all.contains(part), part + " in " + all);
            }
        }

        @Test
        void minutesInForceSayWhoSigned() throws IOException {
            String hash = write(0, "会议认为，双方应当互通信息。");
            sign("duoma-leader", 1, hash);
            String waiting = String.join(
                    "", pages(document(as("suojia-clerk"), "minutes.pdf").expect(200)));
            assertTrue(waiting.contains("尚未生效"), waiting);
            sign("suojia-leader", 1, hash);
            String inForce = String.join(
                    "",
                    pages(document(as("suojia-clerk").in("en"), "minutes.pdf").expect(200)));
            assertTrue(inForce.contains("Inforcesince"), inForce);
            assertTrue(inForce.contains(Region.office("suojia-leader").replace(" ", "")), inForce);
            assertFalse(inForce.contains("DRAFT") || inForce.contains("NOTINFORCE"), inForce);
        }

        @Test
        void theOtherSideAndTheProvincesReadThem() throws IOException {
            write(0, "会议认为，双方应当互通信息。");
            for (String user : List.of("suojia-leader", "suojia-mediator", "xizang-officer", "qinghai-officer")) {
                for (String name : List.of("minutes.pdf", "sign-in-sheet.pdf", "pack.pdf")) {
                    assertFalse(
                            pages(document(as(user).in("bo"), name).expect(200)).isEmpty());
                }
            }
        }

        @Test
        void aWordProcessorGetsAllTexts() throws IOException {
            String hash = write(0, "会议认为，双方应当互通信息。");
            Answer answer =
                    document(as("suojia-leader").in("bo"), "minutes.docx").expect(200);
            try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(answer.body()));
                    XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
                String all = extractor.getText();
                for (String part : List.of(hash, "会议认为，双方应当互通信息。", "རེས་མོས་ཆུ་ལེན་པ།", "བརྡ་བྱང་།", "མ་ཟིན།")) {
                    assertTrue(all.contains(part), part + " in " + all);
                }
            }
        }

        @Test
        void theSheetAndThePackNeedNoMinutes() throws IOException {
            assertEquals(404, document(as("duoma-leader"), "minutes.pdf").status());
            assertEquals(404, document(as("duoma-leader"), "minutes.docx").status());
            String sheet = String.join(
                    "", pages(document(as("duoma-leader"), "sign-in-sheet.pdf").expect(200)));
            assertTrue(sheet.contains("会议签到表") && sheet.contains("1索加乡乡长"), sheet);
            String pack = String.join(
                    "", pages(document(as("duoma-leader"), "pack.pdf").expect(200)));
            assertTrue(pack.contains("三号泉眼取水") && pack.contains("副乡长"), pack);
        }

        @Test
        void thePackListsTheBordersDisputesByNumberAndHeadlineAndItsCommitments() throws IOException {
            String hash = write(0, "会议认为，双方应当互通信息。");
            sign("duoma-leader", 1, hash);
            sign("suojia-leader", 1, hash);
            String alert = as("duoma-clerk")
                    .post(
                            "/dispute-alerts",
                            Json.createObjectBuilder()
                                    .add("kind", "event")
                                    .add("type", "pasture-water")
                                    .add("severity", "high")
                                    .add("headline", "边界水源争议")
                                    .add(
                                            "place",
                                            Json.createObjectBuilder()
                                                    .add("name", "查吾拉山口")
                                                    .add("latitude", 33.5)
                                                    .add("longitude", 92.1)
                                                    .add("accuracyMetres", 12.5)
                                                    .add("source", "gps"))
                                    .add("borderId", region.border.toString())
                                    .build())
                    .expect(201)
                    .json()
                    .getString("id");
            as("suojia-leader")
                    .ifMatch(as("suojia-leader").get("/dispute-alerts/" + alert).etag())
                    .post("/dispute-alerts/" + alert + "/acknowledgement")
                    .expect(200);
            String number = as("duoma-clerk")
                    .post(
                            "/disputes",
                            Json.createObjectBuilder()
                                    .add("alertId", alert)
                                    .add("alertTownshipId", region.duoma.toString())
                                    .build())
                    .expect(201)
                    .json()
                    .getString("fileNumber");
            String pack = String.join(
                    "", pages(document(as("qinghai-officer"), "pack.pdf").expect(200)));
            assertTrue(pack.contains("边界水源争议"), pack);
            assertTrue(pack.contains(number.replaceAll("[^0-9]", "").substring(0, 4)), pack);
            assertTrue(pack.contains("立轮流取水牌") && pack.contains("待完成"), pack);
        }

        @Test
        void eachThatLeavesIsRecordedAsAnExport() {
            write(0, "会议认为，双方应当互通信息。");
            assertEquals(0, exports());
            for (String name : List.of("minutes.pdf", "minutes.pdf", "minutes.docx", "sign-in-sheet.pdf", "pack.pdf")) {
                document(as("suojia-clerk"), name).expect(200);
            }
            assertEquals(5, exports());
            document(as("moyun-leader"), "minutes.pdf").expect(404);
            assertEquals(5, exports());
        }

        @ParameterizedTest
        @ValueSource(strings = {"minutes.pdf", "minutes.docx", "sign-in-sheet.pdf", "pack.pdf"})
        void anotherBordersLeaderLearnsNothing(String name) {
            write(0, "会议认为，双方应当互通信息。");
            Answer hidden = document(as("moyun-leader"), name).expect(404);
            meeting = UUID.randomUUID();
            Answer absent = document(as("moyun-leader"), name).expect(404);
            assertEquals(hidden.problem(), absent.problem());
            assertEquals(401, document(anybody(), name).status());
        }
    }

    @Nested
    class OnPaper {
        private Answer verify(String id, String hash) {
            return anybody()
                    .post(
                            "/minutes-verifications",
                            Json.createObjectBuilder()
                                    .add("meetingId", id)
                                    .add("contentHash", hash)
                                    .build());
        }

        private String outcome(String hash) {
            return verify(meeting.toString(), hash).expect(200).json().getString("outcome");
        }

        @Test
        void somebodyWithoutALoginLearnsHowTheyStandAndNoMore() {
            String first = write(0, "会议认为，双方应当互通信息。");
            assertEquals("not-in-force", outcome(first));
            String second = write(1, "会议认为，双方应当每季度互通信息。");
            assertEquals("superseded", outcome(first));
            sign("duoma-leader", 2, second);
            assertEquals("not-in-force", outcome(second));
            sign("suojia-leader", 2, second);
            JsonObject inForce = verify(meeting.toString(), second.toUpperCase(java.util.Locale.ROOT))
                    .expect(200)
                    .json();
            assertEquals("in-force", inForce.getString("outcome"));
            assertTrue(inForce.containsKey("inForceAt"));
            List<JsonObject> sides = inForce.getJsonArray("signedBy").getValuesAs(JsonObject.class);
            assertEquals(
                    List.of(Region.office("duoma-leader"), Region.office("suojia-leader")),
                    sides.stream().map(side -> side.getString("office")).toList());
            assertEquals(Set.of("outcome", "inForceAt", "signedBy"), inForce.keySet());
            assertEquals("superseded", outcome(first));
        }

        @Test
        void aWrongFingerprintAndAMeetingThatIsNoneAreAnsweredAlike() {
            String hash = write(0, "会议认为，双方应当互通信息。");
            String wrong = hash.substring(1) + (hash.startsWith("0") ? "1" : "0");
            Answer known = verify(meeting.toString(), wrong).expect(200);
            for (Answer unknown : List.of(
                    verify(UUID.randomUUID().toString(), wrong).expect(200),
                    verify(UUID.randomUUID().toString(), hash).expect(200))) {
                assertEquals(known.text(), unknown.text());
                assertEquals(lasting(known), lasting(unknown));
            }
            assertEquals("unknown", known.json().getString("outcome"));
            assertEquals("no-store", known.header("Cache-Control"));
        }

        private TreeMap<String, List<String>> lasting(Answer answer) {
            TreeMap<String, List<String>> headers =
                    new TreeMap<>(answer.headers().map());
            headers.keySet().removeIf(name -> name.equalsIgnoreCase("date") || name.equalsIgnoreCase("correlation-id"));
            return headers;
        }

        @Test
        void whatIsNoFingerprintIsRefused() {
            JsonObjectBuilder body =
                    Json.createObjectBuilder().add("meetingId", "x").add("contentHash", "y");
            String refused = anybody()
                    .post("/minutes-verifications", body.build())
                    .expect(422)
                    .text();
            assertTrue(refused.contains("/meetingId") && refused.contains("/contentHash"), refused);
            assertFalse(refused.contains("\"y\""), "and not repeated");
        }
    }
}
