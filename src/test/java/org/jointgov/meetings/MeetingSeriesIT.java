package org.jointgov.meetings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Meetings of a rhythm, planned in one act. */
class MeetingSeriesIT {
    private static Region region;
    private static String agreement;

    private final String series = Ids.next().toString();
    private final String first = Ids.next().toString();

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
        agreement = agreed("\"2100-12-31\"");
    }

    private static Api as(String user) {
        return region.api(user);
    }

    /** An agreement in force. */
    private static String agreed(String termTo) {
        String id = Ids.next().toString();
        String path = "/cooperation-agreements/" + id;
        as("duoma-clerk")
                .post(
                        "/cooperation-agreements",
                        "{\"id\":\"" + id + "\",\"borderId\":\"" + region.border
                                + "\",\"language\":\"zh-CN\",\"title\":\"平安边界合作协议书\",\"text\":\"第一条 半年一会。\""
                                + ",\"termTo\":" + termTo + "}")
                .expect(201);
        Api leader = as("duoma-leader");
        JsonObject seen = leader.ifMatch(leader.get(path).expect(200).etag())
                .post(path + "/proposal")
                .expect(200)
                .json();
        String word = "{\"revision\":" + seen.getInt("revision") + ",\"contentHash\":\"" + seen.getString("contentHash")
                + "\"}";
        as("suojia-leader").post(path + "/acceptances", word).expect(201);
        as("suojia-leader").post(path + "/signatures", word).expect(201);
        leader.post(path + "/signatures", word).expect(201);
        return id;
    }

    private JsonObjectBuilder wish(String startsAt) {
        return Json.createObjectBuilder()
                .add("id", series)
                .add(
                        "first",
                        Json.createObjectBuilder()
                                .add("id", first)
                                .add("borderId", region.border.toString())
                                .add("kind", "symposium")
                                .add("title", "半年联席会议")
                                .add("place", "多玛乡政府")
                                .add("startsAt", startsAt)
                                .add(
                                        "endsAt",
                                        Instant.parse(startsAt)
                                                .plusSeconds(7200)
                                                .toString())
                                .add("online", false)
                                .add("hostTownshipId", region.duoma.toString()))
                .add("rhythm", "half-yearly");
    }

    private static Answer plan(String user, JsonObjectBuilder wish) {
        return as(user).post("/meeting-series", wish.build());
    }

    private static List<JsonObject> meetings(JsonObject series) {
        return series.getJsonArray("meetings").getValuesAs(JsonObject.class);
    }

    private static JsonObject meeting(String id) {
        return as("suojia-clerk").get("/joint-meetings/" + id).expect(200).json();
    }

    private static Answer cancelRest(String user, String meeting) {
        return as(user).ifMatch(
                        as(user).get("/joint-meetings/" + meeting).expect(200).etag())
                .post("/joint-meetings/" + meeting + "/cancellation-of-following", "{\"reason\":\"协议另订\"}");
    }

    @Test
    void fourMeetingsArePlannedInOneActWithTheSidesAsHostsInTurn() {
        JsonObject planned = plan(
                        "duoma-clerk",
                        wish("2099-03-31T02:00:00Z")
                                .add("meetings", 4)
                                .add("rotating", true)
                                .add("agreementId", agreement))
                .expect(201)
                .json();
        assertEquals(series, planned.getString("id"));
        List<JsonObject> all = meetings(planned);
        assertEquals(
                List.of("2099-03-31T02:00:00Z", "2099-09-30T02:00:00Z", "2100-03-31T02:00:00Z", "2100-09-30T02:00:00Z"),
                all.stream().map(m -> m.getString("startsAt")).toList());
        String duoma = region.duoma.toString();
        String suojia = region.suojia.toString();
        assertEquals(
                List.of(duoma, suojia, duoma, suojia),
                all.stream().map(m -> m.getString("hostTownshipId")).toList());
        assertEquals(first, all.get(0).getString("id"));
        JsonObject second = meeting(all.get(1).getString("id"));
        assertEquals(series, second.getString("seriesId"));
        assertEquals("2099-09-30T04:00:00Z", second.getString("endsAt"));

        JsonObject seen = as("suojia-mediator")
                .get("/meeting-series/" + series)
                .expect(200)
                .json();
        assertEquals(agreement, seen.getJsonObject("agreement").getString("id"));
        assertTrue(as("suojia-clerk")
                .get("/cooperation-agreements/" + agreement + "/meeting-series")
                .expect(200)
                .items()
                .getValuesAs(JsonObject.class)
                .stream()
                .anyMatch(one -> one.getString("id").equals(series)));
    }

    @Test
    void aRepeatedRequestPlansNothingMore() {
        Api clerk = as("duoma-clerk").withKey(UUID.randomUUID().toString());
        JsonObject body = wish("2099-03-31T02:00:00Z").add("meetings", 2).build();
        clerk.post("/meeting-series", body).expect(201);
        assertEquals(
                2,
                meetings(clerk.post("/meeting-series", body).expect(201).json()).size());
        assertEquals(409, as("duoma-clerk").post("/meeting-series", body).status(), "the ids are in use");
    }

    @Test
    void aSeriesRunsUntilTheAgreementsTermEnds() {
        String short_ = agreed("\"2100-05-31\"");
        assertEquals(
                3,
                meetings(plan("suojia-clerk", wish("2099-03-31T02:00:00Z").add("agreementId", short_))
                                .expect(201)
                                .json())
                        .size());
        Answer late = plan("suojia-clerk", wish("2101-03-31T02:00:00Z").add("agreementId", short_))
                .expect(422);
        assertTrue(late.text().contains("/first/startsAt"), late.text());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Answer endless = plan("duoma-clerk", wish("2099-03-31T02:00:00Z")).expect(422);
        assertTrue(endless.text().contains("/meetings"), endless.text());
        assertEquals(
                422,
                plan("duoma-clerk", wish("2099-03-31T02:00:00Z").add("meetings", 11))
                        .status());
        assertEquals(
                422,
                plan(
                                "duoma-clerk",
                                wish("2099-03-31T02:00:00Z")
                                        .add("meetings", 2)
                                        .add("agreementId", Ids.next().toString()))
                        .status());
        String draft = Ids.next().toString();
        as("duoma-clerk")
                .post(
                        "/cooperation-agreements",
                        "{\"id\":\"" + draft + "\",\"borderId\":\"" + region.border
                                + "\",\"language\":\"zh-CN\",\"title\":\"草案\",\"text\":\"第一条\"}")
                .expect(201);
        assertEquals(
                422,
                plan(
                                "duoma-clerk",
                                wish("2099-03-31T02:00:00Z").add("meetings", 2).add("agreementId", draft))
                        .status(),
                "not in force");
    }

    @Test
    void eachMeetingIsChangedAndCancelledByItself() {
        List<JsonObject> all =
                meetings(plan("duoma-clerk", wish("2099-03-31T02:00:00Z").add("meetings", 3))
                        .expect(201)
                        .json());
        String second = all.get(1).getString("id");
        Api clerk = as("duoma-clerk");
        clerk.ifMatch(clerk.get("/joint-meetings/" + second).etag())
                .post("/joint-meetings/" + second + "/cancellation", "{\"reason\":\"大雪封路\"}")
                .expect(200);
        List<String> states = meetings(
                        clerk.get("/meeting-series/" + series).expect(200).json())
                .stream()
                .map(m -> m.getString("state"))
                .toList();
        assertEquals(List.of("planned", "cancelled", "planned"), states);
    }

    @Test
    void aMeetingAndThoseThatFollowAreCalledOffInOneAct() {
        List<JsonObject> all =
                meetings(plan("duoma-clerk", wish("2099-03-31T02:00:00Z").add("meetings", 4))
                        .expect(201)
                        .json());
        String second = all.get(1).getString("id");
        String third = all.get(2).getString("id");
        as("suojia-clerk")
                .post(
                        "/joint-meetings/" + third + "/minutes-revisions",
                        "{\"baseRevision\":0,\"language\":\"zh-CN\",\"text\":\"提前召开。\"}")
                .expect(201);
        assertEquals(403, cancelRest("suojia-leader", second).status());
        JsonObject called = cancelRest("duoma-leader", second).expect(200).json();
        assertEquals("cancelled", called.getString("state"));
        assertEquals(
                List.of("planned", "cancelled", "minutes-drafting", "cancelled"),
                meetings(as("duoma-clerk").get("/meeting-series/" + series).json()).stream()
                        .map(m -> m.getString("state"))
                        .toList());
        assertEquals(409, cancelRest("duoma-leader", third).status(), "it has minutes");
        String trail = as("duoma-leader")
                .get("/audit/records?recordKind=joint-meeting&limit=100")
                .expect(200)
                .text();
        assertTrue(trail.contains(all.get(3).getString("id")), "each is told in the trail");
    }

    @Test
    void theNextMeetingOfASeriesIsOnTheHomePageWithinThirtyDays() {
        String soon = Instant.now()
                .plus(10, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        List<JsonObject> all =
                meetings(plan("duoma-clerk", wish(soon).add("meetings", 2).add("rhythm", "quarterly"))
                        .expect(201)
                        .json());
        for (String user : List.of("duoma-clerk", "suojia-leader")) {
            List<JsonObject> waits = as(user).get("/home")
                    .expect(200)
                    .json()
                    .getJsonArray("needsMeToday")
                    .getValuesAs(JsonObject.class);
            JsonObject item = waits.stream()
                    .filter(one -> one.getString("recordId").equals(first))
                    .findFirst()
                    .orElseThrow();
            assertEquals("series-meeting-soon", item.getString("reason"));
            assertFalse(waits.stream()
                    .anyMatch(one -> one.getString("recordId").equals(all.get(1).getString("id"))));
        }
    }

    /** Plain SQL as the application's role. */
    @Nested
    class InTheDatabase {
        private static final String ADD =
                "insert into meeting_series (township_id, id, border_id, rhythm, meetings, rotating, agreement_township_id,"
                        + " agreement_id, office) values (?, ?, ?, 'yearly', 2, false, ?::uuid, ?::uuid, ?)";
        private static final String PLAN =
                "insert into joint_meeting (township_id, id, border_id, kind, title, place, starts_at, online,"
                        + " host_township_id, planned_office, version, series_id, series_number)"
                        + " values (?, ?, ?, 'symposium', '座谈会', '索加乡', now(), false, ?, ?, 1, ?, 9)";

        private String refusal(String actor, String sql, Object... parameters) throws SQLException {
            try (BoundConnection connection = region.as(actor)) {
                return connection.refusal(sql, parameters);
            }
        }

        private String add(String actor, UUID township, UUID border, UUID agreed) throws SQLException {
            return refusal(
                    actor,
                    ADD,
                    township,
                    Ids.next(),
                    border,
                    agreed == null ? null : region.duoma,
                    agreed,
                    Region.office(actor));
        }

        @Test
        void aSeriesIsPlannedByLeaderOrClerkOnAnOwnBorderForTheOwnSide() throws SQLException {
            assertEquals("", add("duoma-leader", region.duoma, region.border, UUID.fromString(agreement)));
            assertEquals("42501", add("suojia-leader", region.duoma, region.border, null));
            assertEquals("42501", add("duoma-mediator", region.duoma, region.border, null));
            assertEquals("42501", add("duoma-leader", region.duoma, region.otherBorder, null));
            assertEquals("42501", add("qinghai-officer", region.suojia, region.border, null));
        }

        @Test
        void itsAgreementIsInForceOnTheSameBorder() throws SQLException {
            assertEquals("42501", add("duoma-leader", region.duoma, region.triplePoint, UUID.fromString(agreement)));
        }

        @Test
        void nobodyPutsAMeetingIntoAnothersSeriesOrChangesOne() throws SQLException {
            plan("duoma-clerk", wish("2099-03-31T02:00:00Z").add("meetings", 2)).expect(201);
            assertEquals(
                    "23503",
                    refusal(
                            "suojia-leader",
                            PLAN,
                            region.suojia,
                            Ids.next(),
                            region.border,
                            region.suojia,
                            Region.office("suojia-leader"),
                            UUID.fromString(series)));
            assertEquals("42501", refusal("duoma-leader", "update meeting_series set rhythm = 'yearly'"));
            assertEquals("42501", refusal("duoma-leader", "update joint_meeting set series_number = 3"));
            try (BoundConnection connection = region.as("moyun-leader")) {
                assertEquals(
                        List.of(),
                        connection.column("select id from meeting_series where id = ?", UUID.fromString(series)));
            }
        }
    }
}
