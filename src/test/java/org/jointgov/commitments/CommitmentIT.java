package org.jointgov.commitments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.platform.time.Time;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.MinutesSteps;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the sides promised each other in minutes, from the sealing to its end, over HTTP and against the database. */
class CommitmentIT {
    private static final LocalDate TODAY = LocalDate.ofInstant(Time.now(), Time.ZONE);

    private static Region region;
    private static LocalStack stack;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
        stack = SharedStack.get();
    }

    private static Api as(String user) {
        return region.api(user);
    }

    /** A meeting with an agenda item, whose minutes say what Suojia owes; not signed yet. */
    private static String meeting(LocalDate due, String... promises) {
        String id = Ids.next().toString();
        as("duoma-clerk")
                .post(
                        "/joint-meetings",
                        Json.createObjectBuilder()
                                .add("id", id)
                                .add("borderId", region.border.toString())
                                .add("kind", "symposium")
                                .add("title", "平安边界座谈会")
                                .add("place", "索加乡政府")
                                .add("startsAt", "2026-12-01T02:00:00Z")
                                .add("online", false)
                                .add("hostTownshipId", region.suojia.toString())
                                .build())
                .expect(201);
        var commitments = Json.createArrayBuilder();
        var inTibetan = Json.createArrayBuilder();
        for (String promise : promises) {
            commitments.add(Json.createObjectBuilder()
                    .add("id", Ids.next().toString())
                    .add("townshipId", region.suojia.toString())
                    .add("office", "副乡长")
                    .add("dueOn", due.toString())
                    .add("text", promise));
            inTibetan.add("བརྡ་བྱང་།");
        }
        as("suojia-clerk")
                .post(
                        "/joint-meetings/" + id + "/minutes-revisions",
                        Json.createObjectBuilder()
                                .add("baseRevision", 0)
                                .add("language", "zh-CN")
                                .add(
                                        "items",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("id", Ids.next().toString())
                                                        .add("title", "三号泉眼取水")
                                                        .add("commitments", commitments)))
                                .add(
                                        "translations",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("language", "bo")
                                                        .add(
                                                                "items",
                                                                Json.createArrayBuilder()
                                                                        .add(Json.createObjectBuilder()
                                                                                .add("commitments", inTibetan)))))
                                .build())
                .expect(201);
        return id;
    }

    private static void seal(String meeting) {
        MinutesSteps.seal("/joint-meetings/" + meeting, as("suojia-leader"), as("duoma-leader"));
    }

    private static List<JsonObject> of(String meeting, String user) {
        return as(user).get("/commitments?meetingId=" + meeting)
                .expect(200)
                .items()
                .getValuesAs(JsonObject.class);
    }

    /** One that Suojia owes Duoma. */
    private static String made(LocalDate due) {
        String meeting = meeting(due, "立轮流取水牌");
        seal(meeting);
        return of(meeting, "duoma-clerk").get(0).getString("id");
    }

    private static JsonObject view(String id) {
        return as("duoma-mediator").get("/commitments/" + id).expect(200).json();
    }

    private static Answer act(String user, String id, String act, JsonObjectBuilder body) {
        return as(user).ifMatch("\"" + view(id).getJsonNumber("version") + "\"")
                .post("/commitments/" + id + act, body.build());
    }

    private static JsonObjectBuilder said(String name, String text) {
        return Json.createObjectBuilder().add(name, text);
    }

    private static JsonObjectBuilder later(LocalDate day) {
        return said("dueOn", day.toString()).add("reason", "大雪封路。");
    }

    private static JsonObjectBuilder nothing() {
        return Json.createObjectBuilder();
    }

    private static List<String> actions(String user, String id) {
        return as(user).get("/commitments/" + id)
                .expect(200)
                .json()
                .getJsonArray("actions")
                .getValuesAs(JsonString::getString);
    }

    @Test
    void theSealingOfMinutesMakesThemAndNothingElseDoes() {
        String meeting = meeting(TODAY.plusDays(30), "立轮流取水牌", "通报畜群数量");
        assertEquals(List.of(), of(meeting, "suojia-leader"));
        seal(meeting);
        List<JsonObject> made = of(meeting, "suojia-leader");
        assertEquals(
                List.of("立轮流取水牌", "通报畜群数量"),
                made.stream().map(one -> one.getString("text")).sorted().toList());
        JsonObject one = made.get(0);
        assertEquals("open", one.getString("status"));
        assertFalse(one.getBoolean("overdue"));
        assertEquals(region.suojia.toString(), one.getString("townshipId"));
        assertEquals("三号泉眼取水", one.getJsonObject("meeting").getString("itemTitle"));
        assertEquals(
                "བརྡ་བྱང་།", one.getJsonArray("translations").getJsonObject(0).getString("text"));
        as("moyun-leader").get("/commitments/" + one.getString("id")).expect(404);
    }

    @Test
    void theOwingSideReportsAndTheOtherConfirms() {
        String id = made(TODAY.plusDays(30));
        assertEquals(List.of("report", "propose-postponement"), actions("suojia-clerk", id));
        assertEquals(List.of(), actions("duoma-leader", id));
        act("duoma-leader", id, "/report", said("text", "牌子已立。")).expect(403);
        act("suojia-clerk", id, "/report", said("text", "牌子已立，照片存档。")).expect(200);
        act("suojia-leader", id, "/confirmation", nothing()).expect(403);
        assertEquals(List.of("confirm", "object"), actions("duoma-leader", id));
        JsonObject kept =
                act("duoma-leader", id, "/confirmation", nothing()).expect(200).json();
        assertEquals("kept", kept.getString("status"));
        assertEquals(
                List.of("report 牌子已立，照片存档。", "confirm "),
                kept.getJsonArray("acts").getValuesAs(JsonObject.class).stream()
                        .map(act -> act.getString("kind") + " " + act.getString("text", ""))
                        .toList());
        act("duoma-leader", id, "/objection", said("reason", "又倒了。")).expect(409);
        assertTrue(as("suojia-mediator")
                .get("/commitments?status=kept")
                .expect(200)
                .text()
                .contains(id));
        assertFalse(as("suojia-mediator")
                .get("/commitments?limit=100")
                .expect(200)
                .text()
                .contains(id));
    }

    @Test
    void anObjectionOpensItAgain() {
        String id = made(TODAY.plusDays(30));
        act("suojia-clerk", id, "/report", said("text", "牌子已立。")).expect(200);
        act("duoma-clerk", id, "/objection", said("reason", " ")).expect(422);
        JsonObject open = act("duoma-clerk", id, "/objection", said("reason", "泉眼旁没有见到牌子。"))
                .expect(200)
                .json();
        assertEquals("open", open.getString("status"));
        act("suojia-clerk", id, "/report", said("text", "已移到泉眼旁。")).expect(200);
        act("duoma-clerk", id, "/confirmation", nothing()).expect(200);
    }

    @Test
    void aDayMovesWhenBothSidesWantIt() {
        LocalDate due = TODAY.plusDays(30);
        String id = made(due);
        act("suojia-clerk", id, "/postponement", later(due)).expect(422);
        act("duoma-clerk", id, "/postponement/agreement", nothing()).expect(409);
        act("suojia-clerk", id, "/postponement", later(due.plusDays(10))).expect(200);
        JsonObject waits = act("suojia-clerk", id, "/postponement", later(due.plusDays(20)))
                .expect(200)
                .json();
        assertEquals(due.toString(), waits.getString("dueOn"));
        assertEquals(due.plusDays(20).toString(), waits.getString("proposedDueOn"));
        act("suojia-leader", id, "/postponement/agreement", nothing()).expect(403);
        JsonObject refused = act("duoma-clerk", id, "/postponement/refusal", said("reason", "春季转场前必须完成。"))
                .expect(200)
                .json();
        assertEquals(due.toString(), refused.getString("dueOn"));
        assertFalse(refused.containsKey("proposedDueOn"));
        act("suojia-clerk", id, "/postponement", later(due.plusDays(15))).expect(200);
        JsonObject agreed = act("duoma-leader", id, "/postponement/agreement", nothing())
                .expect(200)
                .json();
        assertEquals(due.plusDays(15).toString(), agreed.getString("dueOn"));
        assertEquals(due.toString(), agreed.getString("agreedDueOn"));
    }

    @Test
    void whoSawAnotherVersionIsTold() {
        String id = made(TODAY.plusDays(30));
        Api clerk = as("suojia-clerk");
        assertEquals(
                "precondition-required",
                clerk.post("/commitments/" + id + "/report", said("text", "x").build())
                        .expect(428)
                        .problem());
        act("suojia-clerk", id, "/postponement", later(TODAY.plusDays(40))).expect(200);
        clerk.ifMatch("\"1\"")
                .post("/commitments/" + id + "/report", said("text", "x").build())
                .expect(412);
    }

    @Test
    void actsAtTheSameTimeNeverBothWin() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                String id = made(TODAY.plusDays(30));
                act("suojia-clerk", id, "/report", said("text", "牌子已立。")).expect(200);
                String tag = "\"" + view(id).getJsonNumber("version") + "\"";
                Callable<Integer> confirm = () -> as("duoma-leader")
                        .ifMatch(tag)
                        .post("/commitments/" + id + "/confirmation")
                        .status();
                Callable<Integer> object = () -> as("duoma-clerk")
                        .ifMatch(tag)
                        .post(
                                "/commitments/" + id + "/objection",
                                said("reason", "没有。").build())
                        .status();
                List<Future<Integer>> ends = threads.invokeAll(List.of(confirm, object));
                int won = 0;
                for (Future<Integer> end : ends) {
                    int status = end.get();
                    assertTrue(List.of(200, 409, 412).contains(status), "answered " + status);
                    won += status == 200 ? 1 : 0;
                }
                assertEquals(1, won);
                assertEquals(2, view(id).getJsonArray("acts").size());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void listsShowWhatIsDueFirstPageByPage() {
        String meeting = meeting(TODAY.plusDays(3), "一", "二", "三");
        seal(meeting);
        String late = made(TODAY.minusDays(2));
        List<JsonObject> all = as("duoma-clerk")
                .get("/commitments?limit=100&borderId=" + region.border)
                .expect(200)
                .items()
                .getValuesAs(JsonObject.class);
        List<String> days = all.stream().map(one -> one.getString("dueOn")).toList();
        assertEquals(days.stream().sorted().toList(), days);
        assertTrue(all.stream().anyMatch(one -> one.getString("id").equals(late) && one.getBoolean("overdue")));
        JsonObject first = as("duoma-clerk")
                .get("/commitments?limit=2&meetingId=" + meeting)
                .expect(200)
                .json();
        JsonObject rest = as("duoma-clerk")
                .get("/commitments?limit=2&meetingId=" + meeting + "&cursor=" + first.getString("nextCursor"))
                .expect(200)
                .json();
        assertEquals(2, first.getJsonArray("items").size());
        assertEquals(1, rest.getJsonArray("items").size());
        for (JsonObject one : as("duoma-clerk")
                .get("/commitments?overdue=true&townshipId=" + region.suojia)
                .expect(200)
                .items()
                .getValuesAs(JsonObject.class)) {
            assertTrue(one.getString("dueOn").compareTo(TODAY.toString()) < 0, one.toString());
        }
    }

    @Test
    void homeSaysWhatTheOwnSideOwesAndWhatWaitsForItsWord() {
        String owed = made(TODAY.plusDays(3));
        String late = made(TODAY.minusDays(1));
        String reported = made(TODAY.plusDays(60));
        act("suojia-clerk", reported, "/report", said("text", "牌子已立。")).expect(200);
        String postponed = made(TODAY.plusDays(61));
        act("suojia-clerk", postponed, "/postponement", later(TODAY.plusDays(90)))
                .expect(200);
        assertEquals("commitment-due", reason("suojia-clerk", owed));
        assertEquals("commitment-overdue", reason("suojia-leader", late));
        assertEquals("", reason("suojia-clerk", reported));
        assertEquals("", reason("duoma-clerk", owed));
        assertEquals("commitment-reported", reason("duoma-clerk", reported));
        assertEquals("postponement-waits", reason("duoma-leader", postponed));
        assertEquals("", reason("duoma-mediator", reported));
    }

    private static String reason(String user, String record) {
        return as(user).get("/home").expect(200).json().values().stream()
                .filter(value -> value instanceof jakarta.json.JsonArray)
                .flatMap(value -> value.asJsonArray().getValuesAs(JsonObject.class).stream())
                .filter(item -> item.getString("recordId", "").equals(record))
                .map(item -> item.getString("reason"))
                .findFirst()
                .orElse("");
    }

    @Test
    void anOpenOneIsTakenOntoTheAgendaOfALaterMeeting() {
        String id = made(TODAY.plusDays(5));
        String next = meeting(TODAY.plusDays(90), "另一项");
        String suggestions = as("duoma-clerk")
                .get("/joint-meetings/" + next + "/agenda/suggestions")
                .expect(200)
                .text();
        assertTrue(suggestions.contains(id), suggestions);
        JsonObjectBuilder item = said("id", Ids.next().toString())
                .add("title", "立轮流取水牌")
                .add("responsible", "副乡长")
                .add("commitmentId", id);
        JsonObject body = item.build();
        JsonObject agenda = as("suojia-clerk")
                .post("/joint-meetings/" + next + "/agenda/items", body)
                .expect(200)
                .json();
        assertEquals(
                id,
                agenda.getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("commitment")
                        .getString("id"));
        assertEquals(
                next, view(id).getJsonArray("laterMeetings").getJsonObject(0).getString("id"));
        JsonObjectBuilder again =
                Json.createObjectBuilder(body).add("id", Ids.next().toString());
        as("duoma-clerk")
                .post("/joint-meetings/" + next + "/agenda/items", again.build())
                .expect(422);
        act("suojia-clerk", id, "/report", said("text", "牌子已立。")).expect(200);
        act("duoma-clerk", id, "/confirmation", nothing()).expect(200);
        String third = meeting(TODAY.plusDays(90), "又一项");
        as("duoma-clerk")
                .post(
                        "/joint-meetings/" + third + "/agenda/items",
                        Json.createObjectBuilder(body)
                                .add("id", Ids.next().toString())
                                .build())
                .expect(422);
    }

    // ---- reminders -------------------------------------------------------------------------------------------------

    @Test
    void theOwingSideIsRemindedAWeekBeforeAndOnceWhenItIsOverdue() throws SQLException {
        UUID leader;
        UUID person;
        try (BoundConnection connection = region.as("suojia-leader")) {
            leader = connection.membership();
            person = connection.person();
        }
        run("update jointgov.person set email = 'suojia-leader@example.org' where id = ?", person);
        String soon = made(TODAY.plusDays(7));
        String far = made(TODAY.plusDays(8));
        remind();
        remind();
        assertEquals(1, mails(leader, soon, "commitment-due"));
        assertEquals(0, mails(leader, far, "commitment-due"));
        // As if ten days had gone.
        run(
                "update jointgov.commitment set due_on = due_on - 10, agreed_due_on = agreed_due_on - 10,"
                        + " reminded_for = reminded_for - 10 where id = ?",
                UUID.fromString(soon));
        remind();
        remind();
        assertEquals(1, mails(leader, soon, "commitment-overdue"));
        act("suojia-clerk", soon, "/postponement", later(TODAY.plusDays(5))).expect(200);
        act("duoma-clerk", soon, "/postponement/agreement", nothing()).expect(200);
        remind();
        assertEquals(2, mails(leader, soon, "commitment-due"), "the new day is told too");
    }

    /** Takes what is due, and waits for a run of the application's own that holds a commitment at this moment. */
    private static void remind() throws SQLException {
        try (BoundConnection job = BoundConnection.job(stack, "commitment-reminders")) {
            job.column("select remind_of_commitments(1000)");
            job.commit();
        }
        run("select 1 from jointgov.commitment where meeting_owner_township_id = ? for update", region.duoma);
    }

    private static void run(String sql, Object parameter) throws SQLException {
        try (Connection superuser = stack.connectAsSuperuser();
                PreparedStatement statement = superuser.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            statement.execute();
        }
    }

    private static long mails(UUID membership, String commitment, String template) throws SQLException {
        try (Connection superuser = stack.connectAsSuperuser();
                PreparedStatement statement = superuser.prepareStatement(
                        "select count(*) from jointgov.mail_outbox where membership_id = ? and record_id = ? and template = ?")) {
            statement.setObject(1, membership);
            statement.setObject(2, UUID.fromString(commitment));
            statement.setString(3, template);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    // ---- plain SQL as the application's role ------------------------------------------------------------------------

    @Test
    void theDatabaseRefusesWhatTheApplicationForgot() throws SQLException {
        UUID id = UUID.fromString(made(TODAY.plusDays(30)));
        String act = "select act_on_commitment(?, 1, ?, 'x', null)";
        for (String actor : List.of("suojia-mediator", "suojia-machine", "xizang-officer", "duoma-leader")) {
            assertEquals("42501", refusal(actor, act, id, "report"), actor);
        }
        for (String actor : List.of("moyun-leader", "gansu-officer")) {
            assertEquals("JG015", refusal(actor, act, id, "report"), actor);
        }
        assertEquals("JG012", refusal("duoma-leader", act, id, "confirm"));
        assertEquals("JG013", refusal("suojia-leader", act.replace(", 1,", ", 2,"), id, "report"));
        assertEquals("JG012", refusal("suojia-leader", act, id, "propose-postponement"));
        for (String statement : List.of(
                "update commitment set kept_at = now(), reported_at = now() where id = ?",
                "delete from commitment where id = ?",
                "insert into commitment (township_id, id) select township_id, id from commitment where id = ?",
                "insert into commitment_act select * from commitment_act where commitment_id = ?",
                "select make_commitments(m) from joint_meeting m where m.id = ?",
                "select put_mail('commitment-due', '{}', '{}', '{}', 'commitment', ?, null)")) {
            assertEquals("42501", refusal("suojia-leader", statement, id), statement);
        }
        assertEquals("JG005", refusal("suojia-leader", "select remind_of_commitments(1) where ? is not null", id));
        try (BoundConnection outsider = region.as("moyun-leader")) {
            assertEquals(List.of(), outsider.column("select id from commitment where id = ?", id));
        }
    }

    private static String refusal(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection connection = region.as(actor)) {
            return connection.refusal(sql, parameters);
        }
    }
}
