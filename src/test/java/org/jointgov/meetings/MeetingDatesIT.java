package org.jointgov.meetings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How the sides find a date for a joint meeting. */
class MeetingDatesIT {
    private static final String MONDAY = "2099-12-07T02:00:00Z";
    private static final String TUESDAY = "2099-12-08T02:00:00Z";
    private static final String FRIDAY = "2099-12-11T02:00:00Z";

    private static Region region;

    private final String monday = Ids.next().toString();
    private final String tuesday = Ids.next().toString();
    private String meeting;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void planWithTwoDates() {
        meeting = planned(region.border, dates(date(monday, MONDAY), date(tuesday, TUESDAY)));
    }

    private static JsonObjectBuilder date(String id, String startsAt) {
        return Json.createObjectBuilder().add("id", id).add("startsAt", startsAt);
    }

    private static JsonArrayBuilder dates(JsonObjectBuilder... dates) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (JsonObjectBuilder date : dates) {
            list.add(date);
        }
        return list;
    }

    private static JsonObjectBuilder plan(UUID border) {
        return Json.createObjectBuilder()
                .add("borderId", border.toString())
                .add("kind", "symposium")
                .add("title", "平安边界座谈会")
                .add("place", "索加乡政府")
                .add("online", false)
                .add("hostTownshipId", region.suojia.toString());
    }

    private static String planned(UUID border, JsonArrayBuilder dates) {
        String id = Ids.next().toString();
        as("duoma-clerk")
                .post(
                        "/joint-meetings",
                        plan(border)
                                .add("id", id)
                                .add("startsAt", MONDAY)
                                .add("dates", dates)
                                .build())
                .expect(201);
        return id;
    }

    private static Api as(String user) {
        return region.api(user);
    }

    private String path(String rest) {
        return "/joint-meetings/" + meeting + rest;
    }

    private JsonObject view() {
        return as("suojia-mediator").get(path("/dates")).expect(200).json();
    }

    private JsonObject of(String date) {
        return view().getJsonArray("dates").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("id").equals(date))
                .findFirst()
                .orElseThrow();
    }

    private Answer propose(String user, JsonObjectBuilder... dates) {
        return as(user).post(
                        path("/dates"),
                        Json.createObjectBuilder().add("dates", dates(dates)).build());
    }

    private Answer answer(String user, String date, boolean suits) {
        JsonObjectBuilder said = Json.createObjectBuilder().add("dateId", date).add("suits", suits);
        if (!suits) {
            said.add("remark", "当天县里开会");
        }
        return as(user).post(
                        path("/dates/answers"),
                        Json.createObjectBuilder()
                                .add("answers", Json.createArrayBuilder().add(said))
                                .build());
    }

    private Answer fix(String user, String date) {
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (date != null) {
            body.add("dateId", date);
        }
        return as(user).ifMatch(as(user).get(path("/dates")).expect(200).etag())
                .post(path("/dates/fixing"), body.build());
    }

    private JsonObject opened() {
        return as("duoma-clerk").get(path("")).expect(200).json();
    }

    private String calendar() {
        return as("duoma-clerk")
                .with("Accept", "text/calendar")
                .get(path("/calendar"))
                .expect(200)
                .text();
    }

    @Test
    void theFirstOfTheProposedDatesStandsProvisionally() {
        JsonObject meetingNow = opened();
        assertTrue(meetingNow.getBoolean("dateOpen"));
        assertEquals(MONDAY, meetingNow.getString("startsAt"));
        assertTrue(calendar().contains("STATUS:TENTATIVE"), calendar());
        JsonObject seen = view();
        assertTrue(seen.getBoolean("open"));
        assertEquals(2, seen.getJsonArray("dates").size());
        assertFalse(of(monday).getBoolean("agreed"));
        assertEquals(
                region.duoma.toString(), of(monday).getJsonObject("proposed").getString("township"));
        JsonObject listed =
                as("suojia-clerk").get("/joint-meetings?limit=100&borderId=" + region.border).items().stream()
                        .map(JsonObject.class::cast)
                        .filter(each -> each.getString("id").equals(meeting))
                        .findFirst()
                        .orElseThrow();
        assertTrue(listed.getBoolean("dateOpen"));
    }

    @Test
    void aDateThatSuitsAllIsFixedInOneStep() throws SQLException {
        answer("suojia-clerk", monday, false).expect(200);
        answer("suojia-leader", tuesday, true).expect(200);
        JsonObject refused = of(monday).getJsonArray("answers").getJsonObject(0);
        assertFalse(refused.getBoolean("suits"));
        assertEquals("当天县里开会", refused.getString("remark"));
        assertEquals(region.suojia.toString(), refused.getJsonObject("act").getString("township"));
        assertTrue(of(tuesday).getBoolean("agreed"));
        assertEquals(409, fix("duoma-leader", monday).status(), "a side has not said yes");
        assertEquals(403, fix("suojia-leader", tuesday).status(), "another side plans");
        String before = calendar();
        assertFalse(fix("duoma-leader", tuesday).expect(200).json().getBoolean("open"));
        JsonObject fixed = opened();
        assertFalse(fixed.getBoolean("dateOpen"));
        assertEquals(TUESDAY, fixed.getString("startsAt"));
        String after = calendar();
        assertTrue(after.contains("STATUS:CONFIRMED"), after);
        assertTrue(sequence(after) > sequence(before));
        assertEquals(List.of("meeting-changed", "meeting-dates-proposed"), mailed(region.suojia));
        assertEquals(List.of("meeting-dates-answered"), mailed(region.duoma));
        assertEquals(404, answer("suojia-clerk", monday, true).status(), "it stands no more");
        assertEquals(409, fix("duoma-leader", null).status(), "no dates are open");
    }

    private static int sequence(String calendar) {
        return Integer.parseInt(calendar.split("SEQUENCE:", 2)[1].split("\r\n", 2)[0].trim());
    }

    @Test
    void theOtherSideProposesOthersAndThePlannerKeepsItsTime() {
        propose("suojia-clerk", date(Ids.next().toString(), FRIDAY)).expect(200);
        assertEquals(
                "invalid-fields",
                propose("suojia-clerk", date(Ids.next().toString(), FRIDAY))
                        .expect(422)
                        .problem());
        JsonObject waits = only("duoma-clerk");
        assertEquals("meeting-dates-wait", waits.getString("reason"));
        assertFalse(fix("duoma-clerk", null).expect(200).json().getBoolean("open"));
        assertEquals(MONDAY, opened().getString("startsAt"));
        propose("duoma-clerk", date(Ids.next().toString(), FRIDAY)).expect(200);
        assertEquals(1, view().getJsonArray("dates").size(), "a new round");
    }

    private JsonObject only(String user) {
        return as(user)
                .get("/home")
                .expect(200)
                .json()
                .getJsonArray("needsMeToday")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(item -> item.getString("recordId").equals(meeting))
                .findFirst()
                .orElse(JsonObject.EMPTY_JSON_OBJECT);
    }

    @Test
    void aWaitingAnswerIsOnTheHomePage() {
        assertEquals("meeting-dates-wait", only("suojia-clerk").getString("reason"));
        assertEquals(JsonObject.EMPTY_JSON_OBJECT, only("duoma-clerk"));
        assertEquals(JsonObject.EMPTY_JSON_OBJECT, only("suojia-mediator"));
        answer("suojia-clerk", monday, true).expect(200);
        answer("suojia-clerk", tuesday, false).expect(200);
        assertEquals(JsonObject.EMPTY_JSON_OBJECT, only("suojia-clerk"));
        assertEquals("meeting-date-agreed", only("duoma-leader").getString("reason"));
    }

    @Test
    void theTimeIsChangedByFixingWhileDatesAreOpen() {
        Api clerk = as("duoma-clerk");
        Answer refused = clerk.ifMatch(clerk.get(path("")).etag())
                .put(path(""), plan(region.border).add("startsAt", FRIDAY).build())
                .expect(422);
        assertTrue(refused.text().contains("dates-open"), refused.text());
        clerk.ifMatch(clerk.get(path("")).etag())
                .put(
                        path(""),
                        plan(region.border)
                                .add("startsAt", MONDAY)
                                .add("place", "多玛乡政府")
                                .build())
                .expect(200);
    }

    @Test
    void withdrawingTheLastDateLeavesTheTimeOfThePlan() {
        assertEquals(
                403,
                as("suojia-clerk")
                        .post(path("/dates/" + monday + "/withdrawal"))
                        .status());
        as("duoma-clerk").post(path("/dates/" + monday + "/withdrawal")).expect(200);
        assertEquals(404, answer("suojia-clerk", monday, true).status());
        assertEquals(403, answer("duoma-leader", tuesday, true).status(), "its own");
        as("duoma-clerk").post(path("/dates/" + tuesday + "/withdrawal")).expect(200);
        assertFalse(opened().getBoolean("dateOpen"));
    }

    @Test
    void noMoreThanFiveOfASideStand() {
        for (int day = 1; day <= 3; day++) {
            propose("duoma-clerk", date(Ids.next().toString(), "2099-11-0" + day + "T02:00:00Z"))
                    .expect(200);
        }
        Answer refused = propose("duoma-clerk", date(Ids.next().toString(), "2099-11-09T02:00:00Z"))
                .expect(422);
        assertTrue(refused.text().contains("too-many"), refused.text());
        propose("suojia-clerk", date(Ids.next().toString(), "2099-11-09T02:00:00Z"))
                .expect(200);
    }

    @Test
    void minutesOrACancellationEndTheTalkAboutDates() {
        as("suojia-clerk")
                .post(path("/minutes-revisions"), "{\"baseRevision\":0,\"language\":\"zh-CN\",\"text\":\"会议议定事项。\"}")
                .expect(201);
        assertFalse(opened().getBoolean("dateOpen"));
        assertEquals(
                409, propose("duoma-clerk", date(Ids.next().toString(), FRIDAY)).status());
        planWithTwoDates();
        Api clerk = as("duoma-clerk");
        clerk.ifMatch(clerk.get(path("")).etag())
                .post(path("/cancellation"), "{\"reason\":\"大雪封路\"}")
                .expect(200);
        assertFalse(opened().getBoolean("dateOpen"));
        assertTrue(calendar().contains("STATUS:CANCELLED"));
    }

    @Test
    void atATriplePointEverySideHasToSayYes() {
        meeting = planned(region.triplePoint, dates(date(monday, MONDAY)));
        answer("suojia-clerk", monday, true).expect(200);
        assertFalse(of(monday).getBoolean("agreed"));
        assertEquals(409, fix("duoma-clerk", monday).status());
        answer("moyun-leader", monday, true).expect(200);
        fix("duoma-clerk", monday).expect(200);
    }

    private List<String> mailed(UUID township) throws SQLException {
        TreeSet<String> templates = new TreeSet<>();
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                PreparedStatement statement = superuser.prepareStatement(
                        "select o.template from jointgov.mail_outbox o join jointgov.membership m on m.id = o.membership_id"
                                + " where o.record_id = ? and m.township_id = ?")) {
            statement.setObject(1, UUID.fromString(meeting));
            statement.setObject(2, township);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    templates.add(rows.getString(1));
                }
            }
        }
        return List.copyOf(templates);
    }

    /** Plain SQL as the application's role. */
    @Nested
    class InTheDatabase {
        private static final String PROPOSE = "select propose_meeting_dates(?, ?, ?::jsonb)";
        private static final String ANSWER = "select answer_meeting_dates(?, ?, ?::jsonb)";
        private static final String FIX = "select fix_meeting_date(?, ?, ?)";

        private String refusal(String actor, String sql, Object... parameters) throws SQLException {
            try (BoundConnection connection = region.as(actor)) {
                return connection.refusal(sql, parameters);
            }
        }

        private String suits() {
            return "[{\"id\":\"" + monday + "\",\"suits\":true}]";
        }

        @Test
        void nobodyWritesTheRowsPastTheFunctions() throws SQLException {
            UUID id = UUID.fromString(meeting);
            for (String actor : List.of("duoma-leader", "suojia-leader")) {
                assertEquals(
                        "42501", refusal(actor, "update meeting_date set starts_at = now() where meeting_id = ?", id));
                assertEquals(
                        "42501",
                        refusal(actor, "update meeting_date_answer set suits = true where meeting_id = ?", id));
                assertEquals("42501", refusal(actor, "delete from meeting_date where meeting_id = ?", id));
                assertEquals("42501", refusal(actor, "update joint_meeting set date_open = false where id = ?", id));
            }
        }

        @Test
        void outsidersAndMediatorsDoNothingAndSeeNothing() throws SQLException {
            UUID id = UUID.fromString(meeting);
            for (String actor : List.of("moyun-leader", "duoma-mediator", "qinghai-officer", "operator")) {
                assertEquals("42501", refusal(actor, PROPOSE, region.duoma, id, "[]"));
                assertEquals("42501", refusal(actor, ANSWER, region.duoma, id, suits()));
                assertEquals("42501", refusal(actor, FIX, region.duoma, id, UUID.fromString(monday)));
            }
            try (BoundConnection connection = region.as("moyun-leader")) {
                assertEquals(List.of(), connection.column("select id from meeting_date where meeting_id = ?", id));
            }
            try (BoundConnection connection = region.as("qinghai-officer")) {
                assertEquals(
                        2,
                        connection
                                .column("select id from meeting_date where meeting_id = ?", id)
                                .size());
            }
        }

        @Test
        void noSideAnswersForAnotherOrFixesAnothersMeeting() throws SQLException {
            UUID id = UUID.fromString(meeting);
            assertEquals("42501", refusal("duoma-leader", ANSWER, region.duoma, id, suits()));
            assertEquals("42501", refusal("suojia-leader", FIX, region.duoma, id, UUID.fromString(monday)));
            assertEquals("JG012", refusal("duoma-leader", FIX, region.duoma, id, UUID.fromString(monday)));
        }
    }
}
