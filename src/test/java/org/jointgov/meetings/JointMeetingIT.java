package org.jointgov.meetings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.TextHash;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.MinutesSteps;
import org.jointgov.testing.Region;
import org.jointgov.testing.StatementLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Joint meetings over HTTP, as each of those who meet them. */
class JointMeetingIT {
    private static Region region;

    private UUID id;
    private String path;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void plan() {
        id = Ids.next();
        path = "/joint-meetings/" + id;
        as("duoma-leader").post("/joint-meetings", plan("平安边界座谈会")).expect(201);
    }

    private static Api as(String user) {
        return region.api(user);
    }

    private String plan(String title) {
        return plan(id, title, "\"hostTownshipId\":\"" + region.suojia + "\"");
    }

    private static String plan(UUID id, String title, String more) {
        return "{\"id\":\"" + id + "\",\"borderId\":\"" + region.border + "\",\"kind\":\"symposium\",\"title\":\""
                + title + "\",\"place\":\"索加乡政府\",\"startsAt\":\"2026-12-01T02:00:00Z\",\"online\":false," + more + "}";
    }

    private static String minutes(int base, String text) {
        return "{\"baseRevision\":" + base + ",\"language\":\"zh-CN\",\"text\":\"" + text + "\"}";
    }

    private static String signature(JsonObject meeting) {
        JsonObject minutes = meeting.getJsonObject("minutes");
        return "{\"revision\":" + minutes.getInt("revision") + ",\"contentHash\":\"" + minutes.getString("contentHash")
                + "\"}";
    }

    private Answer signOff(String user) {
        MinutesSteps.put(as(user), path);
        return as(user).post(
                        path + "/sign-offs",
                        signature(as(user).get(path).expect(200).json()));
    }

    private static List<String> texts(JsonObject of, String name) {
        return of.getJsonArray(name).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private List<String> actions(String user) {
        return texts(as(user).get(path).expect(200).json(), "actions");
    }

    @Test
    void runsFromPlanToMinutesInForce() {
        as("suojia-clerk")
                .post(path + "/minutes-revisions", minutes(0, "双方同意每季度会商一次。\\r\\n共用水源。"))
                .expect(201);
        JsonObject drafted = as("duoma-leader").get(path).expect(200).json();
        assertEquals("minutes-drafting", drafted.getString("state"));
        assertEquals(
                TextHash.minutes(id, "zh-CN", "双方同意每季度会商一次。\n共用水源。"),
                drafted.getJsonObject("minutes").getString("contentHash"));

        JsonObject one = signOff("suojia-leader").expect(201).json();
        assertEquals("awaiting-sign-off", one.getString("state"));
        assertEquals(List.of(region.suojia.toString()), texts(one, "signedBy"));
        JsonObject both = signOff("duoma-leader").expect(201).json();
        assertEquals("in-force", both.getString("state"));
        assertTrue(both.containsKey("inForceAt"));
        assertEquals(
                List.of(Region.office("duoma-leader"), Region.office("suojia-leader")),
                both.getJsonObject("minutes").getJsonArray("signOffs").getValuesAs(JsonObject.class).stream()
                        .map(s -> s.getString("office"))
                        .toList());
        for (String user : List.of("duoma-leader", "suojia-leader")) {
            assertEquals(List.of("write-addendum", "sign-off-addendum"), actions(user));
        }
        assertEquals(
                "invalid-transition",
                as("suojia-clerk")
                        .post(path + "/minutes-revisions", minutes(1, "改"))
                        .expect(409)
                        .problem());
        assertEquals(
                List.of("plan", "revise-minutes", "read", "put-to-both-sides", "sign-off", "seal"),
                as("duoma-leader")
                        .get("/audit/records?recordKind=joint-meeting&limit=100")
                        .expect(200)
                        .items()
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .filter(r -> r.getString("recordId").equals(id.toString()))
                        .map(r -> r.getString("action"))
                        .collect(Collectors.collectingAndThen(Collectors.toList(), l -> {
                            java.util.Collections.reverse(l);
                            return l.stream().distinct().toList();
                        })));
    }

    @Test
    void whoHasNotSignedIsRemindedAndThenAllSidesAreTold() throws SQLException {
        as("suojia-leader").get("/me").expect(200);
        as("suojia-clerk").post(path + "/minutes-revisions", minutes(0, "第一稿")).expect(201);
        signOff("duoma-leader").expect(201);
        remind();
        long suojia = told(region.suojia, "signature-waits");
        assertEquals(2, suojia, "what the window and the signature told");
        long duoma = told(region.duoma, "signature-waits");
        pass(15);
        remind();
        assertEquals(suojia + 1, told(region.suojia, "signature-waits"), "reminded once");
        assertEquals(duoma, told(region.duoma, "signature-waits"), "who has signed is not reminded");
        pass(7);
        assertEquals(1, told(region.suojia, "sign-off-overdue"));
        assertEquals(1, told(region.duoma, "sign-off-overdue"));
        pass(7);
        assertEquals(1, told(region.suojia, "sign-off-overdue"), "once");
        assertEquals(
                "awaiting-sign-off",
                as("duoma-leader").get(path).expect(200).json().getString("state"));
    }

    /** As if days had gone. */
    private void pass(int days) throws SQLException {
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                PreparedStatement statement = superuser.prepareStatement(
                        "update jointgov.joint_meeting set sign_off_due_at = sign_off_due_at - make_interval(days => ?)"
                                + " where id = ?")) {
            statement.setInt(1, days);
            statement.setObject(2, id);
            statement.execute();
        }
        remind();
    }

