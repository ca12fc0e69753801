package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jointgov.platform.time.Ids;
import org.jointgov.platform.time.Time;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The API of dispute alerts, seen by each actor. */
class DisputeAlertResourceIT {
    private static final String ALERTS = "/dispute-alerts";
    private static final Neighbourhood HERE = here();

    private static Neighbourhood here() {
        try {
            return new Neighbourhood();
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Nested
    class AsMediatorOfTheOwner {
        private final Api me = HERE.as("duoma-mediator");

        @Test
        void raisesAnOwnAlert() throws SQLException {
            UUID id = Ids.next();
            Answer answer = me.post(
                            ALERTS,
                            Neighbourhood.alert().add("id", id.toString()).build())
                    .expect(201);
            JsonObject view = answer.json();
            assertEquals(
                    "/api/dispute-alerts/" + id,
                    java.net.URI.create(answer.header("Location")).getPath());
            assertEquals("\"1.full.en\"", answer.etag());
            assertEquals(id.toString(), view.getString("id"));
            assertEquals("own", view.getString("state"));
            assertEquals(1, view.getInt("version"));
            assertTrue(view.getBoolean("mine"));
            assertFalse(view.getBoolean("escalated"));
            assertFalse(view.getBoolean("hasNarrative"));
            assertEquals(
                    12.5,
                    view.getJsonObject("place").getJsonNumber("accuracyMetres").doubleValue());
            assertEquals("duoma-mediator office", view.getJsonObject("raisedBy").getString("office"));
            assertEquals(List.of("share", "edit", "attach", "delete"), texts(view.getJsonArray("actions")));
            assertFalse(view.containsKey("borderId"));
            assertEquals(1, HERE.auditRecords(id, ""));
            assertEquals(1, HERE.auditRecords(id, "raise"));
        }

        @Test
        void raisesAndSharesAtOnce() {
            JsonObject view = raiseShared();
            assertEquals("sent", view.getString("state"));
            assertEquals(HERE.border.toString(), view.getString("borderId"));
            assertTrue(view.containsKey("sharedAt"));
            assertEquals(List.of("edit", "attach", "withdraw"), texts(view.getJsonArray("actions")));
        }

        @Test
        void isToldEveryFieldThatBreaksARule() {
            Answer answer = me.post(ALERTS, """
                    {"kind":"rumour","type":"pasture-water","headline":"%s","place":{"name":" ","latitude":91,"longitude":1},
                     "occurredOn":"%s","parties":[{"phone":"1"}]}
                    """.formatted(
                            "长".repeat(121), LocalDate.now(Time.ZONE).plusDays(1)));
            assertEquals(422, answer.status());
            assertEquals("invalid-fields", answer.problem());
            Set<String> errors = answer.json().getJsonArray("errors").stream()
                    .map(JsonValue::asJsonObject)
                    .map(error -> error.getString("pointer") + " " + error.getString("code"))
                    .collect(Collectors.toSet());
            assertEquals(
                    Set.of(
                            "/kind unknown-value",
                            "/severity required",
                            "/headline too-long",
                            "/place/name required",
                            "/place/latitude out-of-range",
                            "/occurredOn in-future",
                            "/parties/0/name required"),
                    errors);
            assertFalse(answer.text().contains("rumour"));
        }

        @Test
        void cannotShareWithABorderOfOthers() {
            Answer answer = me.post(
                    ALERTS,
                    Neighbourhood.alert()
                            .add("borderId", HERE.farBorder.toString())
                            .build());
            assertEquals(422, answer.status());
            assertEquals(
                    "/borderId",
                    answer.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
            Answer unknown = me.post(
                    ALERTS,
                    Neighbourhood.alert().add("borderId", Ids.next().toString()).build());
            assertEquals(
                    answer.text().replace(answer.header("Correlation-Id"), ""),
                    unknown.text().replace(unknown.header("Correlation-Id"), ""));
        }

        @Test
        void isRefusedAnIdThatTheyCanSee() {
            String id = raiseOwn().getString("id");
            Answer again = me.post(ALERTS, Neighbourhood.alert().add("id", id).build());
            assertEquals(409, again.status());
            assertEquals("id-in-use", again.problem());
            String shared = raiseShared().getString("id");
            Answer other = HERE.as("suojia-mediator")
                    .post(ALERTS, Neighbourhood.alert().add("id", shared).build());
            assertEquals("id-in-use", other.problem());
        }

        @Test
        void mayTakeAnIdThatAHiddenAlertHas() {
            String hidden = raiseOwn().getString("id");
            Api other = HERE.as("suojia-mediator");
            Answer taken = other.post(
                            ALERTS, Neighbourhood.alert().add("id", hidden).build())
                    .expect(201);
            assertEquals(HERE.suojia.toString(), taken.json().getString("ownerTownshipId"));
            assertEquals(
                    HERE.duoma.toString(),
                    me.get(ALERTS + "/" + hidden).expect(200).json().getString("ownerTownshipId"));
            Answer shared = other.ifMatch(taken.etag())
                    .post(ALERTS + "/" + hidden + "/sharing", border())
                    .expect(200);
            assertEquals("sent", shared.json().getString("state"));
            Answer refused = me.ifMatch("\"1\"").post(ALERTS + "/" + hidden + "/sharing", border());
            assertEquals("id-in-use", refused.problem());
            assertEquals(
                    HERE.duoma.toString(),
                    me.get(ALERTS + "/" + hidden).expect(200).json().getString("ownerTownshipId"));
        }

        @Test
        void changesWhatTheAlertSays() throws SQLException {
            JsonObject before = raiseOwn();
            String path = path(before);
            Answer changed = me.ifMatch("\"1.full.zh-CN\"")
                    .put(
                            path,
                            Neighbourhood.alert()
                                    .add("headline", "围栏被拆")
                                    .add("severity", "urgent")
                                    .build())
                    .expect(200);
            assertEquals("围栏被拆", changed.json().getString("headline"));
            assertTrue(changed.json().getJsonArray("earlier").isEmpty(), "what nobody else has seen may be corrected");
            assertEquals(2, changed.json().getInt("version"));
            assertEquals(before.getString("raisedAt"), changed.json().getString("raisedAt"));
            assertEquals(
                    1,
                    HERE.number(
                            "select count(*) from jointgov.audit_record where record_id = ? and action = 'revise'"
                                    + " and record_version = 2",
                            id(before)));
            assertEquals(List.of(before.getString("id")), found(me, "围栏被拆", before.getString("id")));
            assertEquals(List.of(), found(me, "水源争议", before.getString("id")));
        }

        @Test
        void needsTheVersionThatTheyRead() {
            JsonObject alert = raiseOwn();
            Answer without = me.put(path(alert), Neighbourhood.alert().build());
            assertEquals(428, without.status());
            me.ifMatch("\"1\"").put(path(alert), Neighbourhood.alert().build()).expect(200);
            Answer stale =
                    me.ifMatch("\"1\"").put(path(alert), Neighbourhood.alert().build());
            assertEquals(412, stale.status());
            assertEquals("\"2.full.en\"", stale.etag());
        }

        @Test
        void removesAnAlertThatNobodyElseHasSeen() throws SQLException {
            JsonObject alert = raiseOwn();
            me.ifMatch("\"1\"").delete(path(alert)).expect(204);
            me.get(path(alert)).expect(404);
            assertEquals(1, HERE.auditRecords(id(alert), "remove"));
            assertEquals(
                    0,
                    HERE.number(
                            "select (select count(*) from jointgov.dispute_alert_secret where alert_id = x)"
                                    + " + (select count(*) from jointgov.search_posting where record_id = x)"
                                    + " from (values (?::uuid)) v(x)",
                            id(alert)));
            JsonObject shared = raiseShared();
            assertEquals(
                    "invalid-transition",
                    me.ifMatch("\"1\"").delete(path(shared)).problem());
        }

        @Test
        void sharesOnceAndForGood() throws SQLException {
            JsonObject alert = raiseOwn();
            Api other = HERE.as("suojia-leader");
            other.get(path(alert)).expect(404);
            Answer shared =
                    me.ifMatch("\"1\"").post(path(alert) + "/sharing", border()).expect(200);
            assertEquals("sent", shared.json().getString("state"));
            assertEquals(1, HERE.auditRecords(id(alert), "share"));
            assertEquals(List.of(alert.getString("id")), found(other, "水源争议", alert.getString("id")));
            assertEquals(
                    "invalid-transition",
                    me.ifMatch(shared.etag())
                            .post(path(alert) + "/sharing", border())
                            .problem());
        }

        @Test
        void seesWhatTheOtherSideDoes() {
            JsonObject alert = raiseShared();
            Api other = HERE.as("suojia-mediator");
            assertEquals("sent", me.get(path(alert)).json().getString("state"));
            other.post(ALERTS + "/receipts", "{\"ids\":[\"" + alert.getString("id") + "\",\"" + Ids.next() + "\"]}")
                    .expect(204);
            assertEquals("received", me.get(path(alert)).json().getString("state"));
            assertEquals("read", other.get(path(alert)).json().getString("state"));
            JsonObject read = me.get(path(alert)).json();
            assertEquals("read", read.getString("state"));
            assertEquals(1, read.getJsonArray("readers").size());
            assertEquals(
                    "suojia-mediator office",
                    read.getJsonArray("readers").getJsonObject(0).getString("office"));
            other.ifMatch("\"1\"").post(path(alert) + "/acknowledgement").expect(200);
            JsonObject answered = me.get(path(alert)).json();
            assertEquals("acknowledged", answered.getString("state"));
            JsonObject response = answered.getJsonArray("responses").getJsonObject(0);
            assertEquals(HERE.suojia.toString(), response.getString("townshipId"));
            assertEquals("suojia-mediator office", response.getString("office"));
            assertTrue(response.containsKey("receivedAt") && response.containsKey("readAt"));
        }

        @Test
        void sendsMailToThoseWhoAnswerAndGetsOneBack() throws SQLException {
            Api other = HERE.as("suojia-leader");
            other.get(ALERTS).expect(200);
            me.get(ALERTS).expect(200);
            JsonObject alert = raiseShared();
            assertNotEquals(0, mails(alert, "alert-waits", HERE.suojia));
            assertEquals(0, mails(alert, "alert-waits", HERE.duoma));
            other.ifMatch("\"1\"").post(path(alert) + "/acknowledgement").expect(200);
            assertNotEquals(0, mails(alert, "alert-answered", HERE.duoma));
        }

        @Test
        void withdrawsWhatNobodyHasTakenUpAndTellsThoseWhoReceivedIt() throws SQLException {
            JsonObject alert = raiseShared();
            Api other = HERE.as("suojia-leader");
            other.get(path(alert)).expect(200);
            assertEquals(
                    422,
                    me.ifMatch("\"1\"").post(path(alert) + "/withdrawal", "{}").status());
            assertEquals(
                    422,
                    me.ifMatch("\"1\"")
                            .post(path(alert) + "/withdrawal", reason("长".repeat(501)))
                            .status());
            JsonObject withdrawn = me.ifMatch("\"1\"")
                    .post(path(alert) + "/withdrawal", reason("误报"))
                    .expect(200)
                    .json();
            assertEquals("withdrawn", withdrawn.getString("state"));
            assertEquals(2, withdrawn.getInt("version"));
            assertEquals(List.of(), texts(withdrawn.getJsonArray("actions")));
            assertEquals(1, HERE.auditRecords(id(alert), "withdraw"));
            assertNotEquals(0, mails(alert, "alert-withdrawn", HERE.suojia));
            assertNotEquals(0, feedEntries(alert, 2, HERE.suojia));
            JsonObject seen = other.get(path(alert)).expect(200).json();
            assertEquals("withdrawn", seen.getString("state"));
            JsonObject withdrawal = seen.getJsonObject("withdrawal");
            assertEquals("误报", withdrawal.getString("reason"));
            assertEquals(
                    "duoma-mediator office", withdrawal.getJsonObject("act").getString("office"));
            assertEquals(List.of(), texts(seen.getJsonArray("actions")));
            assertOnly(
                    other,
                    "state=withdrawn",
                    alert.getString("id"),
                    raiseShared().getString("id"));
        }

        @Test
        void sendsNoMailOfAWithdrawalToThoseWhoHadNotReceivedTheAlert() throws SQLException {
            JsonObject alert = raiseShared();
            me.ifMatch("\"1\"").post(path(alert) + "/withdrawal", reason("误报")).expect(200);
            assertEquals(0, mails(alert, "alert-withdrawn", HERE.suojia));
            assertNotEquals(0, feedEntries(alert, 2, HERE.suojia));
            HERE.as("suojia-clerk").get(path(alert)).expect(200);
            assertEquals("withdrawn", me.get(path(alert)).json().getString("state"), "a late reading changes nothing");
        }

        @Test
        void withdrawsWhatWasDeclinedButNotWhatWasTakenUpOrEscalated() {
            Api other = HERE.as("suojia-leader");
            JsonObject declined = raiseShared();
            other.ifMatch("\"1\"")
                    .post(path(declined) + "/decline", reason("不属于本乡"))
                    .expect(200);
            me.ifMatch("\"1\"")
                    .post(path(declined) + "/withdrawal", reason("误报"))
                    .expect(200);
            JsonObject acknowledged = raiseShared();
            other.ifMatch("\"1\"").post(path(acknowledged) + "/acknowledgement").expect(200);
            JsonObject escalated = raiseShared();
            other.ifMatch("\"1\"")
                    .post(path(escalated) + "/escalation", reason("意见不一"))
                    .expect(200);
            for (JsonObject stands : List.of(acknowledged, escalated, raiseOwn())) {
                assertEquals(
                        "invalid-transition",
                        me.ifMatch("\"1\"")
                                .post(path(stands) + "/withdrawal", reason("误报"))
                                .problem());
            }
        }

        @Test
        void changesNothingMoreOfWhatWasWithdrawn() {
            JsonObject alert = raiseShared();
            me.ifMatch("\"1\"").post(path(alert) + "/withdrawal", reason("误报")).expect(200);
            Api other = HERE.as("suojia-leader");
            for (Answer refused : List.of(
                    me.ifMatch("\"2\"").put(path(alert), Neighbourhood.alert().build()),
                    me.put(path(alert) + "/attachments/" + Ids.next(), Pictures.jpeg(), "image/jpeg"),
                    me.ifMatch("\"2\"").post(path(alert) + "/withdrawal", reason("再次")),
                    me.ifMatch("\"2\"").post(path(alert) + "/sharing", border()),
                    me.ifMatch("\"2\"").delete(path(alert)),
                    HERE.as("duoma-leader").ifMatch("\"2\"").post(path(alert) + "/escalation", reason("再次")),
                    other.ifMatch("\"2\"").post(path(alert) + "/acknowledgement"),
                    other.ifMatch("\"2\"").post(path(alert) + "/decline", reason("迟了")),
                    other.ifMatch("\"2\"").post(path(alert) + "/escalation", reason("迟了")))) {
                assertEquals("invalid-transition", refused.problem(), refused.request());
            }
        }

        @Test
        void neverWithdrawsWhatIsAcknowledgedAtTheSameMoment() throws Exception {
            Api other = HERE.as("suojia-mediator");
            ExecutorService callers = Executors.newFixedThreadPool(2);
            try {
                for (int run = 0; run < 30; run++) {
                    JsonObject alert = raiseShared();
                    CyclicBarrier start = new CyclicBarrier(2);
                    Future<Answer> taken = callers.submit(() -> {
                        start.await();
                        return other.ifMatch("\"1\"").post(path(alert) + "/acknowledgement");
                    });
                    Future<Answer> back = callers.submit(() -> {
                        start.await();
                        return me.ifMatch("\"1\"").post(path(alert) + "/withdrawal", reason("误报"));
                    });
                    List<Integer> statuses =
                            List.of(taken.get().status(), back.get().status());
                    assertEquals(
                            1, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
                    assertTrue(
                            statuses.stream()
                                    .allMatch(status -> Set.of(200, 409, 412).contains(status)),
                            statuses.toString());
                    assertEquals(
                            statuses.get(0) == 200 ? "acknowledged" : "withdrawn",
                            me.get(path(alert)).json().getString("state"));
                    assertEquals(
                            1, HERE.auditRecords(id(alert), "acknowledge") + HERE.auditRecords(id(alert), "withdraw"));
                }
            } finally {
                callers.shutdownNow();
            }
        }

        @Test
        void leavesATombstoneInTheFeedOfTheOwnTownship() throws SQLException {
            JsonObject alert = raiseOwn();
            me.ifMatch("\"1\"").delete(path(alert)).expect(204);
            String recipients =
                    "select count(*) from (select recipient, record_id, operation from jointgov.change_pending"
                            + " union all select recipient, record_id, operation from jointgov.change_entry) c"
                            + " where c.record_id = ? and c.operation = 'remove' and c.recipient = ?";
            assertNotEquals(0, HERE.number(recipients, id(alert), HERE.duoma.toString()));
            assertEquals(0, HERE.number(recipients, id(alert), HERE.suojia.toString()));
        }

        @Test
        void readsTheOwnPartiesAndIsRecorded() throws SQLException {
            JsonObject alert = raise(
                    me,
                    Neighbourhood.alert()
                            .add("narrative", "两户人家争水。")
                            .add(
                                    "parties",
                                    Json.createArrayBuilder()
                                            .add(Json.createObjectBuilder()
                                                    .add("name", "才仁（虚构）")
                                                    .add("phone", "13900000000")))
                            .build());
            assertTrue(alert.getBoolean("hasNarrative"));
            assertEquals(1, alert.getInt("partyCount"));
            assertTrue(texts(alert.getJsonArray("actions")).contains("unmask"));
            Answer unmasked =
                    me.post(path(alert) + "/unmasking", "{\"purpose\":\"调解\"}").expect(200);
            assertEquals("no-store", unmasked.header("Cache-Control"));
            assertEquals("两户人家争水。", unmasked.json().getString("narrative"));
            assertEquals(
                    "才仁（虚构）",
                    unmasked.json().getJsonArray("parties").getJsonObject(0).getString("name"));
            assertEquals(1, HERE.auditRecords(id(alert), "unmask"));
            me.post(path(alert) + "/unmasking", "{\"purpose\":\"再看\"}").expect(200);
            assertEquals(2, HERE.auditRecords(id(alert), "unmask"));
        }

        @Test
        void keepsTheNarrativeWhenAChangeGivesNone() {
            JsonObject alert =
                    raise(me, Neighbourhood.alert().add("narrative", "旧的").build());
            me.ifMatch("\"1\"").put(path(alert), Neighbourhood.alert().build()).expect(200);
            assertEquals(
                    "旧的",
                    me.post(path(alert) + "/unmasking", "{\"purpose\":\"看\"}")
                            .json()
                            .getString("narrative"));
            me.ifMatch("\"2\"")
                    .put(
                            path(alert),
                            Neighbourhood.alert().add("narrative", "新的").build())
                    .expect(200);
            assertEquals(
                    "新的",
                    me.post(path(alert) + "/unmasking", "{\"purpose\":\"看\"}")
                            .json()
                            .getString("narrative"));
            JsonObject emptied = me.ifMatch("\"3\"")
                    .put(path(alert), Neighbourhood.alert().add("narrative", "").build())
                    .expect(200)
                    .json();
            assertFalse(emptied.getBoolean("hasNarrative"));
            assertFalse(me.post(path(alert) + "/unmasking", "{\"purpose\":\"看\"}")
                    .expect(200)
                    .json()
                    .containsKey("narrative"));
        }

        @Test
        void attachesAPhotoWithoutItsMetadata() throws SQLException {
            JsonObject alert = raiseOwn();
            UUID photo = Ids.next();
            byte[] jpeg = Pictures.jpegWithExif("GPS 33.5N 92.1E");
            JsonObject view = me.put(path(alert) + "/attachments/" + photo, jpeg, "image/jpeg")
                    .expect(200)
                    .json();
            assertEquals(2, view.getInt("version"));
            assertEquals(
                    photo.toString(),
                    view.getJsonArray("attachments").getJsonObject(0).getString("id"));
            assertEquals(1, HERE.auditRecords(id(alert), "attach"));
            Answer back = me.get(path(alert) + "/attachments/" + photo).expect(200);
            assertEquals("image/jpeg", back.header("Content-Type"));
            assertArrayEquals(Pictures.jpeg(), back.body());
            assertFalse(new String(back.body(), StandardCharsets.ISO_8859_1).contains("GPS"));
            assertEquals(1, HERE.auditRecords(id(alert), "unmask"));
        }

        @Test
        void isRefusedAnAttachmentThatIsNotWhatItSays() {
            String path = path(raiseOwn()) + "/attachments/";
            Answer wrong = me.put(path + Ids.next(), Pictures.jpeg(), "image/png");
            assertEquals(415, wrong.status());
            assertEquals(
                    415,
                    me.put(path + Ids.next(), "<script>".getBytes(StandardCharsets.UTF_8), "image/jpeg")
                            .status());
            assertEquals(
                    415,
                    me.put(path + Ids.next(), "%PDF-1.7".getBytes(StandardCharsets.UTF_8), "application/pdf")
                            .status());
            byte[] big = new byte[5 * 1024 * 1024 + 1];
            System.arraycopy(Pictures.jpeg(), 0, big, 0, 4);
            assertEquals(413, me.put(path + Ids.next(), big, "image/jpeg").status());
        }
    }

    @Nested
    class AsClerkOfTheOwner {
        private final Api me = HERE.as("duoma-clerk");

        @Test
        void writesPartiesButDoesNotReadThem() {
            JsonObject alert =
                    raise(me, Neighbourhood.alert().add("narrative", "旧的").build());
            assertEquals(
                    403,
                    me.post(path(alert) + "/unmasking", "{\"purpose\":\"看\"}").status());
            me.ifMatch("\"1\"")
                    .put(
                            path(alert),
                            Neighbourhood.alert().add("narrative", "文员所写").build())
                    .expect(200);
            assertEquals(
                    "文员所写",
                    HERE.as("duoma-leader")
                            .post(path(alert) + "/unmasking", "{\"purpose\":\"看\"}")
                            .json()
                            .getString("narrative"));
        }
    }

    @Nested
    class AsLeaderOfTheOtherTownship {
        private final Api me = HERE.as("suojia-leader");

        @Test
        void acknowledgesOnceWithOneAuditRecord() throws SQLException {
            JsonObject alert = raiseShared();
            Answer answer =
                    me.ifMatch("\"1\"").post(path(alert) + "/acknowledgement").expect(200);
            assertEquals("acknowledged", answer.json().getString("state"));
            assertEquals(2, HERE.auditRecords(id(alert), ""));
            assertEquals(
                    "invalid-transition",
                    me.ifMatch("\"1\"").post(path(alert) + "/acknowledgement").problem());
        }

        @Test
        void declinesWithAReasonAndMayTakeItUpLater() {
            JsonObject alert = raiseShared();
            assertEquals(
                    422,
                    me.ifMatch("\"1\"").post(path(alert) + "/decline", "{}").status());
            JsonObject declined = me.ifMatch("\"1\"")
                    .post(path(alert) + "/decline", "{\"reason\":\"不属于本乡\"}")
                    .expect(200)
                    .json();
            assertEquals("declined", declined.getString("state"));
            assertEquals(
                    "不属于本乡", declined.getJsonArray("responses").getJsonObject(0).getString("reason"));
            assertEquals(List.of("acknowledge", "escalate"), texts(declined.getJsonArray("actions")));
            Answer unaware = me.ifMatch("\"1\"").post(path(alert) + "/acknowledgement");
            assertEquals(409, unaware.status(), "somebody who has not seen that the side declined");
            assertEquals(
                    "acknowledged",
                    me.ifMatch("\"1\"")
                            .post(path(alert) + "/acknowledgement", "{\"afterDecline\":true}")
                            .expect(200)
                            .json()
                            .getString("state"));
        }

        @Test
        void acknowledgesOnlyWhatTheyHaveRead() {
            JsonObject alert = raiseShared();
            HERE.as("duoma-mediator")
                    .ifMatch("\"1\"")
                    .put(path(alert), Neighbourhood.alert().build())
                    .expect(200);
            assertEquals(
                    412,
                    me.ifMatch("\"1\"").post(path(alert) + "/acknowledgement").status());
            assertEquals(428, me.post(path(alert) + "/acknowledgement").status());
        }

        @Test
        void readsThePartiesOnlyAfterTheAcknowledgement() throws SQLException {
            JsonObject alert = raise(
                    HERE.as("duoma-mediator"),
                    Neighbourhood.alert()
                            .add("borderId", HERE.border.toString())
                            .add("narrative", "详情")
                            .build());
            assertEquals(
                    403,
                    me.post(path(alert) + "/unmasking", "{\"purpose\":\"看\"}").status());
            assertEquals(0, HERE.auditRecords(id(alert), "unmask"));
            me.ifMatch("\"1\"").post(path(alert) + "/acknowledgement").expect(200);
            assertEquals(
                    "详情",
                    me.post(path(alert) + "/unmasking", "{\"purpose\":\"看\"}")
                            .json()
                            .getString("narrative"));
            JsonArray readers = HERE.as("duoma-leader").get(path(alert)).json().getJsonArray("readers");
            assertEquals("unmask", readers.getJsonObject(0).getString("action"));
        }

        @Test
        void readsWhatAnAlertSaidBeforeItsOwnerChangedIt() {
            Api owner = HERE.as("duoma-mediator");
            JsonObject alert = raise(
                    owner,
                    Neighbourhood.alert()
                            .add("borderId", HERE.border.toString())
                            .add("narrative", "先前的话")
                            .build());
            me.ifMatch("\"1\"").post(path(alert) + "/acknowledgement").expect(200);
            owner.ifMatch("\"1\"")
                    .put(
                            path(alert),
                            Neighbourhood.alert()
                                    .add("headline", "改过的标题")
                                    .add("narrative", "改过的话")
                                    .build())
                    .expect(200);
            for (Api reader : List.of(me, owner, HERE.as("xizang-officer"))) {
                JsonObject seen = reader.get(path(alert)).expect(200).json();
                assertEquals("改过的标题", seen.getString("headline"));
                JsonObject earlier = seen.getJsonArray("earlier").getJsonObject(0);
                assertEquals(alert.getString("headline"), earlier.getString("headline"));
                assertEquals(1, earlier.getInt("version"));
                assertEquals("duoma-mediator office", earlier.getString("office"));
            }
            JsonObject unmasked = me.post(path(alert) + "/unmasking", "{\"purpose\":\"核对\"}")
                    .expect(200)
                    .json();
            assertEquals("改过的话", unmasked.getString("narrative"));
            assertEquals(
                    "先前的话", unmasked.getJsonArray("earlier").getJsonObject(0).getString("narrative"));
        }

        @Test
        void changesNothingOfIt() {
            JsonObject alert = raiseShared();
            assertEquals(
                    403,
                    me.ifMatch("\"1\"")
                            .put(path(alert), Neighbourhood.alert().build())
                            .status());
            assertEquals(403, me.ifMatch("\"1\"").delete(path(alert)).status());
            assertEquals(
                    403,
                    me.ifMatch("\"1\"").post(path(alert) + "/sharing", border()).status());
            assertEquals(
                    403,
                    me.ifMatch("\"1\"")
                            .post(path(alert) + "/withdrawal", reason("r"))
                            .status());
            assertEquals(
                    403,
                    me.put(path(alert) + "/attachments/" + Ids.next(), Pictures.jpeg(), "image/jpeg")
                            .status());
        }

        @Test
        void escalatesToTheCountiesOfBothSides() throws SQLException {
            JsonObject alert = raiseShared();
            Api amdo = HERE.as("amdo-county");
            amdo.get(path(alert)).expect(404);
            JsonObject escalated = me.ifMatch("\"1\"")
                    .post(path(alert) + "/escalation", "{\"reason\":\"双方意见不一\"}")
                    .expect(200)
                    .json();
            assertTrue(escalated.getBoolean("escalated"));
            assertEquals(
                    List.of("540624", "632724"),
                    texts(escalated.getJsonObject("escalation").getJsonArray("countyCodes")));
            assertEquals(2, HERE.auditRecords(id(alert), ""));
            assertEquals(
                    "双方意见不一",
                    amdo.get(path(alert))
                            .expect(200)
                            .json()
                            .getJsonObject("escalation")
                            .getString("reason"));
            assertEquals(List.of(alert.getString("id")), found(amdo, "水源", alert.getString("id")));
            HERE.as("zaduo-county").get(path(alert)).expect(404);
            assertEquals(
                    "invalid-transition",
                    me.ifMatch("\"1\"")
                            .post(path(alert) + "/escalation", "{\"reason\":\"再次\"}")
                            .problem());
            HERE.as("duoma-leader")
                    .ifMatch("\"1\"")
                    .post(path(alert) + "/escalation", "{\"reason\":\"我方亦报\"}")
                    .expect(200);
        }
    }

    @Nested
    class AsCountyOfficer {
        @Test
        void readsThePartiesOfWhatWasEscalated() {
            JsonObject alert = raise(
                    HERE.as("duoma-mediator"),
                    Neighbourhood.alert()
                            .add("borderId", HERE.border.toString())
                            .add("narrative", "详情")
                            .build());
            HERE.as("duoma-leader")
                    .ifMatch("\"1\"")
                    .post(path(alert) + "/escalation", "{\"reason\":\"双方意见不一\"}")
                    .expect(200);
            Api me = HERE.as("amdo-county");
            assertEquals(List.of("unmask"), texts(me.get(path(alert)).json().getJsonArray("actions")));
            assertEquals(
                    "详情",
                    me.post(path(alert) + "/unmasking", "{\"purpose\":\"督办\"}")
                            .json()
                            .getString("narrative"));
            assertEquals(403, me.post(ALERTS, Neighbourhood.alert().build()).status());
        }
    }

    @Nested
    class AsProvincialOfficer {
        private final Api me = HERE.as("xizang-officer");

        @Test
        void readsThePartiesOnlyBehindBrokenGlassAndNotLongerThanThreeHours() throws SQLException {
            JsonObject alert = raise(
                    HERE.as("duoma-mediator"),
                    Neighbourhood.alert()
                            .add("borderId", HERE.border.toString())
                            .add("narrative", "详情")
                            .build());
            assertEquals(
                    List.of("break-glass"), texts(me.get(path(alert)).json().getJsonArray("actions")));
            assertEquals(
                    403,
                    me.post(path(alert) + "/unmasking", "{\"purpose\":\"核查\"}").status());
            assertEquals(
                    422,
                    me.ifMatch("\"1\"").post(path(alert) + "/break-glass", "{}").status());
            JsonObject open = me.ifMatch("\"1\"")
                    .post(path(alert) + "/break-glass", reason("核查投诉"))
                    .expect(200)
                    .json();
            assertEquals(List.of("unmask"), texts(open.getJsonArray("actions")));
            assertEquals(
                    "invalid-transition",
                    me.ifMatch("\"1\"")
                            .post(path(alert) + "/break-glass", reason("再次"))
                            .problem());
            assertEquals(
                    "详情",
                    me.post(path(alert) + "/unmasking", "{\"purpose\":\"核查\"}")
                            .expect(200)
                            .json()
                            .getString("narrative"));
            // Another officer's glass is whole.
            assertEquals(
                    403,
                    HERE.as("qinghai-officer")
                            .post(path(alert) + "/unmasking", "{\"purpose\":\"核查\"}")
                            .status());
            // Both townships see it and have been told; the leader of neither is left out.
            for (String side : List.of("duoma-clerk", "suojia-clerk")) {
                JsonObject glass = HERE.as(side)
                        .get(path(alert))
                        .json()
                        .getJsonArray("glass")
                        .getJsonObject(0);
                assertEquals("核查投诉", glass.getString("reason"));
                assertEquals("54", glass.getString("provinceCode"));
                assertEquals("xizang-officer office", glass.getString("office"));
                assertEquals(
                        Duration.ofHours(3),
                        Duration.between(
                                Instant.parse(glass.getString("openedAt")),
                                Instant.parse(glass.getString("closesAt"))));
            }
            assertEquals(
                    2,
                    HERE.number(
                            "select count(*) from jointgov.mail_outbox where record_id = ? and template = 'glass-broken'",
                            id(alert)));
            assertEquals(
                    1,
                    HERE.number(
                            "select count(*) from jointgov.audit_record where record_id = ? and action = 'break-glass'",
                            id(alert)));
            HERE.letGlassClose(id(alert));
            assertEquals(
                    403,
                    me.post(path(alert) + "/unmasking", "{\"purpose\":\"核查\"}").status());
            assertEquals(
                    List.of("break-glass"), texts(me.get(path(alert)).json().getJsonArray("actions")));
        }

        @Test
        void readsSharedAlertsButNeitherPartiesNorOwnOnes() throws SQLException {
            Api me = HERE.as("xizang-officer");
            JsonObject shared = raiseShared();
            JsonObject view = me.get(path(shared)).expect(200).json();
            assertEquals(
                    "sent", view.getString("state"), "an officer's reading does not make it read by the other side");
            assertEquals(List.of(), texts(view.getJsonArray("actions")));
            assertFalse(view.containsKey("readers"));
            me.get(path(shared)).expect(200);
            assertEquals(1, HERE.auditRecords(id(shared), "read"), "once an hour");
            assertEquals(
                    403,
                    me.post(path(shared) + "/unmasking", "{\"purpose\":\"看\"}").status());
            me.get(path(raiseOwn())).expect(404);
        }
    }

    @Nested
    class AsNeighbourOfTheNeighbour {
        private final Api me = HERE.as("moyun-leader");

        @Test
        void cannotTellAForeignAlertFromNone() {
            JsonObject foreign = raiseShared();
            String absent = ALERTS + "/" + Ids.next();
            for (String tail : new String[] {"", "/attachments/" + Ids.next()}) {
                assertAlike(me.get(path(foreign) + tail), me.get(absent + tail));
            }
            Map<String, String> acts = Map.of(
                    "/acknowledgement", "{}",
                    "/decline", "{\"reason\":\"r\"}",
                    "/escalation", "{\"reason\":\"r\"}",
                    "/withdrawal", "{\"reason\":\"r\"}",
                    "/sharing", "{\"borderId\":\"" + HERE.farBorder + "\"}",
                    "/unmasking", "{\"purpose\":\"p\"}");
            acts.forEach((tail, body) -> assertAlike(
                    me.ifMatch("\"1\"").post(path(foreign) + tail, body),
                    me.ifMatch("\"1\"").post(absent + tail, body)));
            assertAlike(
                    me.ifMatch("\"1\"").delete(path(foreign)),
                    me.ifMatch("\"1\"").delete(absent));
            String body = Neighbourhood.alert().build().toString();
            assertAlike(
                    me.ifMatch("\"1\"").put(path(foreign), body),
                    me.ifMatch("\"1\"").put(absent, body));
        }

        @Test
        void hearsNothingFromAReceiptForAForeignAlert() throws SQLException {
            JsonObject foreign = raiseShared();
            me.post(ALERTS + "/receipts", "{\"ids\":[\"" + foreign.getString("id") + "\"]}")
                    .expect(204);
            assertEquals(1, HERE.auditRecords(id(foreign), ""));
            assertEquals(
                    "sent", HERE.as("duoma-leader").get(path(foreign)).json().getString("state"));
        }

        private void assertAlike(Answer hidden, Answer absent) {
            assertEquals(404, hidden.status(), hidden.request());
            assertEquals(absent.status(), hidden.status());
            assertEquals(
                    absent.text().replace(absent.header("Correlation-Id"), ""),
                    hidden.text().replace(hidden.header("Correlation-Id"), ""));
        }
    }

    @Nested
    class AsMachine {
        @Test
        void raisesButDoesNotUnmask() {
            Api me = HERE.as("duoma-ledger");
            JsonObject alert =
                    raise(me, Neighbourhood.alert().add("narrative", "详情").build());
            assertFalse(texts(alert.getJsonArray("actions")).contains("unmask"));
            assertEquals(
                    403,
                    me.post(path(alert) + "/unmasking", "{\"purpose\":\"看\"}").status());
        }
    }

    @Nested
    class Lists {
        @Test
        void comeInPagesNewestFirstWithoutGapsOrRepetition() {
            Api me = HERE.as("duoma-leader");
            List<String> raised = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                raised.add(0, (i % 2 == 0 ? raiseOwn() : raiseShared()).getString("id"));
            }
            List<String> listed = new ArrayList<>();
            // Two townships may use the same id: an alert is named by its owner and its id.
            List<String> owned = new ArrayList<>();
            Answer page = me.get(ALERTS + "?limit=2");
            while (true) {
                listed.addAll(ids(page.expect(200)));
                page.items()
                        .forEach(item -> owned.add(item.asJsonObject().getString("ownerTownshipId")
                                + item.asJsonObject().getString("id")));
                if (!page.json().containsKey("nextCursor")) {
                    break;
                }
                assertTrue(page.header("Link").endsWith("; rel=\"next\""));
                page = me.get(ALERTS + "?limit=2&cursor=" + page.json().getString("nextCursor"));
            }
            assertEquals(owned.size(), Set.copyOf(owned).size());
            assertEquals(raised, listed.subList(0, 5));
        }

        @Test
        void areFiltered() {
            Api me = HERE.as("duoma-leader");
            String own = raise(
                            me, Neighbourhood.alert().add("kind", "prevention").build())
                    .getString("id");
            String shared = raiseShared().getString("id");
            assertOnly(me, "kind=prevention", own, shared);
            assertOnly(me, "state=own", own, shared);
            assertOnly(me, "state=sent", shared, own);
            assertOnly(me, "borderId=" + HERE.border, shared, own);
            assertOnly(HERE.as("suojia-leader"), "side=other", shared, own);
            assertTrue(ids(me.get(ALERTS + "?side=own&limit=100")).containsAll(List.of(own, shared)));
            assertEquals(List.of(), ids(me.get(ALERTS + "?side=other&escalated=true&severity=low")));
            String today = LocalDate.now(Time.ZONE).toString();
            assertTrue(ids(me.get(ALERTS + "?limit=100&from=" + today + "&to=" + today))
                    .contains(own));
            assertFalse(ids(me.get(ALERTS + "?limit=100&to=2024-12-31")).contains(own));
            assertEquals(List.of(), ids(me.get(ALERTS + "?borderId=" + HERE.farBorder)));
        }

        @Test
        void areSearchedInChineseAndTibetan() {
            Api me = HERE.as("duoma-leader");
            String tibetan = raise(
                            me,
                            Neighbourhood.alert()
                                    .add("headline", "རྩྭ་ས་མཚམས་འགལ་རྩོད།")
                                    .build())
                    .getString("id");
            assertEquals(List.of(tibetan), found(me, "འགལ་རྩོད", tibetan));
            assertEquals(List.of(tibetan), found(me, "མཚམས 山口", tibetan));
            assertEquals(List.of(), found(me, "མཚམས 河谷", tibetan));
            assertEquals(List.of(), found(me, "、", tibetan));
        }

        @Test
        void refuseWhatTheyDoNotKnow() {
            Api me = HERE.as("duoma-leader");
            for (String query : new String[] {
                "limit=0",
                "limit=101",
                "limit=x",
                "cursor=x",
                "kind=rumour",
                "state=lost",
                "side=left",
                "from=today",
                "borderId=1",
                "escalated=maybe",
                "q=" + "x".repeat(101)
            }) {
                assertEquals("invalid-request", me.get(ALERTS + "?" + query).problem(), query);
            }
        }
    }

    private static long mails(JsonObject alert, String template, UUID township) throws SQLException {
        return HERE.number(
                "select count(*) from jointgov.mail_outbox o join jointgov.membership m on m.id = o.membership_id"
                        + " where o.record_id = ? and o.template = ? and m.township_id = ?",
                id(alert),
                template,
                township);
    }

    private static long feedEntries(JsonObject alert, long version, UUID township) throws SQLException {
        return HERE.number(
                "select count(*) from (select recipient, record_id, record_version from jointgov.change_pending"
                        + " union all select recipient, record_id, record_version from jointgov.change_entry) c"
                        + " where c.record_id = ? and c.record_version = ? and c.recipient = ?",
                id(alert),
                version,
                township.toString());
    }

    private static String reason(String text) {
        return Json.createObjectBuilder().add("reason", text).build().toString();
    }

    private static JsonObject raiseOwn() {
        return raise(HERE.as("duoma-mediator"), Neighbourhood.alert().build());
    }

    private static JsonObject raiseShared() {
        return raise(
                HERE.as("duoma-mediator"),
                Neighbourhood.alert().add("borderId", HERE.border.toString()).build());
    }

    private static JsonObject raise(Api api, JsonObject alert) {
        return api.post(ALERTS, alert).expect(201).json();
    }

    private static JsonObject border() {
        return Json.createObjectBuilder()
                .add("borderId", HERE.border.toString())
                .build();
    }

    private static String path(JsonObject alert) {
        return ALERTS + "/" + alert.getString("id");
    }

    private static UUID id(JsonObject alert) {
        return UUID.fromString(alert.getString("id"));
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static List<String> ids(Answer page) {
        return page.items().stream()
                .map(item -> item.asJsonObject().getString("id"))
                .toList();
    }

    /** The alert's id when the search finds it, and nothing otherwise. */
    private static List<String> found(Api api, String query, String id) {
        String q = java.net.URLEncoder.encode(query, StandardCharsets.UTF_8);
        return ids(api.get(ALERTS + "?limit=100&q=" + q).expect(200)).stream()
                .filter(id::equals)
                .toList();
    }

    private static void assertOnly(Api api, String query, String in, String out) {
        List<String> ids = ids(api.get(ALERTS + "?limit=100&" + query).expect(200));
        assertTrue(ids.contains(in), query);
        assertFalse(ids.contains(out), query);
        assertNotEquals(List.of(), ids);
    }
}
