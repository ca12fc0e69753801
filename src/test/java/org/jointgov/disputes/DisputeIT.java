package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The API of disputes, seen by each actor. Duoma raised the alert, Suojia acknowledged it. */
class DisputeIT {
    private static final String DISPUTES = "/disputes";
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
    class AsMediatorOfTheAlertsOwner {
        private final Api me = HERE.as("duoma-mediator");

        @Test
        void opensADisputeThatBothSidesSee() throws SQLException {
            String alert = acknowledged();
            assertTrue(actions(me.get(ALERTS + "/" + alert).json()).contains("open-dispute"));
            UUID id = Ids.next();
            Answer answer = me.post(
                            DISPUTES, opening(alert).add("id", id.toString()).build())
                    .expect(201);
            assertEquals(
                    "/api/disputes/" + id, URI.create(answer.header("Location")).getPath());
            assertEquals("\"1.full.en\"", answer.etag());
            JsonObject view = answer.json();
            assertEquals("open", view.getString("status"));
            assertEquals("pasture-water", view.getString("type"));
            assertEquals(HERE.duoma.toString(), view.getString("townshipId"));
            assertEquals(HERE.border.toString(), view.getString("borderId"));
            assertEquals(Set.of(HERE.duoma.toString(), HERE.suojia.toString()), Set.copyOf(texts(view, "sides")));
            assertTrue(view.getString("fileNumber").matches("（\\d{4}）多玛乡人调字第\\d+号"), view.getString("fileNumber"));
            assertEquals("duoma-mediator office", view.getJsonObject("opened").getString("office"));
            JsonObject from = view.getJsonObject("alert");
            assertEquals(alert, from.getString("id"));
            assertEquals("索加边界水源争议", from.getString("headline"));
            assertEquals(1, HERE.auditRecords(id, ""));
            assertEquals(1, HERE.auditRecords(id, "open"));
            for (Api side : List.of(me, HERE.as("suojia-clerk"))) {
                JsonObject there = side.get(ALERTS + "/" + alert).expect(200).json();
                assertFalse(actions(there).contains("open-dispute"));
                assertEquals(id.toString(), there.getJsonObject("dispute").getString("id"));
                assertEquals(
                        view.getString("fileNumber"),
                        there.getJsonObject("dispute").getString("fileNumber"));
                assertEquals("open", there.getJsonObject("dispute").getString("status"));
                assertEquals(
                        view.getString("fileNumber"),
                        side.get(DISPUTES + "/" + id).expect(200).json().getString("fileNumber"));
            }
            assertEquals(1, HERE.auditRecords(id, ""), "a side that reads its own dispute leaves no reading");
        }

        @Test
        void tellsTheFeedsOfBothSidesAndTheirProvinces() throws SQLException {
            UUID id = UUID.fromString(dispute());
            for (String recipient :
                    List.of(HERE.duoma.toString(), HERE.suojia.toString(), "province:54", "province:63")) {
                assertEquals(
                        1,
                        HERE.number(
                                "select (select count(*) from jointgov.change_entry where record_id = ? and recipient = ?)"
                                        + " + (select count(*) from jointgov.change_pending where record_id = ? and recipient = ?)",
                                id,
                                recipient,
                                id,
                                recipient),
                        recipient);
            }
        }

        @Test
        void showsNothingOfTheParties() {
            String dispute = dispute();
            String text = me.get(DISPUTES + "/" + dispute).expect(200).text()
                    + me.get(DISPUTES).expect(200).text();
            assertFalse(text.contains("虚构牧户"), text);
            assertFalse(text.contains("争执经过"), text);
            assertFalse(text.contains("narrative"), text);
        }

