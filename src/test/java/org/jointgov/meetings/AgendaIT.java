package org.jointgov.meetings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.MinutesSteps;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agenda of a joint meeting over HTTP, kept by both sides. */
class AgendaIT {
    private static Region region;

    private String meeting;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void plan() {
        meeting = planned(region.border, "duoma-clerk");
    }

    private static String planned(UUID border, String by) {
        String id = Ids.next().toString();
        as(by).post(
                        "/joint-meetings",
                        Json.createObjectBuilder()
                                .add("id", id)
                                .add("borderId", border.toString())
                                .add("kind", "symposium")
                                .add("title", "平安边界座谈会")
                                .add("place", "索加乡政府")
                                .add("startsAt", "2026-12-01T02:00:00Z")
                                .add("online", false)
                                .add("hostTownshipId", region.suojia.toString())
                                .build())
                .expect(201);
        return id;
    }

    private static Api as(String user) {
        return region.api(user);
    }

    private static String path(String meeting, String rest) {
        return "/joint-meetings/" + meeting + "/agenda" + rest;
    }

    private static JsonObjectBuilder item(String id, String title) {
        return Json.createObjectBuilder().add("id", id).add("title", title).add("responsible", "乡长");
    }

    private static Answer add(String meeting, String user, JsonObjectBuilder item) {
        return as(user).post(path(meeting, "/items"), item.build());
    }

    private String added(String user, String title) {
        String id = Ids.next().toString();
        add(meeting, user, item(id, title)).expect(200);
        return id;
    }

    private static JsonObject agenda(String meeting) {
        return as("suojia-mediator").get(path(meeting, "")).expect(200).json();
    }

