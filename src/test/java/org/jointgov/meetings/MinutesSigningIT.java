package org.jointgov.meetings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.TextHash;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.MinutesSteps;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four phases, and who signs for a side: over HTTP, each test on townships of its own. */
class MinutesSigningIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private Region region;
    private UUID id;
    private String path;

    @BeforeEach
    void draft() throws SQLException {
        region = new Region();
        id = Ids.next();
        path = "/joint-meetings/" + id;
        as("duoma-leader")
                .post(
                        "/joint-meetings",
                        Json.createObjectBuilder()
                                .add("id", id.toString())
                                .add("borderId", region.border.toString())
                                .add("kind", "symposium")
                                .add("title", "平安边界座谈会")
                                .add("place", "索加乡政府")
                                .add("startsAt", "2026-12-01T02:00:00Z")
                                .add("online", false)
                                .add("hostTownshipId", region.suojia.toString())
                                .build())
                .expect(201);
        revise(0, "第一稿");
    }

    private Api as(String user) {
        return region.api(user);
    }

    private void revise(int base, String text) {
        as("duoma-clerk")
                .post(
                        path + "/minutes-revisions",
                        "{\"baseRevision\":" + base + ",\"language\":\"zh-CN\",\"text\":\"" + text + "\"}")
                .expect(201);
    }

    private JsonObject seenBy(String user) {
        return as(user).get(path).expect(200).json();
    }

    private List<String> actions(String user) {
        return seenBy(user).getJsonArray("actions").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private JsonObjectBuilder signature(String user) {
        JsonObject minutes = seenBy(user).getJsonObject("minutes");
        return Json.createObjectBuilder()
                .add("revision", minutes.getInt("revision"))
                .add("contentHash", minutes.getString("contentHash"));
    }

    private Answer sign(String user) {
        return as(user).post(path + "/sign-offs", signature(user).build());
    }

    private Answer sign(String user, String capacity) {
        return as(user).post(
                        path + "/sign-offs",
                        signature(user).add("capacity", capacity).build());
    }

    private Answer propose(String user, int revision) {
        return as(user).post(
                        path + "/amendments",
                        Json.createObjectBuilder()
                                .add("revision", revision)
                                .add("text", "第二条改为双方轮流取水。")
                                .build());
    }

    private void attended(String side, String... users) {
        StringBuilder entries = new StringBuilder();
        for (String user : users) {
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{\"office\":\"" + Region.office(user)
                            + "\",\"role\":\"attendee\",\"presence\":\"attended\"}");
        }
        as(side + "-clerk")
                .ifMatch("\"0\"")
                .put(path + "/attendance", "{\"entries\":[" + entries + "]}")
                .expect(200);
    }

    private Answer name(String leader, String deputy, LocalDate first, LocalDate last) {
        return as(leader)
                .post(
                        "/signing/deputies",
                        Json.createObjectBuilder()
                                .add("membershipId", membership(deputy))
                                .add("firstDay", first.toString())
                                .add("lastDay", last.toString())
                                .build());
    }

    private String membership(String user) {
        return as(user).get("/me").expect(200).json().getJsonObject("current").getString("id");
    }

    private void twoSigners(String leader) {
        as(leader)
                .ifMatch("\"0\"")
                .put("/signing/rule", "{\"twoSigners\":true}")
                .expect(200);
    }

    @Test
    void nothingIsSignedBeforeItWasPutToBothSides() {
        assertEquals("invalid-transition", sign("suojia-leader").expect(409).problem());
        assertFalse(actions("suojia-leader").contains("sign-off"));
        assertEquals(
                "conflict",
                MinutesSteps.put(as("suojia-clerk"), path, 2).expect(409).problem());
        JsonObject put =
                MinutesSteps.put(as("suojia-clerk"), path, 1).expect(201).json();
        assertEquals("amendment", put.getString("state"));
        assertTrue(put.getJsonObject("minutes").containsKey("signOffDueAt"));
        for (String days : List.of("0", "31")) {
            assertEquals(
                    "invalid-fields",
                    as("duoma-leader")
                            .post(path + "/amendments/windows", "{\"revision\":1,\"days\":" + days + "}")
                            .expect(422)
                            .problem());
        }
        JsonObject longer = as("duoma-leader")
                .post(path + "/amendments/windows", "{\"revision\":1,\"days\":30}")
                .expect(201)
                .json();
        assertTrue(longer.getJsonObject("minutes")
                        .getString("amendmentUntil")
                        .compareTo(put.getJsonObject("minutes").getString("amendmentUntil"))
                > 0);
        sign("suojia-leader").expect(201);
        assertEquals(
                "invalid-transition",
                MinutesSteps.put(as("duoma-leader"), path, 1).expect(409).problem());
    }

    @Test
    void whoAttendedProposesAndTheOtherSideAnswersBeforeAnybodySigns() {
        MinutesSteps.put(as("duoma-clerk"), path);
        assertEquals("attendees-only", propose("suojia-mediator", 1).expect(403).problem());
        attended("suojia", "suojia-mediator", "suojia-leader");
        assertTrue(actions("suojia-mediator").contains("propose-amendment"));
        assertFalse(actions("suojia-clerk").contains("propose-amendment"));
        assertEquals("attendees-only", propose("suojia-clerk", 1).expect(403).problem());
        assertEquals("conflict", propose("suojia-mediator", 2).expect(409).problem());
        JsonObject proposed = propose("suojia-mediator", 1).expect(201).json();
        String amendment = proposed.getJsonObject("minutes")
                .getJsonArray("amendments")
                .getJsonObject(0)
                .getString("id");
        assertEquals("amendments-open", sign("suojia-leader").expect(409).problem());
        assertFalse(actions("duoma-leader").contains("sign-off"));
        assertTrue(as("duoma-clerk").get("/home").expect(200).text().contains("amendment-waits"));
        String answer = path + "/amendments/" + amendment + "/answer";
        assertEquals(
                "invalid-transition",
                as("suojia-clerk")
                        .post(answer, "{\"accepted\":true}")
                        .expect(409)
                        .problem());
        assertEquals(
                "invalid-fields",
                as("duoma-clerk")
                        .post(answer, "{\"accepted\":false}")
                        .expect(422)
                        .problem());
        JsonObject answered = as("duoma-clerk")
                .post(answer, "{\"accepted\":false,\"reason\":\"会上未议。\"}")
                .expect(201)
                .json();
        assertEquals(0, answered.getJsonObject("minutes").getInt("unansweredAmendments"));
        assertEquals(
                "会上未议。",
                answered.getJsonObject("minutes")
                        .getJsonArray("amendments")
                        .getJsonObject(0)
                        .getJsonObject("answer")
                        .getString("reason"));
        assertEquals(
                "invalid-transition",
                as("duoma-leader")
                        .post(answer, "{\"accepted\":true}")
                        .expect(409)
                        .problem());
        as("duoma-clerk")
                .post(path + "/amendments/" + Ids.next() + "/answer", "{\"accepted\":true}")
                .expect(404);
        sign("suojia-leader").expect(201);
        // Who has signed has nothing more to propose.
        assertEquals(
                "invalid-transition", propose("suojia-mediator", 1).expect(409).problem());
        assertEquals("in-force", sign("duoma-leader").expect(201).json().getString("state"));
    }

    @Test
    void nobodyProposesOnceTheWindowIsOver() throws SQLException {
        MinutesSteps.put(as("duoma-clerk"), path);
        attended("suojia", "suojia-leader");
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                PreparedStatement statement = superuser.prepareStatement(
                        "update jointgov.joint_meeting set amendment_until = now() - interval '1 second' where id = ?")) {
            statement.setObject(1, id);
            statement.execute();
        }
        assertFalse(actions("suojia-leader").contains("propose-amendment"));
        assertEquals(
                "invalid-transition", propose("suojia-leader", 1).expect(409).problem());
        sign("suojia-leader").expect(201);
    }

    @Test
    void aDeputySignsWithinThePeriodAndTheRecordSaysSo() {
        MinutesSteps.put(as("duoma-clerk"), path);
        assertEquals("forbidden", sign("suojia-clerk").expect(403).problem());
        name("suojia-leader", "suojia-clerk", TODAY.plusDays(1), TODAY.plusDays(3))
                .expect(200);
        assertEquals("forbidden", sign("suojia-clerk").expect(403).problem(), "not yet");
        JsonObject named =
                name("suojia-leader", "suojia-clerk", TODAY, TODAY).expect(200).json();
        assertTrue(as("duoma-leader").get("/signing").expect(200).text().contains(Region.office("suojia-clerk")));
        assertFalse(as("moyun-leader").get("/signing").expect(200).text().contains(id.toString()));
        assertTrue(actions("suojia-clerk").contains("sign-off"));
        assertTrue(as("suojia-clerk").get("/home").expect(200).text().contains("sign-off-waits"));
        JsonObject signed = sign("suojia-clerk").expect(201).json();
        JsonObject signature =
                signed.getJsonObject("minutes").getJsonArray("signOffs").getJsonObject(0);
        assertEquals("deputy", signature.getString("capacity"));
        assertEquals(Region.office("suojia-leader"), signature.getString("forOffice"));
        assertEquals(Region.office("suojia-clerk"), signature.getString("office"));
        assertEquals("invalid-transition", sign("suojia-leader").expect(409).problem(), "the side has signed");

        String deputy = named.getJsonArray("deputies").getJsonObject(0).getString("id");
        as("duoma-leader").post("/signing/deputies/" + deputy + "/end", "").expect(404);
        as("suojia-leader").post("/signing/deputies/" + deputy + "/end", "").expect(200);
        assertEquals(
                "invalid-transition",
                as("suojia-leader")
                        .post("/signing/deputies/" + deputy + "/end", "")
                        .expect(409)
                        .problem());
        revise(1, "第二稿");
        assertEquals("forbidden", sign("suojia-clerk").expect(403).problem(), "no more");
        sign("suojia-leader").expect(201);
    }

    @Test
    void onlyLeadersNameOthersOfTheirTownshipForAPeriodThatIsNotOver() {
        name("suojia-clerk", "suojia-clerk", TODAY, TODAY).expect(403);
        for (String nobody : List.of("duoma-clerk", "suojia-leader", "suojia-mediator")) {
            assertEquals(
                    "invalid-fields",
                    name("suojia-leader", nobody, TODAY, TODAY).expect(422).problem(),
                    nobody);
        }
        name("suojia-leader", "suojia-clerk", TODAY, TODAY.minusDays(1)).expect(422);
        name("suojia-leader", "suojia-clerk", TODAY.minusDays(9), TODAY.minusDays(1))
                .expect(422);
        name("suojia-leader", "suojia-clerk", TODAY, TODAY.plusDays(93)).expect(422);
        name("suojia-leader", "suojia-clerk", TODAY, TODAY.plusDays(92)).expect(200);
    }

    @Test
    void aTownshipThatAsksForTwoNeedsASecondPerson() {
        twoSigners("duoma-leader");
        as("duoma-leader")
                .ifMatch("\"0\"")
                .put("/signing/rule", "{\"twoSigners\":false}")
                .expect(412);
        MinutesSteps.put(as("duoma-clerk"), path);
        sign("suojia-leader").expect(201);
        assertEquals(
                "invalid-transition", sign("suojia-clerk", "second").expect(409).problem(), "Suojia asks for one");
        assertTrue(as("duoma-clerk").get("/home").expect(200).text().contains("sign-off-waits"));
        JsonObject one = sign("duoma-clerk", "second").expect(201).json();
        assertFalse(as("duoma-clerk").get("/home").expect(200).text().contains("sign-off-waits"));
        assertEquals("awaiting-sign-off", one.getString("state"));
        assertEquals(
                List.of(region.suojia.toString()), one.getJsonArray("signedBy").getValuesAs(JsonString::getString));
        assertEquals(
                "invalid-transition", sign("duoma-clerk", "second").expect(409).problem(), "there is a second");
        assertEquals(
                "invalid-transition",
                as("duoma-leader")
                        .ifMatch("\"1\"")
                        .put("/signing/rule", "{\"twoSigners\":false}")
                        .expect(409)
                        .problem(),
                "what was begun under the rule is ended under it");
        assertTrue(as("duoma-leader").get("/home").expect(200).text().contains("sign-off-waits"));
        assertFalse(as("suojia-leader").get("/home").expect(200).text().contains("sign-off-waits"));
        assertEquals("in-force", sign("duoma-leader").expect(201).json().getString("state"));
    }

    @Test
    void aScanOfWhatTheLeaderSignedByHandIsEnteredByTheOwnSideAndMarkedAsWeaker() {
        MinutesSteps.put(as("duoma-clerk"), path);
        String scan = scan("suojia-clerk");
        JsonObject paper = signature("suojia-clerk")
                .add("capacity", "paper")
                .add("forOffice", "索加乡乡长")
                .add("fileId", scan)
                .build();
        assertEquals(
                "invalid-fields",
                as("duoma-clerk").post(path + "/sign-offs", paper).expect(422).problem(),
                "another side's scan");
        assertEquals("invalid-fields", sign("suojia-clerk", "paper").expect(422).problem(), "no scan, no office");
        as("suojia-mediator").post(path + "/sign-offs", paper).expect(403);
        JsonObject signed =
                as("suojia-clerk").post(path + "/sign-offs", paper).expect(201).json();
        JsonObject shown =
                signed.getJsonObject("minutes").getJsonArray("signOffs").getJsonObject(0);
        assertEquals("paper", shown.getString("capacity"));
        assertEquals("索加乡乡长", shown.getString("forOffice"));
        assertEquals(scan, shown.getString("fileId"));
        assertEquals("in-force", sign("duoma-leader").expect(201).json().getString("state"));

        UUID added = Ids.next();
        JsonObject addendum = as("duoma-clerk")
                .post(path + "/addenda", "{\"id\":\"" + added + "\",\"language\":\"zh-CN\",\"text\":\"补充\"}")
                .expect(201)
                .json()
                .getJsonArray("addenda")
                .getJsonObject(0);
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("contentHash", addendum.getString("contentHash"))
                .add("capacity", "paper")
                .add("forOffice", "索加乡乡长");
        String at = path + "/addenda/" + added + "/sign-offs";
        as("suojia-clerk")
                .post(at, body.add("fileId", scan("suojia-clerk")).build())
                .expect(201);
    }

    private String scan(String user) {
        String file = Ids.next().toString();
        as(user).send("POST", path + "/files?kind=paper-sign-off&fileId=" + file, PDF, "application/pdf")
                .expect(201);
        return file;
    }

    @Test
    void whatIsInForceIsOnlyAddedTo() {
        MinutesSteps.put(as("duoma-clerk"), path);
        UUID added = Ids.next();
        String body = "{\"id\":\"" + added + "\",\"language\":\"zh-CN\",\"text\":\"补充：取水牌共同保管。\"}";
        assertEquals(
                "invalid-transition",
                as("suojia-clerk").post(path + "/addenda", body).expect(409).problem());
        sign("suojia-leader").expect(201);
        sign("duoma-leader").expect(201);
        as("suojia-clerk").post(path + "/addenda", body).expect(201);
        assertEquals(
                "id-in-use",
                as("duoma-clerk").post(path + "/addenda", body).expect(409).problem());
        JsonObject addendum = seenBy("duoma-leader").getJsonArray("addenda").getJsonObject(0);
        String minutes = seenBy("duoma-leader").getJsonObject("minutes").getString("contentHash");
        String hash = TextHash.addendum(id, added, minutes, "zh-CN", "补充：取水牌共同保管。");
        assertEquals(hash, addendum.getString("contentHash"));
        assertTrue(as("duoma-leader").get("/home").expect(200).text().contains("addendum-waits"));

        String at = path + "/addenda/" + added;
        String signature = "{\"contentHash\":\"" + hash + "\"}";
        as("duoma-clerk").post(at + "/sign-offs", signature).expect(403);
        as("moyun-leader").post(at + "/sign-offs", signature).expect(404);
        assertEquals(
                "text-changed",
                as("duoma-leader")
                        .post(at + "/sign-offs", "{\"contentHash\":\"" + minutes + "\"}")
                        .expect(409)
                        .problem());
        as("duoma-leader").post(at + "/sign-offs", signature).expect(201);
        assertEquals(
                "invalid-transition",
                as("duoma-leader")
                        .post(at + "/sign-offs", signature)
                        .expect(409)
                        .problem());
        as("duoma-clerk").post(at + "/withdrawal", "").expect(403);
        JsonObject both = as("suojia-leader")
                .post(at + "/sign-offs", signature)
                .expect(201)
                .json();
        assertTrue(both.getJsonArray("addenda").getJsonObject(0).containsKey("inForceAt"));
        assertEquals(
                "invalid-transition",
                as("suojia-clerk").post(at + "/withdrawal", "").expect(409).problem());

        UUID other = Ids.next();
        as("suojia-clerk")
                .post(path + "/addenda", body.replace(added.toString(), other.toString()))
                .expect(201);
        as("suojia-clerk").post(path + "/addenda/" + other + "/withdrawal", "").expect(201);
        assertEquals(
                "invalid-transition",
                as("duoma-leader")
                        .post(path + "/addenda/" + other + "/sign-offs", signature)
                        .expect(409)
                        .problem());
        assertEquals(minutes, seenBy("xizang-officer").getJsonObject("minutes").getString("contentHash"));
    }
}