        @Test
        void followsEveryActFromTheAlertOnPageByPage() {
            String dispute = dispute();
            HERE.as("duoma-clerk")
                    .post(
                            DISPUTES + "/" + dispute + "/comments",
                            Json.createObjectBuilder()
                                    .add("id", Ids.next().toString())
                                    .add("audience", "own-side")
                                    .add("text", "先核对界桩。")
                                    .build())
                    .expect(200);
            HERE.as("xizang-officer").get(DISPUTES + "/" + dispute).expect(200);
            assertEquals(
                    List.of(
                            "comment duoma-clerk office",
                            "open duoma-clerk office",
                            "acknowledge suojia-leader office",
                            "raise duoma-mediator office"),
                    acts(me, dispute));
            assertEquals(
                    acts(me, dispute).subList(1, 4),
                    acts(HERE.as("suojia-mediator"), dispute),
                    "a comment for the own side stands in the own side's trail");
            assertEquals(
                    acts(HERE.as("suojia-mediator"), dispute),
                    acts(HERE.as("xizang-officer"), dispute),
                    "an officer's reading is no act");
        }

        /** Read two at a time. */
        private List<String> acts(Api reader, String dispute) {
            List<String> acts = new ArrayList<>();
            String cursor = "";
            do {
                JsonObject page = reader.get(DISPUTES + "/" + dispute + "/timeline?limit=2" + cursor)
                        .expect(200)
                        .json();
                for (JsonObject act : page.getJsonArray("items").getValuesAs(JsonObject.class)) {
                    acts.add(act.getString("action") + " " + act.getString("office"));
                }
                cursor = page.containsKey("nextCursor") ? "&cursor=" + page.getString("nextCursor") : null;
            } while (cursor != null);
            return acts;
        }

        @Test
        void opensOnlyOneFromAnAlert() {
            String alert = acknowledged();
            String first =
                    me.post(DISPUTES, opening(alert).build()).expect(201).json().getString("id");
            for (Api side : List.of(me, HERE.as("suojia-leader"))) {
                Answer again = side.post(DISPUTES, opening(alert).build());
                assertEquals(409, again.status());
                assertEquals("dispute-exists", again.problem());
                assertEquals(
                        first,
                        side.get(ALERTS + "/" + alert)
                                .json()
                                .getJsonObject("dispute")
                                .getString("id"));
            }
        }

        @Test
        void repeatsWithTheSameKeyWithoutDoingItTwice() {
            String alert = acknowledged();
            Api once = me.withKey(Ids.next().toString());
            JsonObject body = opening(alert).build();
            String first = once.post(DISPUTES, body).expect(201).json().getString("id");
            assertEquals(
                    first, once.post(DISPUTES, body).expect(200, 201).json().getString("id"));
        }

        @Test
        void waitsForAnAcknowledgement() {
            String alert = shared();
            Answer early = me.post(DISPUTES, opening(alert).build());
            assertEquals(409, early.status());
            assertEquals("invalid-transition", early.problem());
            HERE.as("suojia-leader")
                    .ifMatch("\"1\"")
                    .post(ALERTS + "/" + alert + "/decline", "{\"reason\":\"不在本乡\"}")
                    .expect(200);
            assertEquals(409, me.post(DISPUTES, opening(alert).build()).status());
        }

        @Test
        void isRefusedAnIdThatTheyCanSee() {
            String taken = dispute();
            Answer answer =
                    me.post(DISPUTES, opening(acknowledged()).add("id", taken).build());
            assertEquals(409, answer.status());
            assertEquals("id-in-use", answer.problem());
        }

        @Test
        void hasToSayFromWhichAlert() {
            Answer answer = me.post(DISPUTES, "{}");
            assertEquals(422, answer.status());
            assertEquals(
                    "/alertId",
                    answer.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
            String alert = acknowledged();
            me.post(
                            DISPUTES,
                            opening(alert)
                                    .add("alertTownshipId", HERE.suojia.toString())
                                    .build())
                    .expect(404);
            me.post(
                            DISPUTES,
                            opening(alert)
                                    .add("alertTownshipId", HERE.duoma.toString())
                                    .build())
                    .expect(201);
        }
    }

    @Nested
    class AsPeopleOfTheOtherSide {
        @Test
        void openOnceTheyHaveAcknowledged() {
            String alert = shared();
            for (String who : List.of("suojia-leader", "suojia-clerk", "suojia-mediator")) {
                assertEquals(
                        403, HERE.as(who).post(DISPUTES, opening(alert).build()).status());
            }
            acknowledge(alert);
            JsonObject view = HERE.as("suojia-clerk")
                    .post(DISPUTES, opening(alert).build())
                    .expect(201)
                    .json();
            assertEquals(HERE.suojia.toString(), view.getString("townshipId"));
            assertTrue(view.getString("fileNumber").contains("索加乡"));
        }

