package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inspection rounds of both townships, their findings, and the alerts that come of them. */
class InspectionRoundIT {
    private Neighbourhood here;

    @BeforeEach
    void neighbours() throws SQLException {
        here = new Neighbourhood();
    }

    private JsonObjectBuilder round() {
        return Json.createObjectBuilder()
                .add("borderId", here.border.toString())
                .add("heldOn", "2026-05-01")
                .add("places", "一号至五号界桩")
                .add(
                        "participants",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("townshipId", here.duoma.toString())
                                        .add("office", "平安法治办"))
                                .add(Json.createObjectBuilder()
                                        .add("townshipId", here.suojia.toString())
                                        .add("office", "调解员")));
    }

    private String recorded() {
        return here.as("duoma-clerk")
                .post("/inspection-rounds", round().build())
                .expect(201)
                .json()
                .getString("id");
    }

    private JsonObject found(String by, String round) {
        List<JsonObject> findings = here.as(by)
                .post("/inspection-rounds/" + round + "/findings", "{\"place\":\"三号界桩\",\"text\":\"围栏倒伏约二十米\"}")
                .expect(201)
                .json()
                .getJsonArray("findings")
                .getValuesAs(JsonObject.class);
        return findings.get(findings.size() - 1);
    }

    private Answer link(String by, String round, JsonObject finding, String alert) {
        return here.as(by)
                .post(
                        "/inspection-rounds/" + round + "/findings/"
                                + finding.getJsonObject("recorded").getString("township") + "/"
                                + finding.getString("id") + "/alerts",
                        "{\"alertId\":\"" + alert + "\"}");
    }

    private String alert(String by, UUID border) {
        JsonObjectBuilder body = Neighbourhood.alert();
        if (border != null) {
            body.add("borderId", border.toString());
        }
        return here.as(by)
                .post("/dispute-alerts", body.build())
                .expect(201)
                .json()
                .getString("id");
    }

    @Test
    void oneSideRecordsItAndBothReadItAndAddTheirFindings() throws SQLException {
        String round = recorded();
        found("duoma-mediator", round);
        found("suojia-clerk", round);
        JsonObject page = here.as("suojia-leader")
                .get("/inspection-rounds/" + round)
                .expect(200)
                .json();
        assertEquals(2, page.getJsonArray("findings").size());
        assertEquals(2, page.getJsonArray("participants").size());
        assertEquals(3, page.getInt("version"));
        JsonObject listed = here.as("qinghai-officer")
                .get("/inspection-rounds?borderId=" + here.border)
                .expect(200)
                .items()
                .getJsonObject(0);
        assertEquals(round, listed.getString("id"));
        assertEquals(2, listed.getInt("findings"));
        assertEquals(
                404, here.as("moyun-leader").get("/inspection-rounds/" + round).status());
        assertEquals(
                403, here.as("amdo-county").get("/inspection-rounds/" + round).status());
        assertEquals(1, here.auditRecords(UUID.fromString(round), "record-inspection"));
        assertEquals(2, here.auditRecords(UUID.fromString(round), "add-finding"));
    }

    @Test
    void anAlertComesOfAFindingAndEachLeadsToTheOther() {
        String round = recorded();
        JsonObject finding = found("suojia-mediator", round);
        String alert = alert("duoma-mediator", here.border);
        JsonObject linked =
                link("duoma-mediator", round, finding, alert).expect(201).json();
        assertEquals(
                alert,
                linked.getJsonArray("findings")
                        .getJsonObject(0)
                        .getJsonArray("alerts")
                        .getJsonObject(0)
                        .getString("id"));
        JsonObject back = here.as("suojia-leader")
                .get("/dispute-alerts/" + alert)
                .json()
                .getJsonArray("inspections")
                .getJsonObject(0);
        assertEquals(round, back.getString("roundId"));
        assertEquals("围栏倒伏约二十米", back.getString("finding"));
        assertEquals(409, link("duoma-mediator", round, finding, alert).status());
        assertEquals(422, link("suojia-leader", round, finding, alert).status(), "another township's");
        assertEquals(
                422,
                link("duoma-leader", round, finding, alert("duoma-clerk", null)).status(),
                "not shared");
    }

    @Test
    void whatIsWrittenIsChecked() {
        Api me = here.as("duoma-clerk");
        assertEquals(422, me.post("/inspection-rounds", "{}").status());
        assertEquals(
                422,
                me.post(
                                "/inspection-rounds",
                                round().add("heldOn", "2999-01-01").build())
                        .status());
        assertEquals(
                422,
                me.post(
                                "/inspection-rounds",
                                round().add("borderId", here.farBorder.toString())
                                        .build())
                        .status());
        JsonObject stranger = Json.createObjectBuilder()
                .add("townshipId", here.moyun.toString())
                .add("office", "乡长")
                .build();
        assertEquals(
                422,
                me.post(
                                "/inspection-rounds",
                                round().add(
                                                "participants",
                                                Json.createArrayBuilder().add(stranger))
                                        .build())
                        .status());
        assertEquals(
                403,
                here.as("duoma-ledger")
                        .post("/inspection-rounds", round().build())
                        .status());
        String round = recorded();
        assertEquals(
                409,
                me.post("/inspection-rounds", round().add("id", round).build()).status());
        assertFalse(here.as("qinghai-officer")
                .get("/inspection-rounds/" + round)
                .json()
                .getJsonArray("actions")
                .contains(Json.createValue("add-finding")));
    }

    @Test
    void aRepeatedRequestAddsNothing() {
        String round = recorded();
        Api once = here.as("duoma-clerk").withKey(Ids.next().toString());
        String body = "{\"place\":\"三号界桩\",\"text\":\"围栏倒伏\"}";
        once.post("/inspection-rounds/" + round + "/findings", body).expect(201);
        assertEquals(
                1,
                once.post("/inspection-rounds/" + round + "/findings", body)
                        .expect(200, 201)
                        .json()
                        .getJsonArray("findings")
                        .size());
    }
}