    private static List<JsonObject> items(String meeting) {
        return agenda(meeting).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private List<String> titles() {
        return items(meeting).stream().map(item -> item.getString("title")).toList();
    }

    private Answer order(String user, long version, String... ids) {
        JsonArrayBuilder order = Json.createArrayBuilder();
        for (String id : ids) {
            order.add(id);
        }
        return as(user).ifMatch("\"" + version + "\"")
                .put(
                        path(meeting, "/order"),
                        Json.createObjectBuilder().add("items", order).build().toString());
    }

    private static Answer outcome(String meeting, String user, String item, boolean reached) {
        return as(user).put(path(meeting, "/items/" + item + "/outcome"), "{\"reached\":" + reached + "}");
    }

    @Test
    void bothSidesPutItemsOnItAndInOrder() {
        String first = added("duoma-clerk", "转场路线");
        String second = added("suojia-leader", "草场防火");
        String third = added("suojia-clerk", "水源");
        assertEquals(List.of("转场路线", "草场防火", "水源"), titles());
        long version = agenda(meeting).getJsonNumber("version").longValueExact();
        order("suojia-clerk", version, third, first, second).expect(200);
        assertEquals(List.of("水源", "转场路线", "草场防火"), titles());
        assertEquals(
                "precondition-failed",
                order("duoma-clerk", version, first, second, third).expect(412).problem());
        long now = agenda(meeting).getJsonNumber("version").longValueExact();
        assertEquals(409, order("duoma-clerk", now, first, second).status(), "one is missing");
        assertEquals(409, order("duoma-clerk", now, first, second, third, third).status(), "one stands twice");
    }

    @Test
    void anItemIsItsSides() {
        String item = added("duoma-clerk", "转场路线");
        String change = Json.createObjectBuilder()
                .add("title", "转场路线和日期")
                .add("responsible", "平安法治办主任")
                .add("minutes", 30)
                .build()
                .toString();
        assertEquals(
                403,
                as("suojia-leader").put(path(meeting, "/items/" + item), change).status());
        assertEquals(
                403,
                as("suojia-leader")
                        .post(path(meeting, "/items/" + item + "/withdrawal"))
                        .status());
        as("duoma-leader").put(path(meeting, "/items/" + item), change).expect(200);
        JsonObject changed = items(meeting).get(0);
        assertEquals("转场路线和日期", changed.getString("title"));
        assertEquals(30, changed.getInt("minutes"));
        as("duoma-clerk").post(path(meeting, "/items/" + item + "/withdrawal")).expect(200);
        assertEquals(List.of(), titles());
        assertEquals(
                404,
                as("duoma-clerk").put(path(meeting, "/items/" + item), change).status());
    }

    @Test
    void whatWasNotReachedGoesOnToOneLaterMeeting() {
        String item = added("suojia-clerk", "水源");
        outcome(meeting, "duoma-leader", item, false).expect(200);
        assertEquals(
                409,
                as("suojia-clerk")
                        .post(path(meeting, "/items/" + item + "/withdrawal"))
                        .status());
        String next = planned(region.border, "suojia-clerk");
        JsonObject suggested =
                as("duoma-clerk").get(path(next, "/suggestions")).expect(200).json();
        assertTrue(suggested.getJsonArray("earlier").getValuesAs(JsonObject.class).stream()
                .anyMatch(each -> each.getString("id").equals(item)
                        && each.getJsonObject("meeting").getString("id").equals(meeting)));
        add(next, "duoma-clerk", item(Ids.next().toString(), "水源").add("earlierId", item))
                .expect(200);
        assertEquals(meeting, items(next).get(0).getJsonObject("earlier").getString("id"));
        assertEquals(next, items(meeting).get(0).getJsonObject("later").getString("id"));
        assertFalse(as("duoma-clerk")
                .get(path(next, "/suggestions"))
                .expect(200)
                .text()
                .contains(item));
        assertEquals(409, outcome(meeting, "duoma-leader", item, true).status(), "it has been taken over");
        String third = planned(region.border, "duoma-clerk");
        JsonObject twice = add(
                        third, "duoma-clerk", item(Ids.next().toString(), "水源").add("earlierId", item))
                .expect(422)
                .json();
        assertTrue(twice.toString().contains("/earlierId"), twice.toString());
    }

    @Test
    void aDisputeAndItsMeetingsLeadToEachOther() {
        String alert = as("duoma-mediator")
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
                .ifMatch("\"1\"")
                .post("/dispute-alerts/" + alert + "/acknowledgement")
                .expect(200);
        String dispute = as("duoma-clerk")
                .post(
                        "/disputes",
                        Json.createObjectBuilder()
                                .add("alertId", alert)
                                .add("alertTownshipId", region.duoma.toString())
                                .build())
                .expect(201)
                .json()
                .getString("id");
        assertTrue(as("suojia-leader")
                .get(path(meeting, "/suggestions"))
                .expect(200)
                .json()
                .getJsonArray("disputes")
                .getValuesAs(JsonObject.class)
                .stream()
                .anyMatch(each -> each.getString("id").equals(dispute)));
        add(meeting, "suojia-leader", item(Ids.next().toString(), "边界水源争议").add("disputeId", dispute))
                .expect(200);
        assertEquals("边界水源争议", items(meeting).get(0).getJsonObject("dispute").getString("headline"));
        JsonObject page =
                as("duoma-mediator").get("/disputes/" + dispute).expect(200).json();
        assertEquals(meeting, page.getJsonArray("meetings").getJsonObject(0).getString("id"));
        assertEquals(
                422,
                add(meeting, "duoma-clerk", item(Ids.next().toString(), "再议").add("disputeId", dispute))
                        .status(),
                "it stands on it once");
        String elsewhere = planned(region.otherBorder, "suojia-clerk");
        for (String nothing : List.of(dispute, UUID.randomUUID().toString())) {
            JsonObject refused = add(
                            elsewhere,
                            "suojia-clerk",
                            item(Ids.next().toString(), "水源").add("disputeId", nothing))
                    .expect(422)
                    .json();
            assertTrue(refused.toString().contains("/disputeId"), "another border's is like one that there is not");
        }
    }

    @Test
    void itIsClosedWithTheMinutes() {
        String item = added("duoma-clerk", "转场路线");
        as("suojia-clerk")
                .post(
                        "/joint-meetings/" + meeting + "/minutes-revisions",
                        "{\"baseRevision\":0,\"language\":\"zh-CN\",\"text\":\"议定转场路线。\"}")
                .expect(201);
        outcome(meeting, "suojia-clerk", item, true).expect(200);
        MinutesSteps.seal("/joint-meetings/" + meeting, as("duoma-leader"), as("suojia-leader"));
        assertEquals(409, outcome(meeting, "duoma-clerk", item, false).status());
        assertEquals(
                409,
                add(meeting, "duoma-clerk", item(Ids.next().toString(), "另一件")).status());
        assertEquals(List.of(), List.copyOf(agenda(meeting).getJsonArray("actions")));
        assertEquals(List.of("转场路线"), titles());
    }

    @Test
    void addingTwiceWithOneKeyAddsOnce() {
        JsonObject body = item(Ids.next().toString(), "转场路线").build();
        Api once = as("duoma-clerk").withKey(Ids.next().toString());
        once.post(path(meeting, "/items"), body).expect(200);
        once.post(path(meeting, "/items"), body).expect(200);
        assertEquals(List.of("转场路线"), titles());
        assertEquals(
                409, as("duoma-clerk").post(path(meeting, "/items"), body).status(), "another call of the same id");
        assertEquals(
                422,
                add(meeting, "duoma-clerk", item(Ids.next().toString(), "太久").add("minutes", 481))
                        .status());
    }
}