        @Test
        void ofTwoAtOnceOneIsTold() throws Exception {
            String alert = acknowledged();
            CyclicBarrier start = new CyclicBarrier(2);
            ExecutorService both = Executors.newFixedThreadPool(2);
            try {
                List<Future<Answer>> answers = new ArrayList<>();
                for (Api side : List.of(HERE.as("duoma-leader"), HERE.as("suojia-leader"))) {
                    answers.add(both.submit(() -> {
                        start.await();
                        return side.post(DISPUTES, opening(alert).build());
                    }));
                }
                List<Answer> all = List.of(answers.get(0).get(), answers.get(1).get());
                assertEquals(
                        List.of(201, 409),
                        all.stream().map(Answer::status).sorted().toList());
                assertEquals(
                        "dispute-exists",
                        all.stream()
                                .filter(answer -> answer.status() == 409)
                                .findFirst()
                                .orElseThrow()
                                .problem());
            } finally {
                both.shutdownNow();
            }
        }
    }

    @Nested
    class AsLeaderWithoutAPart {
        @Test
        void seesNothingOfIt() {
            String alert = acknowledged();
            String dispute = dispute(alert);
            Api me = HERE.as("moyun-leader");
            me.get(DISPUTES + "/" + dispute).expect(404);
            me.post(DISPUTES, opening(alert).build()).expect(404);
            assertFalse(me.get(DISPUTES + "?limit=100").expect(200).text().contains(dispute));
        }
    }

    @Nested
    class AsOfficer {
        @Test
        void ofTheProvinceReadsAndTheSidesSeeIt() throws SQLException {
            String dispute = dispute();
            JsonObject view = HERE.as("xizang-officer")
                    .get(DISPUTES + "/" + dispute)
                    .expect(200)
                    .json();
            assertEquals(List.of(), actions(view));
            assertFalse(view.containsKey("readers"));
            assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "read"));
            for (String side : List.of("duoma-leader", "suojia-leader")) {
                JsonArray readers =
                        HERE.as(side).get(DISPUTES + "/" + dispute).json().getJsonArray("readers");
                assertEquals("xizang-officer office", readers.getJsonObject(0).getString("office"), side);
            }
        }

