package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.Logins;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How long personal data is kept and how it goes, seen by each actor through the API. */
class RetentionIT {
    private static final Neighbourhood HERE;

    static {
        try {
            HERE = new Neighbourhood();
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Api operator =
            Api.at(URI.create(HERE.stack.appUrl())).as(Logins.token("operator")).in("en");
    private String alert;

    @BeforeEach
    void raised() {
        alert = HERE.as("duoma-mediator")
                .post(
                        "/dispute-alerts",
                        Neighbourhood.alert()
                                .add("borderId", HERE.border.toString())
                                .add("narrative", "争执经过")
                                .add(
                                        "parties",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder().add("name", "虚构牧户")))
                                .build())
                .expect(201)
                .json()
                .getString("id");
    }

    private Answer propose(int months) {
        return operator.post(
                "/retention-rules",
                Json.createObjectBuilder()
                        .add("borderId", HERE.border.toString())
                        .add("defaultMonths", months)
                        .add("legalBasis", "人民调解档案管理规定")
                        .add(
                                "exceptions",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("type", "pasture-water")
                                                .add("months", months + 1)))
                        .build());
    }

    private static Answer answer(String leader, JsonObject rule, String how) {
        return HERE.as(leader)
                .post(
                        "/retention-rules/" + rule.getString("id") + how,
                        Json.createObjectBuilder()
                                .add("contentHash", rule.getString("contentHash"))
                                .build());
    }

    private JsonObject inForce(int months) {
        JsonObject rule = propose(months).expect(201).json();
        answer("duoma-leader", rule, "/approval").expect(200);
        return answer("suojia-leader", rule, "/approval").expect(200).json();
    }

    /** A dispute that both sides call an administrative boundary: with the counties, and so over here. */
    private String referred() {
        HERE.as("suojia-leader")
                .ifMatch("\"1\"")
                .post("/dispute-alerts/" + alert + "/acknowledgement")
                .expect(200);
        String dispute = HERE.as("duoma-clerk")
                .post("/disputes", "{\"alertId\":\"" + alert + "\"}")
                .expect(201)
                .json()
                .getString("id");
        HERE.as("suojia-clerk")
                .post(
                        "/disputes/" + dispute + "/comments",
                        "{\"id\":\"" + Ids.next() + "\",\"audience\":\"all-sides\",\"text\":\"请备界桩图。\"}")
                .expect(200);
        for (String leader : List.of("duoma-leader", "suojia-leader")) {
            HERE.as(leader)
                    .ifMatch("\"0\"")
                    .put("/disputes/" + dispute + "/legal-nature", "{\"nature\":\"administrative-boundary\"}")
                    .expect(200);
        }
        return dispute;
    }

    private void letTimePass() throws SQLException {
        try (Connection superuser = HERE.stack.connectAsSuperuser()) {
            superuser.createStatement().execute("set session_replication_role = replica");
            try (PreparedStatement later = superuser.prepareStatement("update jointgov.dispute_alert"
                    + " set ended_at = ended_at - interval '9 years', keep_until = keep_until - interval '9 years'"
                    + " where id = ?")) {
                later.setObject(1, UUID.fromString(alert));
                assertEquals(1, later.executeUpdate());
            }
        }
    }

    private JsonObject retention(String login) {
        return HERE.as(login)
                .get("/dispute-alerts/" + alert + "/retention")
                .expect(200)
                .json();
    }

    private Answer consent(String leader, String hash) {
        return HERE.as(leader)
                .post(
                        "/dispute-alerts/" + alert + "/retention/destruction-consents",
                        "{\"contentHash\":\"" + hash + "\"}");
    }

    private static List<String> actions(JsonObject view) {
        return view.getJsonArray("actions").getValuesAs(jakarta.json.JsonString.class).stream()
                .map(jakarta.json.JsonString::getString)
                .toList();
    }

    private static boolean waits(String login, String reason, String id) {
        JsonObject home = HERE.as(login).get("/home").expect(200).json();
        return Stream.of("needsMeToday", "awaitingSignature")
                .flatMap(part -> home.getJsonArray(part).stream())
                .map(JsonValue::asJsonObject)
                .anyMatch(item -> item.getString("reason").equals(reason)
                        && item.getString("recordId").equals(id));
    }

