package org.jointgov.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.OwnStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Ground;
import org.jointgov.testing.MinutesSteps;
import org.junit.jupiter.api.Test;

/** What waits for each role, from records made through the API. */
@OwnStack
class HomeIT {
    private final LocalStack stack = SharedStack.get();
    private final Ground ground;
    private final Api here;
    private final Api there;

    HomeIT() throws Exception {
        ground = Ground.of(stack);
        here = ground.client("duoma-leader", ground.here(), "leader");
        there = ground.client("suojia-leader", ground.there(), "leader");
    }

    @Test
    void anAlertWaitsForTheOtherSideUntilItIsAnsweredAndADeclineComesBack() throws Exception {
        String alert = raise("high");
        JsonObject waiting = only(there, "needsMeToday");
        assertEquals(alert, waiting.getString("recordId"));
        assertEquals("alert-waits", waiting.getString("reason"));
        assertEquals("high", waiting.getString("severity"));
        assertEquals(ground.border().toString(), waiting.getString("borderId"));
        assertEquals(List.of(), reasons(here, "needsMeToday"));

        Api.Answer opened = there.get("/dispute-alerts/" + alert).expect(200);
        there.ifMatch(opened.etag())
                .post("/dispute-alerts/" + alert + "/decline", "{\"reason\":\"不属于本乡\"}")
                .expect(200);
        assertEquals(List.of(), reasons(there, "needsMeToday"));
        assertEquals(List.of("alert-declined"), reasons(here, "needsMeToday"));
    }

    @Test
    void aDisputeWaitsForTheSideThatHasNotSaidWhatItIsInLaw() throws Exception {
        String alert = raise("high");
        there.ifMatch(there.get("/dispute-alerts/" + alert).expect(200).etag())
                .post("/dispute-alerts/" + alert + "/acknowledgement")
                .expect(200);
        String dispute = there.post("/disputes", "{\"alertId\":\"" + alert + "\"}")
                .expect(201)
                .json()
                .getString("id");
        for (Api leader : List.of(here, there)) {
            JsonObject waiting = only(leader, "needsMeToday");
            assertEquals(dispute, waiting.getString("recordId"));
            assertEquals("dispute", waiting.getString("recordKind"));
            assertEquals("legal-nature-waits", waiting.getString("reason"));
            leader.ifMatch("\"0\"")
                    .put("/disputes/" + dispute + "/legal-nature", "{\"nature\":\"civil\"}")
                    .expect(200);
            assertEquals(List.of(), reasons(leader, "needsMeToday"));
        }
    }

    @Test
    void aTeamWithSomebodyOfEachSideWaitsForEveryLeader() throws Exception {
        String alert = raise("high");
        there.ifMatch(there.get("/dispute-alerts/" + alert).expect(200).etag())
                .post("/dispute-alerts/" + alert + "/acknowledgement")
                .expect(200);
        String team = "/disputes/"
                + there.post("/disputes", "{\"alertId\":\"" + alert + "\"}")
                        .expect(201)
                        .json()
                        .getString("id")
                + "/team";
        for (Api leader : List.of(here, there)) {
            assertEquals(List.of(), reasons(leader, "awaitingSignature"), "a side has nobody on it");
            String organisation = leader.post(
                            "/mediation-organisations", "{\"kind\":\"township-centre\",\"name\":{\"zh\":\"调解中心\"}}")
                    .expect(201)
                    .json()
                    .getString("id");
            String mediator = leader.post(
                            "/mediators",
                            "{\"organisationId\":\"" + organisation
                                    + "\",\"displayName\":\"示例调解员\",\"languages\":[\"bo\"]}")
                    .expect(201)
                    .json()
                    .getString("id");
            leader.post(team + "/members", "{\"mediatorId\":\"" + mediator + "\"}")
                    .expect(201);
        }
        for (Api leader : List.of(here, there)) {
            JsonObject waiting = only(leader, "awaitingSignature");
            assertEquals("dispute", waiting.getString("recordKind"));
            assertEquals("team-consent-waits", waiting.getString("reason"));
            JsonObject seen = leader.get(team).expect(200).json();
            leader.post(
                            team + "/consents",
                            "{\"revision\":" + seen.getInt("revision") + ",\"contentHash\":\""
                                    + seen.getString("contentHash") + "\"}")
                    .expect(201);
            assertEquals(List.of(), reasons(leader, "awaitingSignature"));
        }
    }

    @Test
    void aWithdrawnAlertWaitsForNobody() throws Exception {
        String alert = raise("high");
        here.ifMatch(here.get("/dispute-alerts/" + alert).expect(200).etag())
                .post("/dispute-alerts/" + alert + "/withdrawal", "{\"reason\":\"误报\"}")
                .expect(200);
        assertEquals(List.of(), reasons(there, "needsMeToday"));
        assertEquals(List.of(), reasons(here, "needsMeToday"));
    }