        @Test
        void ofTheCountyReadsWhatWasHandedUp() {
            String alert = acknowledged();
            String dispute = dispute(alert);
            Api county = HERE.as("amdo-county");
            county.get(DISPUTES + "/" + dispute).expect(404);
            assertFalse(county.get(DISPUTES + "?limit=100").expect(200).text().contains(dispute));
            HERE.as("suojia-leader")
                    .ifMatch("\"1\"")
                    .post(ALERTS + "/" + alert + "/escalation", "{\"reason\":\"意见不一\"}")
                    .expect(200);
            JsonObject view = county.get(DISPUTES + "/" + dispute).expect(200).json();
            assertTrue(view.getJsonObject("alert").getBoolean("escalated"));
            assertTrue(county.get(DISPUTES + "?limit=100").expect(200).text().contains(dispute));
            assertTrue(county.get(DISPUTES + "?borderId=" + HERE.border + "&limit=100")
                    .expect(200)
                    .text()
                    .contains(dispute));
            HERE.as("zaduo-county").get(DISPUTES + "/" + dispute).expect(404);
        }
    }

    @Test
    void aListIsNarrowedAndTurned() throws SQLException {
        Neighbourhood own = new Neighbourhood();
        List<String> opened = new ArrayList<>();
        for (String by : List.of("duoma-clerk", "suojia-clerk", "duoma-leader")) {
            String alert = acknowledged(own);
            opened.add(0, open(own, by, alert));
        }
        Api me = own.as("suojia-mediator");
        assertEquals(opened, ids(me, ""));
        assertEquals(List.of(opened.get(0), opened.get(2)), ids(me, "?lead=" + own.duoma));
        assertEquals(List.of(opened.get(1)), ids(me, "?lead=" + own.suojia));
        assertEquals(opened, ids(me, "?status=open&type=pasture-water&borderId=" + own.border));
        assertEquals(List.of(), ids(me, "?status=closed"));
        assertEquals(List.of(), ids(me, "?type=debt"));
        assertEquals(List.of(), ids(me, "?borderId=" + own.farBorder));
        assertEquals(List.of(), ids(me, "?borderId=" + HERE.border));
        me.get(DISPUTES + "?lead=nobody").expect(400);
        JsonObject page = me.get(DISPUTES + "?limit=2").expect(200).json();
        assertEquals(opened.subList(0, 2), ids(page));
        assertEquals(opened.subList(2, 3), ids(me, "?limit=2&cursor=" + page.getString("nextCursor")));
    }

    @Nested
    class Route {
        private final String alert = acknowledged();
        private final String path = DISPUTES + "/" + dispute(alert);
        private final Api duoma = HERE.as("duoma-leader");
        private final Api suojia = HERE.as("suojia-leader");

        private Answer declare(Api side, int version, String nature) {
            return side.ifMatch("\"" + version + "\"").put(path + "/legal-nature", "{\"nature\":\"" + nature + "\"}");
        }

        @Test
        void isInForceOnceBothSidesDeclareTheSame() {
            JsonObject one = declare(duoma, 0, "civil").expect(200).json();
            assertFalse(one.containsKey("legalNature"));
            assertFalse(one.getBoolean("statusQuo"));
            assertEquals(2, one.getInt("version"));
            JsonObject said = one.getJsonArray("declarations").getJsonObject(0);
            assertEquals("civil", said.getString("nature"));
            assertEquals(1, said.getInt("version"));
            assertEquals("duoma-leader office", said.getJsonObject("act").getString("office"));
            JsonObject two = declare(suojia, 0, "civil").expect(200).json();
            assertEquals("civil", two.getString("legalNature"));
            JsonObject changed = declare(duoma, 1, "pasture-use").expect(200).json();
            assertFalse(changed.containsKey("legalNature"));
            assertTrue(changed.getBoolean("statusQuo"));
            assertEquals(
                    List.of("pasture-use", "civil", "civil"),
                    changed.getJsonArray("declarations").getValuesAs(JsonObject.class).stream()
                            .map(declaration -> declaration.getString("nature"))
                            .toList());
            assertEquals("open", suojia.get(path).expect(200).json().getString("status"));
        }

        @Test
        void isDeclaredOnTopOfWhatTheOwnSideSaidLast() {
            declare(duoma, 0, "civil").expect(200);
            Answer stale = declare(duoma, 0, "pasture-use");
            assertEquals(412, stale.status());
            assertTrue(stale.etag().startsWith("\"1."), stale.etag());
            assertEquals(
                    428,
                    duoma.put(path + "/legal-nature", "{\"nature\":\"civil\"}").status());
            Answer wrong = declare(duoma, 1, "religious");
            assertEquals(422, wrong.status());
            assertEquals(
                    "/nature",
                    wrong.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
        }

        @Test
        void ofABoundaryLeadsToTheCountiesOnce() throws SQLException {
            UUID id = UUID.fromString(path.substring(DISPUTES.length() + 1));
            declare(duoma, 0, "administrative-boundary").expect(200);
            HERE.as("duoma-clerk")
                    .post(path + "/negotiation-notes", "{\"text\":\"双方就界线走向交换意见。\"}")
                    .expect(201);
            Api county = HERE.as("amdo-county");
            county.get(path).expect(404);
            JsonObject referred =
                    declare(suojia, 0, "administrative-boundary").expect(200).json();
            assertEquals("referred", referred.getString("status"));
            assertEquals("administrative-boundary", referred.getString("legalNature"));
            assertTrue(referred.getJsonObject("alert").getBoolean("escalated"));
            assertEquals(1, HERE.auditRecords(id, "refer"));
            assertEquals(1, HERE.auditRecords(id, "declare-legal-nature"));
            JsonObject there = county.get(path).expect(200).json();
            assertEquals(
                    "双方就界线走向交换意见。",
                    there.getJsonArray("negotiation").getJsonObject(0).getString("text"));
            assertEquals(List.of(), actions(there));
            JsonObject escalation = suojia.get(ALERTS + "/" + alert).json().getJsonObject("escalation");
            assertEquals("administrative-boundary", escalation.getString("reason"));
            assertTrue(escalation.getBoolean("automatic"));
            assertEquals(
                    1,
                    HERE.number(
                            "select (select count(*) from jointgov.change_entry where record_id = ? and recipient = 'county:540624')"
                                    + " + (select count(*) from jointgov.change_pending where record_id = ? and recipient = 'county:540624')",
                            id,
                            id));
            JsonObject again = declare(suojia, 1, "civil").expect(200).json();
            assertEquals("open", again.getString("status"));
            county.get(path).expect(200);
        }

        @Test
        void keepsTheGroundAsItIs() {
            Api mediator = HERE.as("suojia-mediator");
            String breach = Json.createObjectBuilder()
                    .add("item", "fences")
                    .add("seenOn", "2026-05-01")
                    .add("place", "查吾拉山口以北")
                    .add("seen", "新建围栏约二百米。")
                    .build()
                    .toString();
            assertEquals(
                    "invalid-transition",
                    mediator.post(path + "/status-quo-breaches", breach).problem());
            declare(duoma, 0, "pasture-use").expect(200);
            JsonObject view = mediator.post(path + "/status-quo-breaches", breach)
                    .expect(201)
                    .json();
            JsonObject seen =
                    duoma.get(path).expect(200).json().getJsonArray("breaches").getJsonObject(0);
            assertEquals(view.getJsonArray("breaches").getJsonObject(0), seen);
            assertEquals("fences", seen.getString("item"));
            assertEquals(HERE.suojia.toString(), seen.getJsonObject("recorded").getString("township"));
            Answer taken = mediator.post(
                    path + "/status-quo-breaches",
                    breach.replace("{\"item\"", "{\"id\":\"" + seen.getString("id") + "\",\"item\""));
            assertEquals("id-in-use", taken.problem());
            Answer wrong = mediator.post(
                    path + "/status-quo-breaches", "{\"item\":\"rumour\",\"seenOn\":\"2999-01-01\",\"place\":\" \"}");
            assertEquals(
                    Set.of("/item unknown-value", "/seenOn in-future", "/place required", "/seen required"),
                    Set.copyOf(wrong.json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                            .map(error -> error.getString("pointer") + " " + error.getString("code"))
                            .toList()));
        }
    }

    // ---- the ground -----------------------------------------------------------------------------------------------

    private static String shared() {
        return shared(HERE);
    }

    private static String shared(Neighbourhood where) {
        return where.as("duoma-mediator")
                .post(
                        ALERTS,
                        Neighbourhood.alert()
                                .add("borderId", where.border.toString())
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

    private static String acknowledged() {
        return acknowledged(HERE);
    }

    private static String acknowledged(Neighbourhood where) {
        String alert = shared(where);
        where.as("suojia-leader")
                .ifMatch("\"1\"")
                .post(ALERTS + "/" + alert + "/acknowledgement")
                .expect(200);
        return alert;
    }

    private static void acknowledge(String alert) {
        HERE.as("suojia-leader")
                .ifMatch("\"1\"")
                .post(ALERTS + "/" + alert + "/acknowledgement")
                .expect(200);
    }

    private static String dispute() {
        return dispute(acknowledged());
    }

    private static String dispute(String alert) {
        return open(HERE, "duoma-clerk", alert);
    }

    private static String open(Neighbourhood where, String by, String alert) {
        return where.as(by)
                .post(DISPUTES, opening(alert).build())
                .expect(201)
                .json()
                .getString("id");
    }

    private static JsonObjectBuilder opening(String alert) {
        return Json.createObjectBuilder().add("alertId", alert);
    }

    private static List<String> ids(Api api, String query) {
        return ids(api.get(DISPUTES + query).expect(200).json());
    }

    private static List<String> ids(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    private static List<String> actions(JsonObject view) {
        return texts(view, "actions");
    }

    private static List<String> texts(JsonObject view, String name) {
        return view.getJsonArray(name).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }
}
