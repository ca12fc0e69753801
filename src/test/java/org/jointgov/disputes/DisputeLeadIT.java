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
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Handing over the lead of a dispute, seen by each actor. Duoma opened it, and leads until Suojia accepts. */
class DisputeLeadIT {
    private Neighbourhood here;
    private String dispute;

    @BeforeEach
    void opened() throws SQLException {
        here = new Neighbourhood();
        dispute = JointDispute.opened(here).id;
    }

    private Answer propose(String by, UUID to) {
        return here.as(by)
                .post(
                        "/disputes/" + dispute + "/lead-proposals",
                        Json.createObjectBuilder()
                                .add("toTownshipId", to.toString())
                                .add("reason", "草场在贵乡一侧")
                                .build());
    }

    private Answer answer(String by, String proposal, String refusal) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("agreed", refusal == null);
        if (refusal != null) {
            body.add("reason", refusal);
        }
        return here.as(by).post("/disputes/" + dispute + "/lead-proposals/" + proposal + "/answer", body.build());
    }

    private JsonObject page(String by) {
        return here.as(by).get("/disputes/" + dispute).expect(200).json();
    }

    private static String proposal(JsonObject page) {
        return page.getJsonArray("leadProposals").getJsonObject(0).getString("id");
    }

    private List<String> actions(String by) {
        return page(by).getJsonArray("actions").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private List<String> ledBy(UUID township) {
        return here.as("duoma-clerk").get("/disputes?lead=" + township).json().getJsonArray("items").stream()
                .map(item -> item.asJsonObject().getString("id"))
                .toList();
    }

    @Nested
    class AsTheLeaders {
        @Test
        void handItOverAndItIsEffectiveWithTheAcceptance() throws SQLException {
            assertEquals(here.duoma.toString(), page("suojia-clerk").getString("leadTownshipId"));
            JsonObject proposed =
                    propose("duoma-leader", here.suojia).expect(201).json();
            assertEquals(here.duoma.toString(), proposed.getString("leadTownshipId"));
            assertTrue(actions("suojia-leader").contains("answer-lead"));
            JsonObject accepted = answer("suojia-leader", proposal(proposed), null)
                    .expect(201)
                    .json();
            assertEquals(here.suojia.toString(), accepted.getString("leadTownshipId"));
            assertEquals(here.duoma.toString(), accepted.getString("townshipId"), "who opened it stays");
            assertEquals(proposed.getString("fileNumber"), accepted.getString("fileNumber"));
            assertEquals(List.of(dispute), ledBy(here.suojia));
            assertEquals(List.of(), ledBy(here.duoma));
            assertFalse(actions("duoma-leader").contains("propose-lead"));
            assertEquals(403, propose("duoma-leader", here.suojia).status());
            // And back again.
            JsonObject back = propose("suojia-leader", here.duoma).expect(201).json();
            answer("duoma-leader", proposal(back), null).expect(201);
            assertEquals(here.duoma.toString(), page("suojia-clerk").getString("leadTownshipId"));
            assertEquals(2, here.auditRecords(UUID.fromString(dispute), "propose-lead"));
            assertEquals(2, here.auditRecords(UUID.fromString(dispute), "take-lead"));
        }

        @Test
        void refuseItWithAReason() throws SQLException {
            JsonObject proposed =
                    propose("duoma-leader", here.suojia).expect(201).json();
            assertEquals(
                    422,
                    here.as("suojia-leader")
                            .post(
                                    "/disputes/" + dispute + "/lead-proposals/" + proposal(proposed) + "/answer",
                                    "{\"agreed\":false}")
                            .status());
            JsonObject refused = answer("suojia-leader", proposal(proposed), "人手不足")
                    .expect(201)
                    .json();
            assertEquals(here.duoma.toString(), refused.getString("leadTownshipId"));
            assertEquals(
                    "人手不足",
                    refused.getJsonArray("leadProposals")
                            .getJsonObject(0)
                            .getJsonObject("answer")
                            .getString("reason"));
            assertEquals(1, here.auditRecords(UUID.fromString(dispute), "refuse-lead"));
            assertEquals(
                    "invalid-transition",
                    answer("suojia-leader", proposal(proposed), null).problem());
            propose("duoma-leader", here.suojia).expect(201);
        }

        @Test
        void askOneAtATimeAndOnlyASide() {
            assertEquals(422, propose("duoma-leader", here.moyun).status());
            assertEquals(422, propose("duoma-leader", here.duoma).status());
            assertEquals(403, propose("suojia-leader", here.duoma).status());
            JsonObject proposed =
                    propose("duoma-leader", here.suojia).expect(201).json();
            assertEquals(
                    "invalid-transition", propose("duoma-leader", here.suojia).problem());
            assertEquals(403, answer("duoma-leader", proposal(proposed), null).status());
            assertEquals(
                    404,
                    answer("suojia-leader", UUID.randomUUID().toString(), null).status());
        }
    }

    @Nested
    class AsSomebodyElse {
        @Test
        void readsItAndDoesNotDoIt() {
            JsonObject proposed =
                    propose("duoma-leader", here.suojia).expect(201).json();
            assertEquals(
                    1, page("qinghai-officer").getJsonArray("leadProposals").size());
            for (String by : List.of("suojia-clerk", "suojia-mediator", "duoma-mediator", "qinghai-officer")) {
                assertFalse(actions(by).contains("answer-lead"), by);
                assertEquals(403, answer(by, proposal(proposed), null).status(), by);
            }
            assertEquals(404, answer("moyun-leader", proposal(proposed), null).status());
            assertEquals(404, propose("moyun-leader", here.suojia).status());
        }
    }
}
