package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.UUID;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.Test;

/** Who answers on a border: named by the leader, known to the other side by office, told first and shown first. */
class BorderResponderIT {
    private final Neighbourhood here = new Neighbourhood();
    private final Api leader = here.as("suojia-leader");
    private final Api across = here.as("duoma-leader");
    private final String responder = "/borders/" + here.border + "/responder";

    BorderResponderIT() throws SQLException {}

    @Test
    void isNamedByTheLeaderAndKnownAcrossByOffice() throws SQLException {
        assertEquals(0, responders(leader).size());
        Answer named = name("0", "suojia-mediator").expect(200);
        assertEquals("\"1.full.en\"", named.etag());
        assertEquals("suojia-mediator office", named.json().getString("office"));
        JsonObject own = responders(leader).getJsonObject(0);
        assertEquals(here.membership("suojia-mediator").toString(), own.getString("membershipId"));
        JsonObject seen = responders(across).getJsonObject(0);
        assertEquals("suojia-mediator office", seen.getString("office"));
        assertFalse(seen.containsKey("membershipId"));
        assertEquals(1, here.auditRecords(here.border, "name-responder"));

        assertEquals(412, name("0", "suojia-clerk").status());
        assertEquals(
                428,
                leader.put(responder, body(here.membership("suojia-clerk"))).status());
        name("1", "suojia-clerk").expect(200);
        leader.ifMatch("\"2\"").delete(responder).expect(204);
        assertEquals(0, responders(across).size());
        assertEquals(3, responders(leader).getJsonObject(0).getInt("version"));
        assertEquals(1, here.auditRecords(here.border, "release-responder"));
    }

    @Test
    void isNobodyOfAnotherTownshipAndNoMachine() {
        for (Answer refused : new Answer[] {
            name("0", "duoma-mediator"),
            leader.ifMatch("\"0\"").put(responder, body(Ids.next())),
            leader.ifMatch("\"0\"").put(responder, "{}"),
            across.ifMatch("\"0\"").put(responder, body(here.membership("duoma-ledger")))
        }) {
            assertEquals("invalid-fields", refused.problem());
            assertEquals(
                    "/membershipId",
                    refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
        }
        assertEquals(
                "invalid-transition", leader.ifMatch("\"0\"").delete(responder).problem());
        Api outsider = here.as("moyun-leader");
        String body = body(here.membership("moyun-clerk"));
        Answer hidden = outsider.ifMatch("\"0\"").put(responder, body);
        Answer absent = outsider.ifMatch("\"0\"").put("/borders/" + Ids.next() + "/responder", body);
        assertEquals(404, hidden.status());
        assertEquals(
                absent.text().replace(absent.header("Correlation-Id"), ""),
                hidden.text().replace(hidden.header("Correlation-Id"), ""));
    }

    @Test
    void isToldOfAnAlertInsteadOfTheOthersAndSeesItFirst() throws SQLException {
        Api mediator = here.as("suojia-mediator");
        mediator.get("/me").expect(200);
        leader.get("/me").expect(200);
        name("0", "suojia-mediator").expect(200);
        JsonObject low = raise(here.border, "low");
        JsonObject urgent = raise(here.triplePoint, "urgent");
        assertEquals(1, mails(low, "suojia-mediator"));
        assertEquals(0, mails(low, "suojia-leader"));
        assertEquals(1, mails(urgent, "suojia-leader"), "nobody is named at the triple point");

        JsonObject shown = low.getJsonArray("responders").getJsonObject(0);
        assertEquals(here.suojia.toString(), shown.getString("townshipId"));
        assertEquals("suojia-mediator office", shown.getString("office"));
        JsonObject first = needsToday(mediator).getJsonObject(0);
        assertEquals(low.getString("id"), first.getString("recordId"));
        assertTrue(first.getBoolean("responder"));
        assertEquals(urgent.getString("id"), needsToday(leader).getJsonObject(0).getString("recordId"));
    }

    @Test
    void isNobodyOnceTheMembershipIsRemoved() throws SQLException {
        leader.get("/me").expect(200);
        here.as("suojia-clerk").get("/me").expect(200);
        name("0", "suojia-clerk").expect(200);
        here.number(
                "with gone as (update jointgov.membership set removed_at = now() where id = ? returning 1)"
                        + " select count(*) from gone",
                here.membership("suojia-clerk"));
        JsonObject alert = raise(here.border, "low");
        assertEquals(0, alert.getJsonArray("responders").size());
        assertEquals(0, mails(alert, "suojia-clerk"));
        assertEquals(1, mails(alert, "suojia-leader"));
        JsonObject own = responders(leader).getJsonObject(0);
        assertEquals(1, own.getInt("version"));
        assertFalse(own.containsKey("office") || own.containsKey("membershipId"));
    }

    private Answer name(String version, String login) {
        return leader.ifMatch("\"" + version + "\"").put(responder, body(here.membership(login)));
    }

    private static String body(UUID membership) {
        return "{\"membershipId\":\"" + membership + "\"}";
    }

    private JsonArray responders(Api reader) {
        return reader.get("/borders/" + here.border).expect(200).json().getJsonArray("responders");
    }

    private static JsonArray needsToday(Api reader) {
        return reader.get("/home").expect(200).json().getJsonArray("needsMeToday");
    }

    private JsonObject raise(UUID border, String severity) {
        return across.post(
                        "/dispute-alerts",
                        Neighbourhood.alert()
                                .add("severity", severity)
                                .add("borderId", border.toString())
                                .build())
                .expect(201)
                .json();
    }

    private long mails(JsonObject alert, String login) throws SQLException {
        return here.number(
                "select count(*) from jointgov.mail_outbox where record_id = ? and membership_id = ?"
                        + " and template = 'alert-waits'",
                UUID.fromString(alert.getString("id")),
                here.membership(login));
    }
}
