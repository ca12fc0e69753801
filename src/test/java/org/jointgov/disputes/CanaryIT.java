package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jointgov.changes.EventReader;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.Logins;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.Canaries;
import org.junit.jupiter.api.Test;

/**
 * More than two hundred invented persons are planted wherever personal data goes, shown to those who handle the dispute, and found nowhere
 * else: not in PostgreSQL's files and log of changes, its tables as text, the logs of all servers, answers, refusals, the
 * change feed, the event stream or the trail. A place that anybody may read is found by the same search, so that it would have
 * found them.
 */
class CanaryIT {
    private static final String ALERTS = "/dispute-alerts";
    private static final int PERSONS = 229;
    private static final int OF_AN_ALERT = 20;

    private final Neighbourhood here = new Neighbourhood();
    private final Canaries canaries = new Canaries();
    private final Canaries publicWords = new Canaries();
    private final List<String> persons = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final String place = han(6);
    /** In the metadata of photos. */
    private final List<String> tags = List.of(tag(), tag(), tag());

    private int next;

    CanaryIT() throws SQLException {
        for (int i = 0; i < PERSONS; i++) {
            String person = switch (i % 3) {
                case 0 -> han(5);
                case 1 -> letters('\u0f40', 20, 3) + "་" + letters('\u0f40', 20, 4);
                default -> tag();
            };
            persons.add(person);
            canaries.add(person);
        }
        tags.forEach(canaries::add);
        publicWords.add(place);
    }

    private static String tag() {
        return "Canary" + letters('a', 26, 12);
    }

    private static String han(int length) {
        return letters('\u4e00', 20_000, length);
    }

    private static String letters(int first, int count, int length) {
        // As texts are kept: in Unicode NFC.
        return Normalizer.normalize(
                ThreadLocalRandom.current()
                        .ints(length, first, first + count)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString(),
                Normalizer.Form.NFC);
    }

    private String person() {
        return persons.get(next++);
    }

    /** These many persons in a narrative. */
    private String story(int count) {
        StringBuilder story = new StringBuilder("当事人：");
        for (int i = 0; i < count; i++) {
            story.append(person()).append('、');
        }
        return story.append("发生争执。").toString();
    }

