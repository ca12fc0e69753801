package org.jointgov.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.MinutesSteps;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From an alert to the meeting that dealt with it, its decision and commitments, and back. */
class ThreadIT {
    private static Region region;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    private static Api as(String user) {
        return region.api(user);
    }

    private static String alert() {
        return as("duoma-mediator")
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
    }

    private static String dispute(String alert) {
        as("suojia-leader")
                .ifMatch("\"1\"")
                .post("/dispute-alerts/" + alert + "/acknowledgement")
                .expect(200);
        return as("duoma-clerk")
                .post("/disputes", "{\"alertId\":\"" + alert + "\"}")
                .expect(201)
                .json()
                .getString("id");
    }

    private static String meeting(String startsAt) {
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
                                .add("startsAt", startsAt)
                                .add("online", false)
                                .add("hostTownshipId", region.suojia.toString())
                                .build())
                .expect(201);
        return id;
    }

    /** An agenda item from something. */
    private static String item(String meeting, String from, String id) {
        String item = Ids.next().toString();
        as("duoma-clerk")
                .post(
                        "/joint-meetings/" + meeting + "/agenda/items",
                        Json.createObjectBuilder()
                                .add("id", item)
                                .add("title", "水源")
                                .add("responsible", "乡长")
                                .add(from, id)
                                .build())
                .expect(200);
        return item;
    }

    /** Minutes in force that decide about an item, with a commitment of Suojia's. */
    private static void seal(String meeting, String item) {
        JsonObjectBuilder commitment = Json.createObjectBuilder()
                .add("id", Ids.next().toString())
                .add("townshipId", region.suojia.toString())
                .add("office", "副乡长")
                .add("dueOn", "2099-12-31")
                .add("text", "立轮流取水牌");
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
                                                        .add("agendaItemId", item)
                                                        .add("title", "水源")
                                                        .add("decision", "轮流取水")
                                                        .add(
                                                                "commitments",
                                                                Json.createArrayBuilder()
                                                                        .add(commitment))))
                                .build())
                .expect(201);
        MinutesSteps.seal("/joint-meetings/" + meeting, as("suojia-leader"), as("duoma-leader"));
    }

    private static List<JsonObject> threads(String user, String path) {
        return as(user).get(path + "/thread").expect(200).items().getValuesAs(JsonObject.class);
    }

    @Test
    void theSameThreadIsSeenFromTheAlertTheDisputeAndEachOfItsMeetings() {
        String alert = alert();
        assertEquals(List.of(), threads("duoma-mediator", "/dispute-alerts/" + alert), "no dispute yet");
        String dispute = dispute(alert);
        String first = meeting("2026-12-01T02:00:00Z");
        String missed = item(first, "disputeId", dispute);
        as("suojia-clerk")
                .put("/joint-meetings/" + first + "/agenda/items/" + missed + "/outcome", "{\"reached\":false}")
                .expect(200);
        String second = meeting("2027-01-01T02:00:00Z");
        seal(second, item(second, "earlierId", missed));

        JsonObject thread = as("suojia-mediator")
                .get("/disputes/" + dispute + "/thread")
                .expect(200)
                .json();
        assertEquals(alert, thread.getJsonObject("alert").getString("id"));
        List<JsonObject> meetings = thread.getJsonArray("meetings").getValuesAs(JsonObject.class);
        assertEquals(
                List.of(first, second),
                meetings.stream().map(one -> one.getString("id")).toList());
        assertEquals(
                "轮流取水",
                meetings.get(1).getJsonArray("decisions").getJsonObject(0).getString("decision"));
        assertEquals(
                "立轮流取水牌",
                meetings.get(1).getJsonArray("commitments").getJsonObject(0).getString("text"));
        for (String path :
                List.of("/dispute-alerts/" + alert, "/joint-meetings/" + first, "/joint-meetings/" + second)) {
            for (String user : List.of("duoma-mediator", "suojia-clerk", "qinghai-officer")) {
                assertEquals(List.of(thread), threads(user, path), path + " for " + user);
            }
            assertEquals(404, as("moyun-leader").get(path + "/thread").status(), path);
        }
    }

    @Test
    void aMeetingWithTwoDisputesStandsInTwoThreads() {
        String meeting = meeting("2026-12-01T02:00:00Z");
        assertEquals(List.of(), threads("suojia-clerk", "/joint-meetings/" + meeting));
        List<String> disputes = List.of(dispute(alert()), dispute(alert()));
        disputes.forEach(dispute -> item(meeting, "disputeId", dispute));
        List<JsonObject> both = threads("suojia-clerk", "/joint-meetings/" + meeting);
        assertEquals(
                disputes, both.stream().map(one -> one.getString("disputeId")).toList());
        assertTrue(both.stream().allMatch(one -> one.getJsonArray("meetings").size() == 1));
        assertEquals(
                404,
                as("suojia-clerk")
                        .get("/joint-meetings/" + UUID.randomUUID() + "/thread")
                        .status());
    }
}
