package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Alerts of two townships that tell of the same thing: found, proposed, merged, seen by each actor. */
class DuplicateAlertIT {
    private Neighbourhood here;
    private String ours;
    private String theirs;

    @BeforeEach
    void bothSidesReport() throws SQLException {
        here = new Neighbourhood();
        ours = raise("duoma-clerk", 33.5, 92.1, "查吾拉山口");
        // About 2.8 km to the north.
        theirs = raise("suojia-clerk", 33.525, 92.1, "山口以北");
    }

    private String raise(String by, double latitude, double longitude, String place) {
        return raise(by, at(latitude, longitude, place));
    }

    private String raise(String by, JsonObjectBuilder alert) {
        return here.as(by)
                .post(
                        "/dispute-alerts",
                        alert.add("borderId", here.border.toString()).build())
                .expect(201)
                .json()
                .getString("id");
    }

    private static JsonObjectBuilder at(double latitude, double longitude, String place) {
        return Neighbourhood.alert()
                .add("narrative", "争执经过")
                .add(
                        "place",
                        Json.createObjectBuilder()
                                .add("name", place)
                                .add("latitude", latitude)
                                .add("longitude", longitude)
                                .add("accuracyMetres", 10)
                                .add("source", "gps"));
    }

    private JsonObject duplicates(String by, String alert) {
        return here.as(by)
                .get("/dispute-alerts/" + alert + "/duplicates")
                .expect(200)
                .json();
    }

    private List<String> candidates(String by, String alert) {
        return duplicates(by, alert).getJsonArray("candidates").getValuesAs(JsonObject.class).stream()
                .map(each -> each.getString("id"))
                .toList();
    }

    private void acknowledge(String by, String alert) {
        here.as(by)
                .ifMatch("\"1\"")
                .post("/dispute-alerts/" + alert + "/acknowledgement")
                .expect(200);
    }

    private Answer propose(String by, String own, UUID twinOwner, String twin) {
        return here.as(by)
                .post(
                        "/dispute-alerts/" + own + "/duplicates/proposals",
                        Json.createObjectBuilder()
                                .add("twinTownshipId", twinOwner.toString())
                                .add("twinId", twin)
                                .build());
    }

