package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The API of mediation teams, seen by each actor. The dispute is Duoma's and Suojia's, each of which has mediators. */
class MediationTeamIT {
    private static final Neighbourhood HERE;
    private static final String TASHI;
    private static final String PEMA;
    private static final String SONAM;

    static {
        try {
            HERE = new Neighbourhood();
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
        TASHI = JointDispute.mediator(HERE, "duoma", "示例调解员甲", HERE.membership("duoma-mediator"));
        PEMA = JointDispute.mediator(HERE, "duoma", "示例调解员乙", null);
        SONAM = JointDispute.mediator(HERE, "suojia", "示例调解员丙", HERE.membership("suojia-mediator"));
    }

    private String alert;
    private String dispute;
    private JointDispute joint;

    @BeforeEach
    void opened() {
        joint = JointDispute.opened(HERE);
        alert = joint.alert;
        dispute = joint.id;
    }

    @Nested
    class AsLeadersOfBothSides {
        @Test
        void formItAndTheMediationBeginsOnceBothCallItOneThatCanBe() throws Exception {
            both();
            Answer first = consent("duoma-leader");
            assertFalse(first.expect(201).json().containsKey("formedAt"));
            assertFalse(actions(first.json()).contains("consent"));
            assertEquals("open", first.json().getString("status"));
            JsonObject formed = consent("suojia-leader").expect(201).json();
            assertTrue(formed.containsKey("formedAt"));
            assertTrue(formed.getJsonArray("members").getValuesAs(JsonObject.class).stream()
                    .allMatch(member -> member.getBoolean("assigned")));
            assertEquals("open", formed.getString("status"), "nobody has said yet what it is in law");
            declare("duoma-leader", "pasture-use");
            declare("suojia-leader", "pasture-use");
            assertEquals("mediation", team("duoma-clerk").getString("status"));
            assertEquals(
                    "mediation",
                    HERE.as("suojia-clerk").get("/disputes/" + dispute).json().getString("status"));
            assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "form-team"));
            assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "consent"));
            assertEquals(2, HERE.auditRecords(UUID.fromString(dispute), "appoint"));
        }

        @Test
        void theMediationBeginsWithTheLastConsentWhenTheNatureIsAgreed() throws Exception {
            declare("duoma-leader", "civil");
            declare("suojia-leader", "civil");
            both();
            consent("duoma-leader").expect(201);
            assertEquals(
                    "mediation", consent("suojia-leader").expect(201).json().getString("status"));
        }

        @Test
        void anAdministrativeBoundaryIsNotMediated() throws Exception {
            both();
            declare("duoma-leader", "administrative-boundary");
            consent("duoma-leader").expect(201);
            consent("suojia-leader").expect(201);
            assertEquals("open", team("duoma-leader").getString("status"));
            declare("suojia-leader", "administrative-boundary");
            JsonObject referred = team("duoma-leader");
            assertEquals("referred", referred.getString("status"));
            assertEquals(List.of(), actions(referred));
            Answer late = appoint("duoma-leader", PEMA);
            assertEquals(409, late.status());
            assertEquals("invalid-transition", late.problem());
        }

        @Test
        void theHashIsRecomputedOutsideOfTheProgram() throws Exception {
            both();
            JsonObject team = team("duoma-leader");
            String form = "jointgov-mediation-team-v1\n" + dispute + "\n"
                    + team.getJsonArray("members").getValuesAs(JsonObject.class).stream()
                            .map(member -> member.getString("townshipId") + " " + member.getString("mediatorId") + " "
                                    + member.getString("displayName"))
                            .sorted()
                            .collect(Collectors.joining("\n"));
            assertEquals(
                    HexFormat.of()
                            .formatHex(
                                    MessageDigest.getInstance("SHA-256").digest(form.getBytes(StandardCharsets.UTF_8))),
                    team.getString("contentHash"));
        }

        @Test
        void aChangeReopensWhatWasConsentedTo() throws Exception {
            both();
            JsonObject seen = team("duoma-leader");
            consent("duoma-leader").expect(201);
            JsonObject changed = appoint("duoma-leader", PEMA).expect(201).json();
            assertFalse(changed.getJsonArray("consents").getJsonObject(0).getBoolean("current"));
            Answer stale = HERE.as("suojia-leader").post(path("/consents"), signature(seen));
            assertEquals(409, stale.status());
            assertEquals("text-changed", stale.problem());
            consent("suojia-leader").expect(201);
            assertTrue(consent("duoma-leader").expect(201).json().containsKey("formedAt"));
        }

        @Test
        void releaseTheirOwnOnlyAndWhatTheyHaveRead() throws Exception {
            both();
            String own = member(team("duoma-leader"), HERE.duoma);
            String etag = HERE.as("duoma-leader").get(path("")).etag();
            assertEquals(
                    403,
                    HERE.as("suojia-leader")
                            .ifMatch(etag)
                            .delete(path("/members/" + own))
                            .status());
            assertEquals(
                    428, HERE.as("duoma-leader").delete(path("/members/" + own)).status());
            assertEquals(
                    412,
                    HERE.as("duoma-leader")
                            .ifMatch("\"1\"")
                            .delete(path("/members/" + own))
                            .status());
            JsonObject released = HERE.as("duoma-leader")
                    .ifMatch(etag)
                    .delete(path("/members/" + own))
                    .expect(200)
                    .json();
            assertEquals(1, released.getJsonArray("members").size());
            assertEquals(
                    "duoma-leader office",
                    released.getJsonArray("former")
                            .getJsonObject(0)
                            .getJsonObject("released")
                            .getString("office"));
            Answer half = consent("suojia-leader");
            assertEquals(409, half.status());
            assertEquals("invalid-transition", half.problem());
        }

        @Test
        void appointNobodyOfTheOtherSideAndNobodyTwice() {
            assertEquals(403, appoint("duoma-leader", SONAM).status());
            assertEquals(404, appoint("duoma-leader", Ids.next().toString()).status());
            assertEquals(
                    422, HERE.as("duoma-leader").post(path("/members"), "{}").status());
            appoint("duoma-leader", TASHI).expect(201);
            assertEquals(409, appoint("duoma-leader", TASHI).status());
        }

        @Test
        void seeWhoHasDepartedAndWhoHasDeclaredAnInterest() {
            String leaving = JointDispute.mediator(HERE, "duoma", "示例调解员丁", null);
            HERE.as("duoma-clerk")
                    .post(
                            "/mediators/" + leaving + "/interest-declarations",
                            "{\"statement\":\"与本村一处草场有承包关系。\",\"declaredOn\":\"2026-01-05\"}")
                    .expect(201);
            appoint("duoma-leader", leaving).expect(201);
            JsonObject declared = team("suojia-leader").getJsonArray("members").getJsonObject(0);
            assertEquals(
                    "与本村一处草场有承包关系。",
                    declared.getJsonArray("interests").getJsonObject(0).getString("statement"));
            HERE.as("duoma-clerk")
                    .ifMatch("\"2\"")
                    .post("/mediators/" + leaving + "/departure", "{\"reason\":\"任期届满\"}")
                    .expect(200);
            assertTrue(team("suojia-leader")
                    .getJsonArray("members")
                    .getJsonObject(0)
                    .getBoolean("departed"));
            String departed = JointDispute.mediator(HERE, "duoma", "示例调解员戊", null);
            HERE.as("duoma-clerk")
                    .ifMatch("\"2\"")
                    .post("/mediators/" + departed + "/departure", "{\"reason\":\"任期届满\"}");
            HERE.as("duoma-clerk")
                    .ifMatch("\"1\"")
                    .post("/mediators/" + departed + "/departure", "{\"reason\":\"任期届满\"}");
            assertEquals(409, appoint("duoma-leader", departed).status());
        }

        @Test
        void repeatWithTheSameKeyWithoutDoingItTwice() throws Exception {
            Api once = HERE.as("duoma-leader").withKey(Ids.next().toString());
            String body = "{\"mediatorId\":\"" + TASHI + "\"}";
            once.post(path("/members"), body).expect(201);
            once.post(path("/members"), body).expect(200, 201);
            assertEquals(1, team("duoma-leader").getInt("revision"));
        }
    }

    @Nested
    class AsSomebodyWhoRecordsAnObjection {
        @Test
        void takesTheMediatorOffAtOnceAndBothSidesSeeWhy() throws Exception {
            both();
            consent("duoma-leader").expect(201);
            consent("suojia-leader").expect(201);
            String member = member(team("duoma-leader"), HERE.duoma);
            JsonObject without = HERE.as("suojia-mediator")
                    .post(
                            path("/objections"),
                            objection(member).add("words", "与对方有亲属关系").build())
                    .expect(201)
                    .json();
            assertFalse(without.containsKey("formedAt"));
            assertEquals(1, without.getJsonArray("members").size());
            JsonObject kept = team("duoma-clerk").getJsonArray("objections").getJsonObject(0);
            assertEquals(HERE.suojia.toString(), kept.getString("partyTownshipId"));
            assertEquals("与对方有亲属关系", kept.getString("words"));
            assertEquals(409, appoint("duoma-leader", TASHI).status());
            appoint("duoma-leader", PEMA).expect(201);
            consent("duoma-leader").expect(201);
            assertTrue(consent("suojia-leader").expect(201).json().containsKey("formedAt"));
        }

        @Test
        void hasToSayWhomAndWhoseParty() {
            both();
            String member = member(team("duoma-leader"), HERE.duoma);
            Api me = HERE.as("suojia-clerk");
            assertEquals(422, me.post(path("/objections"), "{}").status());
            assertEquals(
                    422,
                    me.post(
                                    path("/objections"),
                                    objection(member)
                                            .add("partyTownshipId", HERE.moyun.toString())
                                            .build())
                            .status());
            assertEquals(
                    422,
                    me.post(
                                    path("/objections"),
                                    objection(member)
                                            .add("objectedOn", "2999-01-01")
                                            .build())
                            .status());
            assertEquals(
                    409,
                    me.post(
                                    path("/objections"),
                                    objection(Ids.next().toString()).build())
                            .status());
        }
    }

    @Nested
    class AsMediator {
        @Test
        void handlesTheDisputeOnceOnItsTeam() throws Exception {
            appoint("duoma-leader", TASHI).expect(201);
            appoint("suojia-leader", SONAM).expect(201);
            Api me = HERE.as("duoma-mediator");
            me.post(unmasking(), "{\"purpose\":\"调解\"}").expect(200);
            consent("duoma-leader").expect(201);
            consent("suojia-leader").expect(201);
            me.post(unmasking(), "{\"purpose\":\"调解\"}").expect(200);
            assertTrue(actions(me.get("/dispute-alerts/" + alert).json()).contains("unmask"));
            String member = member(team("duoma-leader"), HERE.duoma);
            HERE.as("duoma-leader")
                    .ifMatch(HERE.as("duoma-leader").get(path("")).etag())
                    .delete(path("/members/" + member))
                    .expect(200);
            assertEquals(403, me.post(unmasking(), "{\"purpose\":\"调解\"}").status());
            assertFalse(actions(me.get("/dispute-alerts/" + alert).json()).contains("unmask"));
            HERE.as("suojia-mediator").post(unmasking(), "{\"purpose\":\"调解\"}").expect(200);
            HERE.as("duoma-leader").post(unmasking(), "{\"purpose\":\"调解\"}").expect(200);
        }

        @Test
        void findsTheDisputesThatAreTheirs() {
            String assigned = "/disputes?assigned=true";
            assertFalse(HERE.as("duoma-mediator").get(assigned).text().contains(dispute));
            both();
            assertTrue(HERE.as("duoma-mediator").get(assigned).text().contains(dispute));
            assertTrue(HERE.as("suojia-mediator").get(assigned).text().contains(dispute));
            for (String nobody : List.of("duoma-leader", "moyun-mediator", "xizang-officer", "amdo-county")) {
                assertEquals(
                        List.of(),
                        List.copyOf(
                                HERE.as(nobody).get(assigned).expect(200).json().getJsonArray("items")),
                        nobody);
            }
            assertEquals(
                    List.of(),
                    List.copyOf(HERE.as("duoma-mediator")
                            .get(assigned + "&borderId=" + HERE.farBorder)
                            .items()));
            HERE.as("duoma-mediator").get("/disputes?assigned=maybe").expect(400);
        }

        @Test
        void readsTheTeamButDoesNotFormIt() {
            Api me = HERE.as("duoma-mediator");
            assertEquals(List.of(), actions(me.get(path("")).expect(200).json()));
            assertEquals(
                    403,
                    me.post(path("/members"), "{\"mediatorId\":\"" + TASHI + "\"}")
                            .status());
        }
    }

    @Nested
    class AtASession {
        private String session() {
            String member = member(team("duoma-leader"), HERE.duoma);
            return Json.createObjectBuilder()
                    .add("heldAt", "2026-11-20T02:00:00Z")
                    .add("place", "查吾拉山口")
                    .add("openToPublic", false)
                    .add("languages", Json.createArrayBuilder().add("bo"))
                    .add("interpreter", true)
                    .add(
                            "present",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add("townshipId", HERE.duoma.toString())
                                            .add("memberId", member)))
                    .add("parties", "虚构牧户甲、虚构牧户乙")
                    .add("record", "双方同意先恢复围栏。")
                    .add("confirmation", "read-aloud")
                    .build()
                    .toString();
        }

        private void mediated() throws Exception {
            both();
            declare("duoma-leader", "civil");
            declare("suojia-leader", "civil");
            consent("duoma-leader").expect(201);
            consent("suojia-leader").expect(201);
        }

        private String sessions(String rest) {
            return "/disputes/" + dispute + "/sessions" + rest;
        }

        @Test
        void theTeamRecordsItAndTheOtherSideReadsAndRemarks() throws Exception {
            mediated();
            Api me = HERE.as("duoma-mediator");
            JsonObject view = me.post(sessions(""), session()).expect(201).json();
            JsonObject recorded = view.getJsonArray("sessions").getJsonObject(0);
            assertEquals(
                    "示例调解员甲", recorded.getJsonArray("present").getJsonObject(0).getString("displayName"));
            assertEquals(List.of("record", "remark", "unmask"), actions(view));
            String seen = HERE.as("suojia-clerk").get(sessions("")).expect(200).text();
            assertFalse(seen.contains("虚构牧户"), seen);
            assertFalse(seen.contains("恢复围栏"), seen);
            Api other = HERE.as("suojia-mediator");
            JsonObject said = other.post(sessions("/unmasking"), "{\"purpose\":\"核对\"}")
                    .expect(200)
                    .json();
            JsonObject record = said.getJsonArray("records").getJsonObject(0);
            assertEquals("双方同意先恢复围栏。", record.getString("record"));
            assertEquals("虚构牧户甲、虚构牧户乙", record.getString("parties"));
            String remarks = sessions("/" + recorded.getString("id") + "/remarks");
            other.post(remarks, "{\"sessionTownshipId\":\"" + HERE.duoma + "\",\"text\":\"我方当事人要求补记时间。\"}")
                    .expect(201);
            assertEquals(
                    "我方当事人要求补记时间。",
                    me.post(sessions("/unmasking"), "{\"purpose\":\"核对\"}")
                            .json()
                            .getJsonArray("remarks")
                            .getJsonObject(0)
                            .getString("text"));
            assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "record-session"));
            assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "remark"));
            assertEquals(2, HERE.auditRecords(UUID.fromString(dispute), "unmask"));
            assertEquals(
                    403, HERE.as("duoma-clerk").post(sessions(""), session()).status());
            assertEquals(
                    403,
                    HERE.as("duoma-clerk")
                            .post(sessions("/unmasking"), "{\"purpose\":\"核对\"}")
                            .status());
            HERE.as("moyun-leader").get(sessions("")).expect(404);
            HERE.as("moyun-leader").post(sessions(""), session()).expect(404);
            HERE.as("moyun-leader")
                    .post(sessions("/unmasking"), "{\"purpose\":\"核对\"}")
                    .expect(404);
        }

        @Test
        void itWaitsForTheMediationAndNamesTheTeam() throws Exception {
            both();
            assertEquals(
                    409, HERE.as("duoma-leader").post(sessions(""), session()).status());
            assertEquals(422, HERE.as("duoma-leader").post(sessions(""), "{}").status());
            declare("duoma-leader", "civil");
            declare("suojia-leader", "civil");
            consent("duoma-leader").expect(201);
            consent("suojia-leader").expect(201);
            String stranger = session().replaceAll("\"memberId\":\"[^\"]*\"", "\"memberId\":\"" + Ids.next() + "\"");
            assertEquals(
                    422, HERE.as("duoma-leader").post(sessions(""), stranger).status());
            assertEquals(
                    404,
                    HERE.as("duoma-leader")
                            .post(
                                    sessions("/" + Ids.next() + "/remarks"),
                                    "{\"sessionTownshipId\":\"" + HERE.duoma + "\",\"text\":\"无\"}")
                            .status());
        }

        @Test
        void aPartysClearRefusalEndsTheMediation() throws Exception {
            mediated();
            String refused = session()
                    .replace("\"interpreter\"", "\"refusingTownshipId\":\"" + HERE.suojia + "\",\"interpreter\"");
            JsonObject view = HERE.as("duoma-leader")
                    .post(sessions(""), refused)
                    .expect(201)
                    .json();
            assertEquals("not-mediated", view.getString("status"));
            assertEquals(List.of("remark", "unmask"), actions(view));
            assertEquals(
                    409, HERE.as("duoma-leader").post(sessions(""), session()).status());
            assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "end-mediation"));
        }
    }

    @Nested
    class AsSomebodyBeyondTheSides {
        @Test
        void ofTheProvinceReadsAndTheSidesSeeIt() throws SQLException {
            both();
            JsonObject team =
                    HERE.as("xizang-officer").get(path("")).expect(200).json();
            assertEquals(2, team.getJsonArray("members").size());
            assertEquals(List.of(), actions(team));
            assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "read"));
        }

        @Test
        void withoutAPartSeesNothing() {
            Api me = HERE.as("moyun-leader");
            me.get(path("")).expect(404);
            me.post(path("/members"), "{\"mediatorId\":\"" + SONAM + "\"}").expect(404);
            me.post(path("/consents"), "{\"revision\":1,\"contentHash\":\"" + "0".repeat(64) + "\"}")
                    .expect(404);
            me.post(path("/objections"), objection(Ids.next().toString()).build())
                    .expect(404);
        }

        @Test
        void aMachineForOneSideActsOnNothing() {
            both();
            Api me = HERE.as("duoma-ledger");
            me.get(path("")).expect(200);
            assertEquals(
                    403,
                    me.post(
                                    path("/objections"),
                                    objection(member(team("duoma-leader"), HERE.duoma))
                                            .build())
                            .status());
        }
    }

    // ---- the ground -----------------------------------------------------------------------------------------------

    private String path(String rest) {
        return "/disputes/" + dispute + "/team" + rest;
    }

    private String unmasking() {
        return "/dispute-alerts/" + alert + "/unmasking";
    }

    private Answer appoint(String leader, String mediator) {
        return joint.appoint(leader, mediator);
    }

    private void both() {
        joint.appointBoth(TASHI, SONAM);
    }

    private JsonObject team(String who) {
        return HERE.as(who).get(path("")).expect(200).json();
    }

    private Answer consent(String leader) {
        return joint.consent(leader, team(leader));
    }

    private static JsonObject signature(JsonObject team) {
        return Json.createObjectBuilder()
                .add("revision", team.getInt("revision"))
                .add("contentHash", team.getString("contentHash"))
                .build();
    }

    private void declare(String leader, String nature) {
        joint.declare(leader, 0, nature).expect(200);
    }

    private static String member(JsonObject team, UUID township) {
        return team.getJsonArray("members").getValuesAs(JsonObject.class).stream()
                .filter(member -> member.getString("townshipId").equals(township.toString()))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private static JsonObjectBuilder objection(String member) {
        return Json.createObjectBuilder()
                .add("memberTownshipId", HERE.duoma.toString())
                .add("memberId", member)
                .add("partyTownshipId", HERE.suojia.toString())
                .add("objectedOn", "2026-01-05");
    }

    private static List<String> actions(JsonObject view) {
        return view.getJsonArray("actions").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }
}