    @Test
    void theMostUrgentStandsFirst() throws Exception {
        raise("low");
        String urgent = raise("urgent");
        raise("medium");
        assertEquals(
                urgent,
                there.get("/home")
                        .expect(200)
                        .json()
                        .getJsonArray("needsMeToday")
                        .getJsonObject(0)
                        .getString("recordId"));
    }

    @Test
    void anEscalatedAlertWaitsForTheCountyAndTheProvinceReadsAlong() throws Exception {
        String alert = raise("urgent");
        Api.Answer mine = here.get("/dispute-alerts/" + alert).expect(200);
        here.ifMatch(mine.etag())
                .post("/dispute-alerts/" + alert + "/escalation", "{\"reason\":\"双方未能解决\"}")
                .expect(200);
        Api county = ground.client("zhiduo-county", "county", "county-officer", null, ground.thereCounty(), null);
        assertEquals(List.of("alert-escalated"), reasons(county, "needsMeToday"));
        Api stranger = ground.client("zaduo-county", "county", "county-officer", null, "110101", null);
        assertEquals(List.of(), reasons(stranger, "needsMeToday"));
        Api officer = ground.client("qinghai-officer", "province", "provincial-officer", null, null, "63");
        assertTrue(officer.get("/home").expect(200).text().contains(alert));
    }

    @Test
    void todaysMeetingAndItsMinutesWait() throws Exception {
        JsonObject meeting = Json.createObjectBuilder()
                .add("borderId", ground.border().toString())
                .add("kind", "symposium")
                .add("title", "边界座谈会")
                .add("place", "多玛乡政府")
                .add("startsAt", Instant.now().toString())
                .add("online", false)
                .add("hostTownshipId", ground.here().toString())
                .build();
        String id = here.post("/joint-meetings", meeting).expect(201).json().getString("id");
        assertEquals(List.of("meeting-today"), reasons(there, "needsMeToday"));
        assertEquals(List.of(), reasons(there, "awaitingSignature"));
        here.post(
                        "/joint-meetings/" + id + "/minutes-revisions",
                        "{\"baseRevision\":0,\"language\":\"zh-CN\",\"text\":\"双方同意每月通报一次。\"}")
                .expect(200, 201);
        assertEquals(List.of(), reasons(there, "awaitingSignature"), "a draft waits for nobody");
        MinutesSteps.put(here, "/joint-meetings/" + id);
        JsonObject waiting = only(there, "awaitingSignature");
        assertEquals(id, waiting.getString("recordId"));
        assertEquals("sign-off-waits", waiting.getString("reason"));
        assertEquals("边界座谈会", waiting.getString("title"));
    }

    @Test
    void aProposalWaitsForTheOtherSidesLeaderOnly() throws Exception {
        JsonObject draft = Json.createObjectBuilder()
                .add("borderId", ground.border().toString())
                .add("title", "平安边界合作协议书")
                .add("language", "zh-CN")
                .add("text", "第一条 双方互通信息。")
                .build();
        Api.Answer drafted = here.post("/cooperation-agreements", draft).expect(201);
        String id = drafted.json().getString("id");
        assertEquals(List.of(), reasons(there, "awaitingSignature"));
        here.ifMatch(drafted.etag())
                .post("/cooperation-agreements/" + id + "/proposal")
                .expect(200, 201);
        assertEquals(List.of("acceptance-waits"), reasons(there, "awaitingSignature"));
        assertEquals(List.of(), reasons(here, "awaitingSignature"));
        Api clerk = ground.client("suojia-clerk", ground.there(), "clerk");
        assertEquals(List.of(), reasons(clerk, "awaitingSignature"));
    }

    private String raise(String severity) {
        JsonObject alert = Json.createObjectBuilder()
                .add("id", UUID.randomUUID().toString())
                .add("kind", "event")
                .add("type", "pasture-trespass")
                .add("severity", severity)
                .add("headline", "越界放牧")
                .add("place", Json.createObjectBuilder().add("name", "北滩"))
                .add("borderId", ground.border().toString())
                .build();
        return here.post("/dispute-alerts", alert).expect(201).json().getString("id");
    }

    private static JsonObject only(Api client, String list) {
        JsonArray items = client.get("/home").expect(200).json().getJsonArray(list);
        assertEquals(1, items.size(), items.toString());
        return items.getJsonObject(0);
    }

    private static List<String> reasons(Api client, String list) {
        return client.get("/home").expect(200).json().getJsonArray(list).stream()
                .map(item -> item.asJsonObject().getString("reason"))
                .toList();
    }
}