    @Test
    void nobodyIsFoundWhereNobodyMayStand() throws Exception {
        try (EventReader events = EventReader.open(
                here.stack.appUrl(), Logins.token("suojia-leader"), here.membership("suojia-leader"))) {
            List<String> alerts = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                alerts.add(raise());
            }
            assertEquals(125, next, "a hundred in name fields, five in each narrative");
            String alert = alerts.get(0);
            JsonObject changed = Neighbourhood.alert()
                    .add("place", Json.createObjectBuilder().add("name", place))
                    .add("narrative", story(5))
                    .build();
            here.as("duoma-mediator")
                    .ifMatch("\"1\"")
                    .put(ALERTS + "/" + alert, changed)
                    .expect(200);
            String dispute = mediated(alert);
            words(dispute);
            String pdf = attached(alert, dispute);
            settled(dispute);
            String meeting = metWithFiles();
            assertEquals(PERSONS, next, "all of them are planted");
            shown(alert, dispute, pdf);
            read(alert, dispute, pdf, meeting);
            refused(alert, dispute, meeting);
            events.position(Duration.ofSeconds(20));
            String told = events.text();
            assertTrue(told.contains("data:"), told);
            assertClean("events", canaries.in(told));
        }
        answers.forEach(text ->
                assertClean("an answer: " + text.substring(0, Math.min(300, text.length())), canaries.in(text)));
        assertTrue(
                answers.stream().anyMatch(text -> publicWords.in(text).isPresent()), "the search finds what is there");
        assertTablesClean();
        assertFilesClean();
    }

    private String raise() {
        JsonArrayBuilder parties = Json.createArrayBuilder();
        for (int i = 0; i < OF_AN_ALERT; i++) {
            parties.add(Json.createObjectBuilder()
                    .add("name", person())
                    .add("phone", "13800138000")
                    .add("village", "一村"));
        }
        return here.as("duoma-mediator")
                .post(
                        ALERTS,
                        Neighbourhood.alert()
                                .add("borderId", here.border.toString())
                                .add("place", Json.createObjectBuilder().add("name", place))
                                .add("narrative", story(5))
                                .add("parties", parties)
                                .build())
                .expect(201)
                .json()
                .getString("id");
    }

    /** A dispute of the alert with a formed team. */
    private String mediated(String alert) {
        return JointDispute.of(here, alert, "\"2\"")
                .mediated(JointDispute.mediator(here, "duoma"), JointDispute.mediator(here, "suojia"))
                .id;
    }

    /** Accounts, comments of both audiences, a session with its parties, and a remark on it. */
    private void words(String dispute) {
        String path = "/disputes/" + dispute;
        for (String clerk : List.of("duoma-clerk", "suojia-clerk")) {
            here.as(clerk)
                    .ifMatch("\"0\"")
                    .put(
                            path + "/accounts/own",
                            Json.createObjectBuilder()
                                    .add(
                                            "facts",
                                            Json.createArrayBuilder()
                                                    .add(Json.createObjectBuilder()
                                                            .add("text", story(5)))
                                                    .add(Json.createObjectBuilder()
                                                            .add("text", story(5))))
                                    .build())
                    .expect(200);
            for (String audience : List.of("all-sides", "own-side")) {
                here.as(clerk)
                        .post(
                                path + "/comments",
                                Json.createObjectBuilder()
                                        .add("id", Ids.next().toString())
                                        .add("audience", audience)
                                        .add("text", story(5))
                                        .build())
                        .expect(200);
            }
        }
        JsonObject member = here.as("duoma-leader")
                .get(path + "/team")
                .json()
                .getJsonArray("members")
                .getJsonObject(0);
        String session = here.as("duoma-mediator")
                .post(path + "/sessions", session(member, story(10), story(10)))
                .expect(201)
                .json()
                .getJsonArray("sessions")
                .getJsonObject(0)
                .getString("id");
        here.as("suojia-mediator")
                .post(
                        path + "/sessions/" + session + "/remarks",
                        Json.createObjectBuilder()
                                .add("sessionTownshipId", here.duoma.toString())
                                .add("text", story(10))
                                .build())
                .expect(201);
    }

    private JsonObject session(JsonObject member, String parties, String record) {
        return Json.createObjectBuilder()
                .add("heldAt", "2026-11-20T02:00:00Z")
                .add("place", place)
                .add("openToPublic", false)
                .add("languages", Json.createArrayBuilder().add("bo"))
                .add("interpreter", false)
                .add(
                        "present",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("townshipId", member.getString("townshipId"))
                                        .add("memberId", member.getString("id"))))
                .add("parties", parties)
                .add("record", record)
                .build();
    }

    /** A PDF with persons in its text, and photos with persons in their metadata; all under names of persons. @return the PDF's id */
    private String attached(String alert, String dispute) {
        here.as("duoma-mediator")
                .put(
                        ALERTS + "/" + alert + "/attachments/" + Ids.next(),
                        Pictures.jpegWithExif(tags.get(0)),
                        "image/jpeg")
                .expect(200);
        String pdf = Ids.next().toString();
        send(dispute, pdf, "application/pdf", ("%PDF-1.7\n" + story(5) + "\n%%EOF").getBytes(StandardCharsets.UTF_8));
        send(dispute, Ids.next().toString(), "image/jpeg", Pictures.jpegWithExif(tags.get(1)));
        here.as("suojia-clerk")
                .post(
                        "/disputes/" + dispute + "/file/documents",
                        Json.createObjectBuilder()
                                .add("code", "identity")
                                .add("datedOn", "2026-05-01")
                                .add("note", story(3))
                                .build())
                .expect(201);
        return pdf;
    }

    /** A joint meeting with a PDF and a photo, which the other side opens. @return its id */
    private String metWithFiles() {
        String meeting = Ids.next().toString();
        here.as("duoma-clerk")
                .post(
                        "/joint-meetings",
                        Json.createObjectBuilder()
                                .add("id", meeting)
                                .add("borderId", here.border.toString())
                                .add("kind", "symposium")
                                .add("title", "平安边界座谈会")
                                .add("place", place)
                                .add("startsAt", "2026-12-01T02:00:00Z")
                                .add("online", false)
                                .add("hostTownshipId", here.duoma.toString())
                                .build())
                .expect(201);
        String path = "/joint-meetings/" + meeting + "/files";
        byte[] sheet = ("%PDF-1.7\n" + story(5) + "\n%%EOF").getBytes(StandardCharsets.UTF_8);
        String id = Ids.next().toString();
        here.as("duoma-clerk")
                .send("POST", path + "?kind=sign-in-sheet&fileId=" + id, sheet, "application/pdf")
                .expect(201);
        here.as("duoma-clerk")
                .send("POST", path + "?kind=sign-in-sheet", Pictures.jpegWithExif(tags.get(2)), "image/jpeg")
                .expect(201);
        assertTrue(canaries.in(here.as("suojia-leader")
                        .get(path + "/" + id + "/content")
                        .expect(200)
                        .text())
                .isPresent());
        return meeting;
    }

    private void send(String dispute, String id, String mediaType, byte[] content) {
        Api me = here.as("duoma-clerk");
        JsonObject announced = Json.createObjectBuilder(Uploads.announcement(id, "scan", mediaType, content))
                .add("fileName", person() + ".scan")
                .build();
        String path = "/disputes/" + dispute + "/attachments";
        me.post(path, announced).expect(201);
        Uploads.chunks(me, dispute, id, content, 0);
        assertEquals(
                "complete",
                me.post(path + "/" + id + "/completion").expect(200).json().getString("state"));
    }

    /** A settlement in all its words, a report of performance, and a return visit. */
    private void settled(String dispute) {
        String path = "/disputes/" + dispute;
        JsonObject settlement = settlement();
        String hash = here.as("duoma-mediator")
                .ifMatch("\"0\"")
                .post(path + "/settlements", settlement)
                .expect(201)
                .json()
                .getJsonArray("settlements")
                .getJsonObject(0)
                .getString("contentHash");
        for (String side : List.of("duoma", "suojia")) {
            Api me = here.as(side + "-leader");
            me.post(path + "/settlements/1/confirmations", "{\"contentHash\":\"" + hash + "\"}")
                    .expect(201);
            me.post(
                            path + "/settlements/1/parties-confirmations",
                            "{\"contentHash\":\"" + hash + "\",\"manner\":\"oral\",\"confirmedOn\":\"2026-11-21\"}")
                    .expect(201);
        }
        here.as("suojia-mediator")
                .post(
                        path + "/settlements/1/performances",
                        Json.createObjectBuilder()
                                .add("obligation", 1)
                                .add("state", "performed")
                                .add("happenedOn", "2026-11-25")
                                .add("note", story(2))
                                .build())
                .expect(201);
        here.as("duoma-mediator")
                .post(
                        path + "/return-visits",
                        Json.createObjectBuilder()
                                .add("revision", 1)
                                .add("visitedOn", "2026-11-25")
                                .add("reason", "到期回访")
                                .add("performance", "performed")
                                .add("satisfaction", "satisfied")
                                .add("note", story(2))
                                .build())
                .expect(201);
    }

    private JsonObject settlement() {
        return Json.createObjectBuilder()
                .add("form", "oral")
                .add("copies", 0)
                .add("agreedOn", "2026-11-20")
                .add("parties", story(3))
                .add("facts", story(1))
                .add("matters", story(1))
                .add("responsibilities", story(1))
                .add("content", story(2))
                .add("manner", person())
                .add(
                        "obligations",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("owingTownshipId", here.suojia.toString())
                                        .add("kind", "money")
                                        .add("amountYuan", "2400.00")
                                        .add("dueOn", "2026-12-31")
                                        .add("text", person())))
                .build();
    }

    /** To those who handle it. */
    private void shown(String alert, String dispute, String pdf) {
        String purpose = "{\"purpose\":\"调解\"}";
        Answer unmasked = here.as("duoma-mediator")
                .post(ALERTS + "/" + alert + "/unmasking", purpose)
                .expect(200);
        persons.subList(0, 25).forEach(person -> assertTrue(unmasked.text().contains(person), person));
        for (String words : List.of("", "/sessions", "/settlements", "/file", "/attachments/" + pdf)) {
            assertTrue(canaries.in(here.as("suojia-mediator")
                            .post("/disputes/" + dispute + words + "/unmasking", purpose)
                            .expect(200)
                            .text())
                    .isPresent());
        }
    }

    /** By everybody, in every way that shows no personal data. */
    private void read(String alert, String dispute, String pdf, String meeting) {
        for (String login :
                List.of("duoma-leader", "duoma-clerk", "suojia-leader", "suojia-mediator", "xizang-officer")) {
            Api me = here.as(login);
            for (String path : List.of(
                    ALERTS + "/" + alert,
                    ALERTS,
                    ALERTS + "?q=" + java.net.URLEncoder.encode(place, StandardCharsets.UTF_8),
                    ALERTS + "/" + alert + "/retention",
                    "/disputes/" + dispute,
                    "/disputes",
                    "/disputes/" + dispute + "/accounts",
                    "/disputes/" + dispute + "/comments",
                    "/disputes/" + dispute + "/sessions",
                    "/disputes/" + dispute + "/team",
                    "/disputes/" + dispute + "/settlements",
                    "/disputes/" + dispute + "/file",
                    "/disputes/" + dispute + "/attachments/" + pdf,
                    "/joint-meetings/" + meeting,
                    "/joint-meetings/" + meeting + "/files",
                    "/home",
                    "/changes?limit=100")) {
                answers.add(me.get(path).expect(200).text());
            }
            if (!login.endsWith("mediator")) {
                answers.add(me.get("/audit/records?limit=100").expect(200).text());
                answers.add(me.with("Accept", "text/csv")
                        .get("/audit/records")
                        .expect(200)
                        .text());
            }
        }
    }

    /** Whatever is wrong with a request, its refusal says nothing of what it held. */
    private void refused(String alert, String dispute, String meeting) {
        Api me = here.as("duoma-mediator");
        String path = ALERTS + "/" + alert;
        String whole = Neighbourhood.alert()
                .add("narrative", "当事人：" + persons.get(0))
                .add(
                        "parties",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("name", persons.get(1))))
                .build()
                .toString();
        refused(me.ifMatch("\"1\"").put(path, whole));
        refused(me.put(path, whole));
        refused(me.post(ALERTS, whole.replace("\"event\"", "\"" + persons.get(2) + "\"")));
        refused(me.post(ALERTS, whole.replace("}", "")));
        refused(me.post(ALERTS, whole.replace("\"high\"", "\"" + persons.get(3) + "\"")));
        refused(me.post(ALERTS, whole.replace("\"parties\":[", "\"parties\":[\"" + persons.get(4) + "\",")));
        refused(me.post(ALERTS, whole.replace("\"high\"", "{\"" + persons.get(5) + "\":1}")));
        refused(me.post(
                ALERTS,
                Neighbourhood.alert()
                        .add("narrative", persons.get(6).repeat(4_000))
                        .build()));
        refused(me.post(
                ALERTS,
                Neighbourhood.alert()
                        .add(
                                "parties",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("name", persons.get(7))
                                                .add(
                                                        "phone",
                                                        Json.createArrayBuilder()
                                                                .add(persons.get(8)))))
                        .build()));
        String key = Ids.next().toString();
        me.withKey(key)
                .post(
                        ALERTS,
                        Neighbourhood.alert().add("narrative", persons.get(9)).build())
                .expect(201);
        refused(me.withKey(key)
                .post(
                        ALERTS,
                        Neighbourhood.alert().add("narrative", persons.get(10)).build()));
        refused(here.as("moyun-leader").ifMatch("\"1\"").put(path, whole));
        refused(here.as("suojia-leader").ifMatch("\"2\"").put(path, whole));
        refused(me.put(
                path + "/attachments/" + Ids.next(), persons.get(11).getBytes(StandardCharsets.UTF_8), "image/jpeg"));
        String files = "/joint-meetings/" + meeting + "/files";
        byte[] named = persons.get(11).getBytes(StandardCharsets.UTF_8);
        refused(here.as("duoma-clerk").send("POST", files + "?kind=sign-in-sheet", named, "application/pdf"));
        refused(here.as("moyun-leader").send("POST", files + "?kind=sign-in-sheet", named, "application/pdf"));
        String comment = "{\"id\":\"" + Ids.next() + "\",\"audience\":\"" + persons.get(12) + "\",\"text\":\""
                + persons.get(13) + "\"}";
        refused(me.post("/disputes/" + dispute + "/comments", comment));
        refused(here.as("moyun-clerk")
                .post("/disputes/" + dispute + "/comments", comment.replace(persons.get(12), "all-sides")));
        refused(me.post("/disputes/" + dispute + "/sessions", "{\"record\":\"" + persons.get(14) + "\"}"));
        refused(me.ifMatch("\"9\"")
                .put("/disputes/" + dispute + "/accounts/own", "{\"facts\":[{\"text\":\"" + persons.get(15) + "\"}]}"));
        String settlement = "{\"form\":\"" + persons.get(16) + "\",\"parties\":\"" + persons.get(17)
                + "\",\"obligations\":[{\"text\":\"" + persons.get(18) + "\",\"kind\":\"" + persons.get(19) + "\"}]}";
        refused(me.ifMatch("\"1\"").post("/disputes/" + dispute + "/settlements", settlement));
        refused(me.post("/disputes/" + dispute + "/return-visits", "{\"satisfaction\":\"" + persons.get(20) + "\"}"));
        refused(me.post(
                "/disputes/" + dispute + "/attachments",
                Uploads.announcement(Ids.next().toString(), "scan", "application/pdf", Pictures.png())
                        .toString()
                        .replace("身份证.jpg", persons.get(21))
                        .replace("\"scan\"", "\"" + persons.get(22) + "\"")));
    }

    private void refused(Answer answer) {
        assertTrue(answer.status() >= 400 && answer.status() < 500, answer.request() + " " + answer.status());
        answers.add(answer.text());
    }

    /** Everything that a dump would hold, as text: also what PostgreSQL keeps compressed in its files. */
    private void assertTablesClean() throws SQLException {
        boolean found = false;
        try (Connection superuser = here.stack.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("select format('%I.%I', schemaname, tablename) from pg_tables"
                    + " where schemaname not in ('pg_catalog', 'information_schema')")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            assertTrue(tables.contains("jointgov.dispute_alert_secret"));
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        assertClean(table, canaries.in(row.getString(1)));
                        found |= publicWords.in(row.getString(1)).isPresent();
                    }
                }
            }
            statement.execute("checkpoint");
        }
        assertTrue(found, "the search finds what is there");
    }

    /** Table files, the log of changes, and the logs of all servers. */
    private void assertFilesClean() throws IOException {
        int logs = 0;
        boolean inTables = false;
        boolean inWal = false;
        try (Stream<Path> files = Files.walk(here.stack.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.toString();
                boolean log = name.endsWith(".log");
                boolean table = name.contains("/base/");
                boolean wal = name.contains("/pg_wal/");
                if (!log && !table && !wal) {
                    continue;
                }
                logs += log ? 1 : 0;
                assertClean(name, canaries.in(file));
                inTables |= table && publicWords.in(file).isPresent();
                inWal |= wal && publicWords.in(file).isPresent();
            }
        }
        assertTrue(logs > 1);
        assertTrue(inTables, "the search finds what stands in table files");
        assertTrue(inWal, "the search finds what stands in the log of changes");
    }

    private static void assertClean(String where, Optional<String> found) {
        assertFalse(found.isPresent(), () -> where + ": " + found.orElse(""));
    }
}