    @Nested
    class TheRule {
        @Test
        void isProposedByAnOperatorAndApprovedByBothLeaders() throws Exception {
            JsonObject rule = propose(60).expect(201).json();
            String id = rule.getString("id");
            assertEquals("proposed", rule.getString("state"));
            assertEquals(List.of(), actions(rule));
            assertTrue(waits("duoma-leader", "retention-rule-waits", id));
            assertFalse(waits("duoma-clerk", "retention-rule-waits", id));
            JsonObject once =
                    answer("duoma-leader", rule, "/approval").expect(200).json();
            assertEquals("proposed", once.getString("state"));
            assertFalse(waits("duoma-leader", "retention-rule-waits", id));
            assertEquals(409, answer("duoma-leader", rule, "/approval").status());
            JsonObject both =
                    answer("suojia-leader", rule, "/approval").expect(200).json();
            assertEquals("in-force", both.getString("state"));
            assertEquals(2, both.getJsonArray("answers").size());
            for (String action : List.of("propose", "approve", "enter-into-force")) {
                assertEquals(1, HERE.auditRecords(UUID.fromString(id), action), action);
            }
            JsonObject listed = operator.get("/retention-rules?borderId=" + HERE.border)
                    .expect(200)
                    .json()
                    .getJsonArray("items")
                    .getJsonObject(0);
            assertEquals(id, listed.getString("id"));
            assertTrue(listed.getJsonObject("counts").getInt("kept") >= 0);
        }

        @Test
        void isNotApprovedInOtherWordsAndARefusalLeavesTheOneInForce() {
            JsonObject before = inForce(48);
            JsonObject rule = propose(3).expect(201).json();
            Answer other = HERE.as("duoma-leader")
                    .post(
                            "/retention-rules/" + rule.getString("id") + "/approval",
                            "{\"contentHash\":\"" + "0".repeat(64) + "\"}");
            assertEquals("text-changed", other.problem());
            assertEquals(
                    "refused",
                    answer("suojia-leader", rule, "/refusal").expect(200).json().getString("state"));
            assertEquals(
                    "invalid-transition",
                    answer("duoma-leader", rule, "/approval").problem());
            assertEquals(
                    "in-force",
                    operator.get("/retention-rules/" + before.getString("id"))
                            .json()
                            .getString("state"));
        }

        @Test
        void namesTypesOfTheCatalogueAndMonths() {
            Answer wrong = operator.post(
                    "/retention-rules",
                    "{\"borderId\":\"" + HERE.border + "\",\"defaultMonths\":0,\"legalBasis\":\"\",\"exceptions\":"
                            + "[{\"type\":\"debt\",\"months\":1},{\"type\":\"debt\",\"months\":2000}]}");
            assertEquals(422, wrong.status());
            assertEquals(4, wrong.json().getJsonArray("errors").size(), wrong.text());
            assertEquals(
                    422,
                    operator.post(
                                    "/retention-rules",
                                    "{\"borderId\":\"" + HERE.border
                                            + "\",\"defaultMonths\":1,\"legalBasis\":\"x\",\"exceptions\":[{\"type\":\"no-such\",\"months\":1}]}")
                            .status());
        }

        @Test
        void countsForWhatIsSharedFromThenOn() {
            inForce(36);
            raised();
            int version = retention("duoma-leader").getInt("ruleVersion");
            inForce(24);
            assertEquals(version, retention("duoma-leader").getInt("ruleVersion"));
            assertEquals(37, retention("suojia-clerk").getInt("months"), "its type's own");
            assertFalse(retention("duoma-leader").containsKey("keepUntil"), "it is not over");
        }
    }