    private Answer answer(String by, String own, JsonObject proposal, String reason) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("agreed", reason == null);
        if (reason != null) {
            body.add("reason", reason);
        }
        return here.as(by)
                .post(
                        "/dispute-alerts/" + own + "/duplicates/proposals/" + proposal.getString("townshipId") + "/"
                                + proposal.getString("id") + "/answer",
                        body.build());
    }

    private static JsonObject proposal(JsonObject duplicates) {
        return duplicates.getJsonArray("proposals").getJsonObject(0);
    }

    private JsonObject proposed() {
        acknowledge("duoma-mediator", theirs);
        return proposal(
                propose("duoma-mediator", ours, here.suojia, theirs).expect(201).json());
    }

    private JsonObject merged() {
        JsonObject proposal = proposed();
        acknowledge("suojia-leader", ours);
        answer("suojia-leader", theirs, proposal, null).expect(201);
        return proposal;
    }

    private Answer open(String by, String alert) {
        return here.as(by).post("/disputes", "{\"alertId\":\"" + alert + "\"}");
    }

    private static List<String> actions(JsonObject each) {
        return each.getJsonArray("actions").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    @Nested
    class AsSomebodyWhoLooks {
        @Test
        void findsTheOtherSidesAlertFromBothPages() {
            assertEquals(List.of(theirs), candidates("duoma-clerk", ours));
            assertEquals(List.of(ours), candidates("duoma-clerk", theirs));
            assertEquals(List.of(theirs), candidates("suojia-mediator", ours));
            assertEquals(List.of(theirs), candidates("xizang-officer", ours));
            assertEquals(
                    3,
                    duplicates("duoma-clerk", ours)
                            .getJsonArray("candidates")
                            .getJsonObject(0)
                            .getInt("kilometres"));
        }

        @Test
        void doesNotFindWhatIsFarOffInPlaceTimeOrType() {
            String far = raise("suojia-clerk", 33.54, 92.1, "四公里以外");
            String vague = raise(
                    "suojia-clerk",
                    at(33.54, 92.1, "大约四公里")
                            .add(
                                    "place",
                                    Json.createObjectBuilder()
                                            .add("name", "大约四公里")
                                            .add("latitude", 33.54)
                                            .add("longitude", 92.1)
                                            .add("accuracyMetres", 2000)
                                            .add("source", "gps")));
            String earlier = raise("suojia-clerk", at(33.5, 92.1, "同一地点").add("occurredOn", "2026-01-05"));
            String other = raise("suojia-clerk", at(33.5, 92.1, "同一地点").add("type", "pasture-fence"));
            String samePlaceByName = raise(
                    "suojia-clerk",
                    Neighbourhood.alert()
                            .add("place", Json.createObjectBuilder().add("name", "查吾拉山口")));
            String withdrawn = raise("suojia-clerk", 33.5, 92.1, "撤回的");
            here.as("suojia-clerk")
                    .ifMatch("\"1\"")
                    .post("/dispute-alerts/" + withdrawn + "/withdrawal", "{\"reason\":\"误报\"}")
                    .expect(200);
            List<String> found = candidates("duoma-leader", ours);
            assertTrue(found.containsAll(List.of(theirs, vague, samePlaceByName)), found.toString());
            for (String each : List.of(far, earlier, other, withdrawn)) {
                assertFalse(found.contains(each), each);
            }
        }

        @Test
        void findsNothingBeyondTheBorder() {
            assertEquals(
                    404,
                    here.as("moyun-leader")
                            .get("/dispute-alerts/" + ours + "/duplicates")
                            .status());
        }
    }

    @Nested
    class AsTheSides {
        @Test
        void proposeOnlyWhatTheyHaveTakenUp() {
            assertEquals(
                    "invalid-transition",
                    propose("duoma-mediator", ours, here.suojia, theirs).problem());
            acknowledge("duoma-mediator", theirs);
            assertEquals(
                    List.of("propose"),
                    actions(duplicates("duoma-mediator", ours)
                            .getJsonArray("candidates")
                            .getJsonObject(0)));
            JsonObject proposal = proposal(propose("duoma-mediator", ours, here.suojia, theirs)
                    .expect(201)
                    .json());
            assertEquals(List.of(), actions(proposal));
            assertFalse(proposal.containsKey("answer"));
            assertEquals(
                    "conflict",
                    propose("duoma-leader", ours, here.suojia, theirs).problem());
            // The other side hears the same when it asks the same.
            acknowledge("suojia-leader", ours);
            assertEquals(
                    "conflict",
                    propose("suojia-leader", theirs, here.duoma, ours).problem());
        }

        @Test
        void areRefusedWhereTheyDoNotSpeakForTheirTownship() throws SQLException {
            acknowledge("duoma-mediator", theirs);
            assertEquals(403, propose("duoma-clerk", ours, here.suojia, theirs).status());
            assertEquals(
                    403, propose("suojia-leader", ours, here.suojia, theirs).status());
            assertEquals(404, propose("moyun-leader", ours, here.suojia, theirs).status());
            assertEquals(422, propose("duoma-leader", ours, here.duoma, ours).status());
            String unshared = here.as("duoma-clerk")
                    .post("/dispute-alerts", Neighbourhood.alert().build())
                    .expect(201)
                    .json()
                    .getString("id");
            assertEquals(
                    409, propose("duoma-leader", unshared, here.suojia, theirs).status());
            JsonObject proposal = proposal(propose("duoma-leader", ours, here.suojia, theirs)
                    .expect(201)
                    .json());
            assertEquals(403, answer("suojia-clerk", theirs, proposal, "不是").status());
            assertEquals(403, answer("duoma-leader", theirs, proposal, null).status());
            assertEquals(404, answer("duoma-leader", ours, proposal, null).status());
            assertEquals(
                    422,
                    here.as("suojia-leader")
                            .post(
                                    "/dispute-alerts/" + theirs + "/duplicates/proposals/" + here.duoma + "/"
                                            + proposal.getString("id") + "/answer",
                                    "{\"agreed\":false}")
                            .status());
            assertEquals(1, here.auditRecords(UUID.fromString(ours), "propose-merge"));
        }

        @Test
        void refuseWithAReasonAndMayBeAskedAgain() {
            JsonObject proposal = proposed();
            JsonObject refused = proposal(answer("suojia-mediator", theirs, proposal, "两处不同的水源")
                    .expect(201)
                    .json());
            assertFalse(refused.getJsonObject("answer").getBoolean("agreed"));
            assertEquals(
                    "两处不同的水源",
                    proposal(duplicates("duoma-clerk", ours))
                            .getJsonObject("answer")
                            .getString("reason"));
            assertEquals(409, answer("suojia-leader", theirs, proposal, null).status());
            propose("duoma-leader", ours, here.suojia, theirs).expect(201);
        }

        @Test
        void agreeOnceTheyHaveTakenUpTheOtherAlert() throws SQLException {
            JsonObject proposal = proposed();
            assertEquals(List.of("refuse"), actions(proposal(duplicates("suojia-leader", theirs))));
            assertEquals(409, answer("suojia-leader", theirs, proposal, null).status());
            acknowledge("suojia-leader", ours);
            assertEquals(List.of("agree", "refuse"), actions(proposal(duplicates("suojia-leader", theirs))));
            answer("suojia-leader", theirs, proposal, null).expect(201);
            for (String by : List.of("duoma-clerk", "suojia-clerk", "qinghai-officer")) {
                assertEquals(
                        theirs,
                        here.as(by)
                                .get("/dispute-alerts/" + ours)
                                .json()
                                .getJsonObject("merged")
                                .getString("id"));
                assertEquals(
                        ours,
                        here.as(by)
                                .get("/dispute-alerts/" + theirs)
                                .json()
                                .getJsonObject("merged")
                                .getString("id"));
            }
            assertEquals(List.of(), candidates("duoma-clerk", ours));
            assertEquals(1, here.auditRecords(UUID.fromString(theirs), "merge"));
            // Each keeps what it says, its id and its keys.
            for (String alert : List.of(ours, theirs)) {
                for (String by : List.of("duoma-leader", "suojia-leader")) {
                    here.as(by)
                            .post("/dispute-alerts/" + alert + "/unmasking", "{\"purpose\":\"调解\"}")
                            .expect(200);
                }
            }
        }

        @Test
        void openOneDisputeWhichShowsBothAlerts() {
            merged();
            String dispute = open("suojia-clerk", theirs).expect(201).json().getString("id");
            for (String alert : List.of(ours, theirs)) {
                Answer second = open("duoma-leader", alert);
                assertEquals("dispute-exists", second.problem());
                assertEquals(dispute, second.json().getString("existing"));
                JsonObject page =
                        here.as("duoma-clerk").get("/dispute-alerts/" + alert).json();
                assertEquals(dispute, page.getJsonObject("dispute").getString("id"));
                assertFalse(actions(page).contains("open-dispute"));
            }
            JsonObject page =
                    here.as("duoma-leader").get("/disputes/" + dispute).json();
            assertEquals(theirs, page.getJsonObject("alert").getString("id"));
            assertEquals(ours, page.getJsonObject("merged").getString("id"));
            assertEquals(2, page.getJsonArray("sides").size());
        }

        @Test
        void mayMergeOneThatHasADisputeButNotTwo() {
            JsonObject proposal = proposed();
            acknowledge("suojia-leader", ours);
            String dispute = open("duoma-clerk", ours).expect(201).json().getString("id");
            answer("suojia-leader", theirs, proposal, null).expect(201);
            assertEquals(
                    ours,
                    here.as("duoma-clerk")
                            .get("/disputes/" + dispute)
                            .json()
                            .getJsonObject("alert")
                            .getString("id"));
            assertEquals("dispute-exists", open("suojia-leader", theirs).problem());

            ours = raise("duoma-clerk", 34.5, 92.1, "另一处");
            theirs = raise("suojia-clerk", 34.5, 92.1, "另一处");
            JsonObject late = proposed();
            acknowledge("suojia-leader", ours);
            open("duoma-clerk", ours).expect(201);
            open("suojia-clerk", theirs).expect(201);
            assertEquals(409, answer("suojia-leader", theirs, late, null).status());
            assertEquals(
                    "disputed",
                    duplicates("suojia-leader", theirs)
                            .getJsonArray("candidates")
                            .getJsonObject(0)
                            .getString("obstacle"));
        }

        @Test
        void mergeAnAlertOnce() {
            merged();
            String third = raise("suojia-clerk", 33.5, 92.1, "第三条");
            acknowledge("duoma-mediator", third);
            assertEquals(409, propose("duoma-leader", ours, here.suojia, third).status());
        }

        @Test
        void repeatWithTheSameKeyWithoutDoingItTwice() {
            acknowledge("duoma-mediator", theirs);
            Api once = here.as("duoma-mediator").withKey(Ids.next().toString());
            String body = "{\"twinTownshipId\":\"" + here.suojia + "\",\"twinId\":\"" + theirs + "\"}";
            String path = "/dispute-alerts/" + ours + "/duplicates/proposals";
            once.post(path, body).expect(201);
            JsonObject again = once.post(path, body).expect(200, 201).json();
            assertEquals(1, again.getJsonArray("proposals").size());
        }
    }

    @Nested
    class AsTheOneWhoRaisedIt {
        @Test
        void hearsOfEveryStep() throws SQLException {
            here.giveAddress("duoma-clerk");
            here.as("suojia-mediator").get("/dispute-alerts/" + ours).expect(200);
            here.as("suojia-mediator").get("/dispute-alerts/" + ours).expect(200);
            assertEquals(1, mails("alert-read", ours), "read twice, told once");
            acknowledge("suojia-mediator", ours);
            assertEquals(1, mails("alert-answered", ours));
            here.as("suojia-leader")
                    .ifMatch("\"1\"")
                    .post("/dispute-alerts/" + ours + "/escalation", "{\"reason\":\"请两县协调\"}")
                    .expect(200);
            assertEquals(1, mails("alert-handed-up", ours));
            acknowledge("duoma-leader", theirs);
            JsonObject proposal = proposal(propose("duoma-leader", ours, here.suojia, theirs)
                    .expect(201)
                    .json());
            answer("suojia-leader", theirs, proposal, null).expect(201);
            assertEquals(1, mails("merge-answered", ours));
            open("suojia-leader", theirs).expect(201);
            assertEquals(1, mails("dispute-opened", ours));
            String declined = raise("duoma-clerk", 35.5, 92.1, "别处");
            here.as("suojia-leader")
                    .ifMatch("\"1\"")
                    .post("/dispute-alerts/" + declined + "/decline", "{\"reason\":\"不属于本乡\"}")
                    .expect(200);
            assertEquals(1, mails("alert-answered", declined));
        }

        private long mails(String template, String alert) throws SQLException {
            return here.number(
                    "select count(*) from jointgov.mail_outbox where template = ? and record_id = ? and membership_id = ?",
                    template,
                    UUID.fromString(alert),
                    here.membership("duoma-clerk"));
        }
    }

    @Nested
    class AsTheOtherSideBeforeItTakesTheAlertUp {
        @Test
        void seesAPreview() {
            String alert = raise("duoma-mediator", 33.5123, 92.1456, "查吾拉山口");
            for (String by : List.of("suojia-leader", "suojia-clerk", "suojia-mediator", "qinghai-officer")) {
                JsonObject preview = here.as(by).get("/dispute-alerts/" + alert).json();
                JsonObject place = preview.getJsonObject("place");
                assertEquals(33.5, place.getJsonNumber("latitude").doubleValue());
                assertEquals(92.1, place.getJsonNumber("longitude").doubleValue());
                assertTrue(place.getBoolean("coarse"));
                assertFalse(place.containsKey("accuracyMetres"));
                assertEquals("索加边界水源争议", preview.getString("headline"));
                assertEquals("high", preview.getString("severity"));
                assertFalse(preview.toString().contains("争执经过"));
                assertFalse(actions(preview).contains("unmask"));
            }
            assertEquals(
                    403,
                    here.as("suojia-leader")
                            .post("/dispute-alerts/" + alert + "/unmasking", "{\"purpose\":\"调解\"}")
                            .status());
            acknowledge("suojia-mediator", alert);
            JsonObject page =
                    here.as("suojia-clerk").get("/dispute-alerts/" + alert).json();
            assertEquals(
                    33.5123,
                    page.getJsonObject("place").getJsonNumber("latitude").doubleValue());
            assertFalse(page.getJsonObject("place").getBoolean("coarse"));
            here.as("suojia-leader")
                    .post("/dispute-alerts/" + alert + "/unmasking", "{\"purpose\":\"调解\"}")
                    .expect(200);
        }
    }
}