    /** Takes what is due, and waits for a run of the application's own that holds the meeting at this moment. */
    private void remind() throws SQLException {
        try (BoundConnection job = BoundConnection.job(SharedStack.get(), "sign-off-reminders")) {
            job.column("select remind_of_sign_offs(1000)");
            job.commit();
        }
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                PreparedStatement statement =
                        superuser.prepareStatement("select 1 from jointgov.joint_meeting where id = ? for update")) {
            statement.setObject(1, id);
            statement.execute();
        }
    }

    private long told(UUID township, String template) throws SQLException {
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                PreparedStatement statement = superuser.prepareStatement("select count(*) from jointgov.mail_outbox o"
                        + " join jointgov.membership m on m.id = o.membership_id"
                        + " where o.record_id = ? and m.township_id = ? and m.role = 'leader' and o.template = ?")) {
            statement.setObject(1, id);
            statement.setObject(2, township);
            statement.setString(3, template);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void theOtherSideIsToldOfPlanChangeAndCancellation() throws SQLException {
        for (String user : List.of("suojia-leader", "suojia-clerk", "duoma-clerk")) {
            as(user).get("/me").expect(200);
        }
        UUID other = Ids.next();
        String at = "/joint-meetings/" + other;
        String more = "\"hostTownshipId\":\"" + region.suojia + "\"";
        Api me = as("duoma-leader");
        me.post("/joint-meetings", plan(other, "转场协调会", more)).expect(201);
        me.ifMatch(me.get(at).etag()).put(at, plan(other, "转场协调会（改期）", more)).expect(200);
        me.ifMatch(me.get(at).etag())
                .post(at + "/cancellation", "{\"reason\":\"大雪封路\"}")
                .expect(200);
        assertEquals(List.of("meeting-cancelled", "meeting-changed", "meeting-planned"), mailed(other, region.suojia));
        assertEquals(List.of(), mailed(other, region.duoma));
    }

    private static List<String> mailed(UUID record, UUID township) throws SQLException {
        List<String> templates = new ArrayList<>();
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                PreparedStatement statement =
                        superuser.prepareStatement("select distinct o.template from jointgov.mail_outbox o"
                                + " join jointgov.membership m on m.id = o.membership_id"
                                + " where o.record_id = ? and m.township_id = ? order by 1")) {
            statement.setObject(1, record);
            statement.setObject(2, township);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    templates.add(row.getString(1));
                }
            }
        }
        return templates;
    }

    private static String refusal(JsonObject meeting, String reason) {
        String signature = signature(meeting);
        return signature.substring(0, signature.length() - 1) + ",\"reason\":\"" + reason + "\"}";
    }

    @Test
    void aLeaderWhoDoesNotSignSaysWhyAndNothingIsApprovedBySilence() {
        as("suojia-clerk").post(path + "/minutes-revisions", minutes(0, "第一稿")).expect(201);
        MinutesSteps.put(as("suojia-clerk"), path, 1).expect(201);
        JsonObject drafted = as("duoma-leader").get(path).expect(200).json();
        assertEquals(
                "invalid-fields",
                as("duoma-leader")
                        .post(path + "/refusals", refusal(drafted, " "))
                        .expect(422)
                        .problem());
        as("duoma-clerk").post(path + "/refusals", refusal(drafted, "不符")).expect(403);
        JsonObject refused = as("duoma-leader")
                .post(path + "/refusals", refusal(drafted, "取水日期与会上所说不符。"))
                .expect(201)
                .json();
        assertEquals("amendment", refused.getString("state"));
        as("duoma-leader").post(path + "/refusals", refusal(drafted, "再说一次")).expect(409);
        JsonObject seen = as("suojia-leader").get(path).expect(200).json();
        JsonObject shown =
                seen.getJsonObject("minutes").getJsonArray("refusals").getJsonObject(0);
        assertEquals("取水日期与会上所说不符。", shown.getString("reason"));
        assertTrue(shown.getBoolean("current"));
        assertTrue(as("suojia-clerk").get("/home").expect(200).text().contains("sign-off-refused"));

        // Another wording leaves the refusal behind; one that signs after all is bound by it.
        as("suojia-clerk").post(path + "/minutes-revisions", minutes(1, "第二稿")).expect(201);
        assertEquals(
                "text-changed",
                as("duoma-leader")
                        .post(path + "/refusals", refusal(drafted, "旧稿"))
                        .expect(409)
                        .problem());
        JsonObject second = as("duoma-leader").get(path).expect(200).json();
        assertFalse(second.getJsonObject("minutes")
                .getJsonArray("refusals")
                .getJsonObject(0)
                .getBoolean("current"));
        as("duoma-leader").post(path + "/refusals", refusal(second, "还要再看")).expect(201);
        signOff("duoma-leader").expect(201);
        assertEquals(
                "invalid-transition",
                as("duoma-leader")
                        .post(path + "/refusals", refusal(second, "又不签了"))
                        .expect(409)
                        .problem());
        signOff("suojia-leader").expect(201);
        assertEquals(
                "in-force", as("suojia-leader").get(path).expect(200).json().getString("state"));
    }

    @Nested
    class AsLeaderOfThePlanningTownship {
        private final Api me = as("duoma-leader");

        @Test
        void theAnswerToPlanningIsTheMeeting() {
            UUID other = Ids.next();
            Answer answer = me.post(
                            "/joint-meetings",
                            plan(
                                    other,
                                    "走访互动",
                                    "\"hostTownshipId\":\"" + region.duoma + "\",\"endsAt\":\"2026-12-01T04:00:00Z\""))
                    .expect(201);
            assertTrue(answer.header("Location").endsWith("/api/joint-meetings/" + other));
            assertEquals("\"1.full.zh-CN\"", answer.etag());
            JsonObject meeting = answer.json();
            assertEquals("planned", meeting.getString("state"));
            assertEquals("2026-12-01T04:00:00Z", meeting.getString("endsAt"));
            assertEquals(region.duoma.toString(), meeting.getString("ownerTownshipId"));
            assertEquals(
                    Region.office("duoma-leader"),
                    meeting.getJsonObject("plannedBy").getString("office"));
            assertEquals(List.of("edit", "cancel", "attend", "revise"), texts(meeting, "actions"));
            assertFalse(meeting.containsKey("minutes"));
        }

        @Test
        void theSameKeyPlansOnce() {
            UUID other = Ids.next();
            String body = plan(other, "一次", "\"hostTownshipId\":\"" + region.duoma + "\"");
            Api once = me.withKey(Ids.next().toString());
            assertEquals(
                    once.post("/joint-meetings", body).expect(201).text(),
                    once.post("/joint-meetings", body).expect(201).text());
            assertEquals(
                    "idempotency-key-reused",
                    once.post("/joint-meetings", body.replace("一次", "两次"))
                            .expect(422)
                            .problem());
        }

        @Test
        void anIdInUseIsRefused() {
            assertEquals(
                    "id-in-use",
                    me.post("/joint-meetings", plan("又一次")).expect(409).problem());
            assertEquals(
                    "id-in-use",
                    as("suojia-leader")
                            .post("/joint-meetings", plan("又一次"))
                            .expect(409)
                            .problem());
        }

        @Test
        void fieldsAreNamedWithTheRuleThatTheyBreak() {
            JsonObject problem = me.post(
                            "/joint-meetings",
                            "{\"borderId\":\"" + region.border + "\",\"kind\":\"party\",\"place\":\"" + "x".repeat(121)
                                    + "\",\"startsAt\":\"2026-12-01T02:00:00Z\",\"endsAt\":\"2026-11-01T02:00:00Z\"}")
                    .expect(422)
                    .json();
            assertEquals(
                    List.of(
                            "/endsAt out-of-range",
                            "/kind unknown-value",
                            "/title required",
                            "/place too-long",
                            "/hostTownshipId required"),
                    problem.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                            .map(e -> e.getString("pointer") + " " + e.getString("code"))
                            .toList());
            assertFalse(problem.toString().contains("party"));
        }

        @Test
        void aHostThatIsNoMemberOfTheBorderIsRefused() {
            Answer answer = me.post(
                            "/joint-meetings", plan(Ids.next(), "x", "\"hostTownshipId\":\"" + region.moyun + "\""))
                    .expect(422);
            assertEquals(
                    "/hostTownshipId",
                    answer.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
        }

        @Test
        void thePlanIsChangedInTheVersionThatWasRead() {
            String etag = me.get(path).expect(200).etag();
            String body = plan("改期座谈会");
            assertEquals("precondition-required", me.put(path, body).expect(428).problem());
            Answer changed = me.ifMatch(etag).put(path, body).expect(200);
            assertEquals("改期座谈会", changed.json().getString("title"));
            Answer stale = me.ifMatch(etag).put(path, body).expect(412);
            assertEquals(changed.etag(), stale.etag());
        }

        @Test
        void thePlanStandsOnceALeaderHasSigned() {
            me.post(path + "/minutes-revisions", minutes(0, "第一稿")).expect(201);
            signOff("suojia-leader").expect(201);
            Answer now = me.get(path).expect(200);
            assertEquals(
                    "invalid-transition",
                    me.ifMatch(now.etag()).put(path, plan("改")).expect(409).problem());
            assertEquals(
                    List.of("attend", "revise", "refuse", "sign-off", "sign-off-paper"), texts(now.json(), "actions"));
        }

        @Test
        void theMeetingIsCancelledWithAReason() {
            String etag = me.get(path).etag();
            assertEquals(
                    "invalid-fields",
                    me.ifMatch(etag)
                            .post(path + "/cancellation", "{}")
                            .expect(422)
                            .problem());
            JsonObject cancelled = me.ifMatch(etag)
                    .post(path + "/cancellation", "{\"reason\":\"大雪封路\"}")
                    .expect(200)
                    .json();
            assertEquals("cancelled", cancelled.getString("state"));
            assertEquals("大雪封路", cancelled.getJsonObject("cancellation").getString("reason"));
            assertEquals(List.of(), texts(cancelled, "actions"));
            assertEquals(
                    "invalid-transition",
                    me.post(path + "/minutes-revisions", minutes(0, "x"))
                            .expect(409)
                            .problem());
        }

        @Test
        void readersFromOutsideAreShown() {
            as("qinghai-officer").get(path).expect(200);
            as("suojia-mediator").get(path).expect(200);
            as("suojia-mediator").get(path).expect(200);
            List<String> offices = me.get(path).json().getJsonArray("readers").getValuesAs(JsonObject.class).stream()
                    .map(r -> r.getString("office"))
                    .toList();
            assertEquals(List.of(Region.office("suojia-mediator"), Region.office("qinghai-officer")), offices);
        }

        @Test
        void onePersonWhoActsForBothSidesSignsForOneOnly() throws SQLException {
            Region two = new Region();
            UUID meeting = Ids.next();
            String at = "/joint-meetings/" + meeting;
            Api duoma = two.api("duoma-leader");
            Api suojia = two.alsoFor("duoma-leader", two.suojia, "leader");
            duoma.post(
                            "/joint-meetings",
                            plan(meeting, "x", "\"hostTownshipId\":\"" + two.duoma + "\"")
                                    .replace(region.border.toString(), two.border.toString()))
                    .expect(201);
            JsonObject drafted = duoma.post(at + "/minutes-revisions", minutes(0, "第一稿"))
                    .expect(201)
                    .json();
            MinutesSteps.put(suojia, at);
            suojia.post(at + "/sign-offs", signature(drafted)).expect(201);
            assertEquals(
                    "forbidden",
                    duoma.post(at + "/sign-offs", signature(drafted))
                            .expect(403)
                            .problem());
        }
    }

    @Nested
    class AsLeaderOfTheOtherTownship {
        private final Api me = as("suojia-leader");

        @Test
        void thePlanIsNotMineToChangeOrCancel() {
            String etag = me.get(path).expect(200).etag();
            assertEquals(
                    "forbidden",
                    me.ifMatch(etag).put(path, plan("x")).expect(403).problem());
            assertEquals(
                    "forbidden",
                    me.ifMatch(etag)
                            .post(path + "/cancellation", "{\"reason\":\"x\"}")
                            .expect(403)
                            .problem());
            assertEquals(List.of("attend", "revise"), actions("suojia-leader"));
            assertFalse(me.get(path).json().containsKey("readers"));
        }

        @Test
        void eachSideKeepsItsOwnAttendance() {
            String list = "{\"entries\":[{\"office\":\"乡长\",\"role\":\"chair\",\"presence\":\"attended\"}]}";
            assertEquals(
                    "precondition-required",
                    me.put(path + "/attendance", list).expect(428).problem());
            me.ifMatch("\"0\"").put(path + "/attendance", list).expect(200);
            as("duoma-clerk")
                    .ifMatch("\"0\"")
                    .put(path + "/attendance", list.replace("chair", "recorder"))
                    .expect(200);
            assertEquals(
                    412, me.ifMatch("\"0\"").put(path + "/attendance", list).status());
            JsonObject meeting = me.ifMatch("\"1\"")
                    .put(path + "/attendance", "{\"entries\":[]}")
                    .expect(200)
                    .json();
            List<String> lists = meeting.getJsonArray("attendance").getValuesAs(JsonObject.class).stream()
                    .map(a -> a.getString("townshipId").equals(region.suojia.toString()) + " " + a.getInt("version")
                            + " " + a.getJsonArray("entries").size())
                    .sorted()
                    .toList();
            assertEquals(List.of("false 1 1", "true 2 0"), lists);
        }

        @Test
        void whoCameInsteadAndWhereAGuestIsFromIsTold() {
            String list = """
                    {"entries": [
                        {"office": "乡长", "role": "chair", "presence": "deputy", "deputyOffice": " 副乡长 "},
                        {"office": "科长", "role": "guest", "presence": "attended", "organisation": "县民政局"},
                        {"office": "书记", "role": "guest", "presence": "deputy", "deputyOffice": "委员", "organisation": "县林草局"}]}
                    """;
            me.ifMatch("\"0\"").put(path + "/attendance", list).expect(200);
            List<JsonObject> entries = as("xizang-officer")
                    .get(path)
                    .expect(200)
                    .json()
                    .getJsonArray("attendance")
                    .getJsonObject(0)
                    .getJsonArray("entries")
                    .getValuesAs(JsonObject.class);
            assertEquals("副乡长", entries.get(0).getString("deputyOffice"));
            assertFalse(entries.get(0).containsKey("organisation"));
            assertEquals("县民政局", entries.get(1).getString("organisation"));
            assertFalse(entries.get(1).containsKey("deputyOffice"));
            assertEquals("委员", entries.get(2).getString("deputyOffice"));
        }

        @Test
        void aDeputyWithoutOfficeAndAGuestFromNowhereAreNamedByTheirFields() {
            String list = """
                    {"entries": [
                        {"office": "乡长", "role": "chair", "presence": "deputy"},
                        {"office": "科长", "role": "guest", "presence": "attended", "deputyOffice": "科员"},
                        {"office": "书记", "role": "recorder", "presence": "attended", "organisation": "县林草局"}]}
                    """;
            Answer refused = me.ifMatch("\"0\"").put(path + "/attendance", list).expect(422);
            assertEquals(
                    List.of(
                            "/entries/0/deputyOffice",
                            "/entries/1/deputyOffice",
                            "/entries/1/organisation",
                            "/entries/2/organisation"),
                    refused.json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                            .map(error -> error.getString("pointer"))
                            .sorted()
                            .toList());
        }

        @Test
        void aRevisionOnTopOfAnOlderOneIsAConflictAndNothingIsLost() {
            as("duoma-clerk")
                    .post(path + "/minutes-revisions", minutes(0, "第一稿"))
                    .expect(201);
            assertEquals(
                    "conflict",
                    me.post(path + "/minutes-revisions", minutes(0, "我的第一稿"))
                            .expect(409)
                            .problem());
            me.post(path + "/minutes-revisions", minutes(1, "第二稿")).expect(201);
            assertEquals(
                    List.of("第二稿", "第一稿"),
                    me.get(path + "/minutes-revisions").expect(200).items().getValuesAs(JsonObject.class).stream()
                            .map(r -> r.getString("text"))
                            .toList());
        }

        @Test
        void aNewRevisionReopensBothSignOffs() {
            me.post(path + "/minutes-revisions", minutes(0, "第一稿")).expect(201);
            JsonObject seen = me.get(path).json();
            signOff("duoma-leader").expect(201);
            as("duoma-clerk")
                    .post(path + "/minutes-revisions", minutes(1, "第二稿"))
                    .expect(201);
            assertEquals(
                    "text-changed",
                    me.post(path + "/sign-offs", signature(seen)).expect(409).problem());
            JsonObject reopened = me.get(path).json();
            assertEquals("amendment", reopened.getString("state"));
            JsonObject old =
                    reopened.getJsonObject("minutes").getJsonArray("signOffs").getJsonObject(0);
            assertFalse(old.getBoolean("current"));
            assertEquals(1, old.getInt("revision"));
        }

        @Test
        void aSideSignsOnce() {
            me.post(path + "/minutes-revisions", minutes(0, "第一稿")).expect(201);
            signOff("suojia-leader").expect(201);
            assertEquals(
                    "invalid-transition", signOff("suojia-leader").expect(409).problem());
        }

        @Test
        void nothingIsSignedBeforeThereAreMinutes() {
            assertEquals(
                    "invalid-transition",
                    me.post(path + "/sign-offs", "{\"revision\":0,\"contentHash\":\"" + "0".repeat(64) + "\"}")
                            .expect(409)
                            .problem());
            assertEquals(
                    "invalid-fields",
                    me.post(path + "/sign-offs", "{\"contentHash\":\"xyz\"}")
                            .expect(422)
                            .problem());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"suojia-clerk", "suojia-mediator", "duoma-ledger", "qinghai-officer"})
    void whoIsNoLeaderDoesNotSign(String user) {
        JsonObject drafted = as("suojia-leader")
                .post(path + "/minutes-revisions", minutes(0, "第一稿"))
                .expect(201)
                .json();
        assertEquals(
                "forbidden",
                as(user).post(path + "/sign-offs", signature(drafted))
                        .expect(403)
                        .problem());
        assertFalse(actions(user).contains("sign-off"));
    }

    @Nested
    class AsProvincialOfficer {
        @Test
        void allIsReadAndNothingWritten() {
            Api me = as("xizang-officer");
            assertEquals(List.of(), actions("xizang-officer"));
            assertEquals(
                    "forbidden",
                    me.post(path + "/minutes-revisions", minutes(0, "x"))
                            .expect(403)
                            .problem());
            assertEquals(
                    "forbidden",
                    me.ifMatch("\"1\"").put(path, plan("x")).expect(403).problem());
            assertEquals(
                    "forbidden",
                    me.post("/joint-meetings", plan(Ids.next(), "x", "\"hostTownshipId\":\"" + region.duoma + "\""))
                            .expect(403)
                            .problem());
        }
    }

    @Nested
    class AsLeaderOfAnotherBorder {
        private final Api me = as("moyun-leader");

        @Test
        void aHiddenMeetingAnswersLikeAnAbsentOne() {
            String absent = "/joint-meetings/" + Ids.next();
            for (String each : List.of(path, absent)) {
                assertEquals("not-found", me.get(each).expect(404).problem());
                assertEquals(
                        "not-found",
                        me.get(each + "/minutes-revisions").expect(404).problem());
                assertEquals("not-found", me.put(each, plan("x")).expect(404).problem());
                assertEquals(
                        "not-found",
                        me.ifMatch("\"0\"")
                                .put(each + "/attendance", "{\"entries\":[]}")
                                .expect(404)
                                .problem());
                assertEquals(
                        "not-found",
                        me.post(each + "/minutes-revisions", minutes(0, "x"))
                                .expect(404)
                                .problem());
                assertEquals(
                        "not-found",
                        me.post(each + "/sign-offs", "{\"revision\":1,\"contentHash\":\"" + "0".repeat(64) + "\"}")
                                .expect(404)
                                .problem());
                assertEquals(
                        "not-found",
                        me.post(each + "/cancellation", "{\"reason\":\"x\"}")
                                .expect(404)
                                .problem());
            }
            assertEquals(
                    "not-found",
                    me.post("/joint-meetings", plan(Ids.next(), "x", "\"hostTownshipId\":\"" + region.moyun + "\""))
                            .expect(404)
                            .problem());
        }

        @Test
        void itIsNotInMyLists() {
            assertFalse(me.get("/joint-meetings?limit=100").expect(200).text().contains(id.toString()));
            assertEquals(
                    0,
                    me.get("/joint-meetings?borderId=" + region.border)
                            .expect(200)
                            .items()
                            .size());
        }
    }

    /** At most 3 statements for a read and 8 for a write, the binding counted. */
    @Test
    void readsSendThreeStatementsAndWritesEight() throws Exception {
        Api owner = as("duoma-leader");
        Api other = as("suojia-leader");
        try (StatementLog log = new StatementLog(
                SharedStack.get(),
                "joint_meeting",
                () -> owner.get("/joint-meetings").expect(200))) {
            UUID planned = Ids.next();
            log.assertAtMost(
                    8,
                    "plan",
                    () -> owner.post(
                                    "/joint-meetings",
                                    plan(planned, "x", "\"hostTownshipId\":\"" + region.duoma + "\""))
                            .expect(201));
            log.assertAtMost(3, "list", () -> owner.get("/joint-meetings").expect(200));
            log.assertAtMost(
                    3,
                    "search",
                    () -> other.get("/joint-meetings?q=%E5%BA%A7%E8%B0%88").expect(200));
            log.assertAtMost(3, "open own", () -> owner.get(path).expect(200));
            log.assertAtMost(3, "open foreign", () -> other.get(path).expect(200));
            log.assertAtMost(
                    8,
                    "change",
                    () -> owner.ifMatch("\"1\"").put(path, plan("改")).expect(200));
            log.assertAtMost(
                    8,
                    "attend",
                    () -> other.ifMatch("\"0\"")
                            .put(path + "/attendance", "{\"entries\":[]}")
                            .expect(200));
            log.assertAtMost(
                    8,
                    "revise",
                    () -> other.post(path + "/minutes-revisions", minutes(0, "第一稿"))
                            .expect(201));
            log.assertAtMost(
                    3, "revisions", () -> owner.get(path + "/minutes-revisions").expect(200));
            log.assertAtMost(
                    8,
                    "put to both sides",
                    () -> MinutesSteps.put(owner, path, 1).expect(201));
            String signature = signature(owner.get(path).json());
            log.assertAtMost(
                    8,
                    "sign off",
                    () -> other.post(path + "/sign-offs", signature).expect(201));
            log.assertAtMost(
                    8, "seal", () -> owner.post(path + "/sign-offs", signature).expect(201));
            log.assertAtMost(
                    8,
                    "cancel",
                    () -> owner.ifMatch("\"1\"")
                            .post("/joint-meetings/" + planned + "/cancellation", "{\"reason\":\"x\"}")
                            .expect(200));
        }
    }

    @Nested
    class InLists {
        private List<String> titles(String query) {
            return as("suojia-mediator")
                    .get("/joint-meetings" + query)
                    .expect(200)
                    .items()
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .map(m -> m.getString("title"))
                    .toList();
        }

        @Test
        void meetingsAreFoundByTheirWords() {
            String word = "草场" + Long.toString(System.nanoTime(), 36);
            as("duoma-leader")
                    .post(
                            "/joint-meetings",
                            plan(Ids.next(), "联合排查" + word, "\"hostTownshipId\":\"" + region.duoma + "\""))
                    .expect(201);
            assertEquals(List.of("联合排查" + word), titles("?q=" + word));
            assertEquals(List.of(), titles("?q=" + word + "zz"));
            assertFalse(titles("?q=%E7%B4%A2%E5%8A%A0").isEmpty());
        }

        @Test
        void filtersNarrowThem() {
            assertTrue(titles("?state=planned&kind=symposium&limit=100").contains("平安边界座谈会"));
            assertEquals(List.of(), titles("?kind=yearly-conference"));
            assertEquals(List.of(), titles("?state=in-force&from=2030-01-01T00:00:00Z"));
            assertEquals(List.of(), titles("?to=2020-01-01T00:00:00Z"));
            assertEquals(List.of(), titles("?borderId=" + region.otherBorder));
        }

        @Test
        void pagesFollowOneAnotherWithoutGapOrRepetition() {
            for (int i = 0; i < 4; i++) {
                as("duoma-clerk")
                        .post(
                                "/joint-meetings",
                                plan(Ids.next(), "第" + i + "页", "\"hostTownshipId\":\"" + region.duoma + "\""))
                        .expect(201);
            }
            List<String> all = titles("?limit=100");
            List<String> paged = new java.util.ArrayList<>();
            String next = "?limit=2";
            while (next != null) {
                Answer page =
                        as("suojia-mediator").get("/joint-meetings" + next).expect(200);
                page.items().stream()
                        .map(JsonValue::asJsonObject)
                        .map(m -> m.getString("title"))
                        .forEach(paged::add);
                String cursor = page.json().getString("nextCursor", null);
                assertEquals(cursor != null, page.header("Link").contains("rel=\"next\""));
                next = cursor == null ? null : "?limit=2&cursor=" + cursor;
            }
            assertEquals(all, paged);
        }

        @Test
        void badParametersAreRefused() {
            for (String bad : List.of("?limit=0", "?limit=101", "?cursor=x", "?from=yesterday")) {
                assertEquals(
                        "invalid-request",
                        as("duoma-leader")
                                .get("/joint-meetings" + bad)
                                .expect(400)
                                .problem());
            }
        }
    }
}