    @Nested
    class PersonalData {
        @Test
        void goesForGoodWithBothLeadersConsent() throws Exception {
            inForce(12);
            raised();
            String dispute = referred();
            assertTrue(retention("duoma-leader").containsKey("keepUntil"));
            assertEquals(
                    "invalid-transition",
                    consent("duoma-leader", "0".repeat(64)).problem());
            letTimePass();
            assertTrue(waits("duoma-leader", "destruction-due", alert));
            assertTrue(waits("suojia-leader", "destruction-due", alert));
            JsonObject due = retention("duoma-leader");
            assertTrue(actions(due).contains("consent-to-destruction"));
            assertFalse(actions(retention("duoma-clerk")).contains("consent-to-destruction"));
            assertEquals("text-changed", consent("duoma-leader", "0".repeat(64)).problem());
            String key = Ids.next().toString();
            String body = "{\"contentHash\":\"" + due.getString("contentHash") + "\"}";
            String path = "/dispute-alerts/" + alert + "/retention/destruction-consents";
            HERE.as("duoma-leader").withKey(key).post(path, body).expect(201);
            HERE.as("duoma-leader").withKey(key).post(path, body).expect(201);
            assertFalse(waits("duoma-leader", "destruction-due", alert));
            unmask("duoma-mediator", "/dispute-alerts/" + alert).expect(200);

            JsonObject certificate = consent("suojia-leader", due.getString("contentHash"))
                    .expect(201)
                    .json()
                    .getJsonObject("certificate");
            assertEquals(2, certificate.getJsonArray("consents").size());
            assertEquals(dispute, certificate.getString("disputeId"));
            assertEquals(64, certificate.getString("keysetSha256").length());
            assertEquals(1, HERE.auditRecords(UUID.fromString(alert), "destroy"));
            assertEquals(1, HERE.auditRecords(UUID.fromString(alert), "consent-to-destruction"));

            // The records stay; what was encrypted says for good that it is gone.
            Answer gone = unmask("duoma-mediator", "/dispute-alerts/" + alert);
            assertEquals(410, gone.status());
            assertEquals("personal-data-destroyed", gone.problem());
            assertEquals(410, unmask("suojia-leader", "/disputes/" + dispute).status());
            assertEquals(
                    410,
                    unmask("suojia-leader", "/disputes/" + dispute + "/sessions")
                            .status());
            assertEquals(
                    410,
                    HERE.as("duoma-clerk")
                            .post(
                                    "/disputes/" + dispute + "/comments",
                                    "{\"id\":\"" + Ids.next() + "\",\"audience\":\"all-sides\",\"text\":\"补充\"}")
                            .status());
            JsonObject view = HERE.as("suojia-leader")
                    .get("/dispute-alerts/" + alert)
                    .expect(200)
                    .json();
            assertEquals("索加边界水源争议", view.getString("headline"));
            assertFalse(actions(view).contains("unmask"));
            assertEquals(
                    List.of(),
                    actions(HERE.as("duoma-leader")
                            .get("/disputes/" + dispute)
                            .expect(200)
                            .json()));
            for (String reader :
                    List.of("duoma-clerk", "suojia-mediator", "qinghai-officer", "xizang-officer", "amdo-county")) {
                assertTrue(
                        HERE.as(reader)
                                .get("/destruction-certificates?limit=100")
                                .expect(200)
                                .text()
                                .contains(alert),
                        reader);
            }
            assertFalse(HERE.as("moyun-leader")
                    .get("/destruction-certificates?limit=100")
                    .text()
                    .contains(alert));
        }

        private Answer unmask(String login, String record) {
            return HERE.as(login).post(record + "/unmasking", "{\"purpose\":\"复核\"}");
        }

        @Test
        void staysWhileACountyHoldsIt() throws Exception {
            inForce(12);
            raised();
            referred();
            letTimePass();
            Answer held = HERE.as("amdo-county")
                    .post("/dispute-alerts/" + alert + "/retention/holds", "{\"reason\":\"litigation\"}")
                    .expect(201);
            assertFalse(waits("duoma-leader", "destruction-due", alert));
            JsonObject hold = held.json().getJsonArray("holds").getJsonObject(0);
            assertEquals("540624", hold.getString("countyCode"));
            assertTrue(hold.getBoolean("mayLift"));
            JsonObject seen = retention("duoma-leader");
            assertFalse(seen.getJsonArray("holds").getJsonObject(0).getBoolean("mayLift"));
            assertEquals(
                    "invalid-transition",
                    consent("duoma-leader", seen.getString("contentHash")).problem());
            String lifting = "/dispute-alerts/" + alert + "/retention/holds/" + hold.getString("id") + "/lifting";
            assertEquals(409, HERE.as("duoma-leader").post(lifting).status());
            HERE.as("amdo-county").post(lifting).expect(200);
            consent("duoma-leader", seen.getString("contentHash")).expect(201);
            assertEquals(1, HERE.auditRecords(UUID.fromString(alert), "place-hold"));
            assertEquals(1, HERE.auditRecords(UUID.fromString(alert), "lift-hold"));
            assertEquals(
                    422,
                    HERE.as("suojia-leader")
                            .post("/dispute-alerts/" + alert + "/retention/holds", "{\"reason\":\"他人姓名\"}")
                            .status());
        }
    }
}
