package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.TextHash;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The API of accounts, facts and comments, seen by each actor. Duoma raised the alert, Suojia acknowledged it. */
class DisputeAccountIT {
    private static final Neighbourhood HERE = here();
    private static final String FENCE = "五月三日，东侧围栏倒了二十米。";
    private static final String SHEEP = "四十只羊过了界。";

    private final Api duoma = HERE.as("duoma-leader");
    private final Api suojia = HERE.as("suojia-leader");

    private String alert;
    private String dispute;
    private String accounts;
    private String comments;

    private static Neighbourhood here() {
        try {
            return new Neighbourhood();
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @BeforeEach
    void disputed() {
        alert = HERE.as("duoma-mediator")
                .post(
                        "/dispute-alerts",
                        Neighbourhood.alert()
                                .add("borderId", HERE.border.toString())
                                .build())
                .expect(201)
                .json()
                .getString("id");
        suojia.ifMatch("\"1\"")
                .post("/dispute-alerts/" + alert + "/acknowledgement")
                .expect(200);
        dispute = duoma.post(
                        "/disputes",
                        Json.createObjectBuilder().add("alertId", alert).build())
                .expect(201)
                .json()
                .getString("id");
        accounts = "/disputes/" + dispute + "/accounts";
        comments = "/disputes/" + dispute + "/comments";
    }

    @Nested
    class AsPeopleOfASide {
        @Test
        void tellTheirOwnAccountAndBothReadIt() throws SQLException {
            Answer told =
                    tell(HERE.as("duoma-clerk"), 0, text(FENCE), text(SHEEP)).expect(200);
            assertEquals("\"1.full.en\"", told.etag());
            tell(HERE.as("suojia-mediator"), 0, text("围栏原来就是倒的。")).expect(200);
            for (Api side : List.of(duoma, suojia)) {
                Map<String, String> words = words(side);
                JsonObject view = side.get(accounts).expect(200).json();
                assertEquals(List.of(FENCE, SHEEP), texts(view, HERE.duoma, words));
                assertEquals(List.of("围栏原来就是倒的。"), texts(view, HERE.suojia, words));
                assertFalse(view.toString().contains("围栏"), "the words come by unmasking alone");
                assertEquals(List.of("tell", "confirm", "comment", "unmask"), names(view, "actions"));
            }
            assertEquals(2, HERE.auditRecords(UUID.fromString(dispute), "tell"));
            assertEquals(2, HERE.auditRecords(UUID.fromString(dispute), "unmask"));
            assertEquals(3, told(dispute, HERE.suojia.toString()), "the opening and both accounts");
        }

        @Test
        void keepEarlierVersionsAndFactsThatStay() {
            JsonObject first =
                    tell(duoma, 0, text(FENCE), text(SHEEP)).expect(200).json();
            String fence = facts(first, HERE.duoma).get(0);
            Answer second = tell(HERE.as("duoma-clerk"), 1, text("五十只羊过了界。"), kept(fence))
                    .expect(200);
            assertEquals("\"2.full.en\"", second.etag());
            JsonObject account = account(second.json(), HERE.duoma);
            assertEquals(fence, facts(second.json(), HERE.duoma).get(1));
            assertEquals(2, account.getJsonArray("versions").size());
            Map<String, String> words = words(suojia);
            assertEquals(
                    List.of(FENCE, SHEEP),
                    names(account.getJsonArray("versions").getJsonObject(1), "facts").stream()
                            .map(words::get)
                            .toList(),
                    "earlier words stay readable");
        }

        @Test
        void areToldOfAnotherVersion() {
            tell(duoma, 0, text(FENCE)).expect(200);
            Answer stale = tell(HERE.as("duoma-mediator"), 0, text(SHEEP));
            assertEquals(412, stale.status());
            assertEquals("\"1.full.en\"", stale.etag());
            assertEquals(
                    428,
                    duoma.put(accounts + "/own", "{\"facts\":[]}").expect(428).status());
            tell(suojia, 0, text(SHEEP)).expect(200);
        }

        @Test
        void doNotKeepWhatDoesNotStandOrIsNotTheirs() {
            String theirs = facts(tell(suojia, 0, text(SHEEP)).expect(200).json(), HERE.suojia)
                    .get(0);
            Answer answer = tell(duoma, 0, kept(theirs));
            assertEquals(422, answer.status());
            assertEquals(
                    "/facts/0/id",
                    answer.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
            assertEquals(422, tell(duoma, 0, text("x".repeat(1001))).status());
            assertEquals(422, tell(duoma, 0, Json.createObjectBuilder().build()).status());
        }

        @Test
        void agreeOnExactlyTheWordsThatBothSaw() throws SQLException {
            tell(HERE.as("duoma-clerk"), 0, text(FENCE)).expect(200);
            JsonObject fact = unmask(suojia).getJsonArray("facts").getJsonObject(0);
            assertEquals(
                    TextHash.fact(
                            UUID.fromString(dispute),
                            UUID.fromString(fact.getString("id")),
                            fact.getString("salt"),
                            FENCE),
                    fact.getString("contentHash"));
            String id = fact.getString("id");
            String hash = fact.getString("contentHash");
            assertEquals("text-changed", confirm(suojia, id, "0".repeat(64)).problem());
            confirm(HERE.as("duoma-clerk"), id, hash).expect(403);
            JsonObject one = confirm(suojia, id, hash).expect(200).json();
            assertFalse(agreed(one, id));
            assertEquals(
                    "invalid-transition",
                    confirm(HERE.as("suojia-mediator"), id, hash).problem());
            JsonObject both =
                    confirm(HERE.as("duoma-mediator"), id, hash).expect(200).json();
            assertTrue(agreed(both, id));
            assertEquals(2, HERE.auditRecords(UUID.fromString(dispute), "confirm-fact"));

            JsonObject back = suojia.delete("/disputes/" + dispute + "/facts/" + id + "/confirmation")
                    .expect(200)
                    .json();
            assertFalse(agreed(back, id));
            assertTrue(agreed(confirm(suojia, id, hash).expect(200).json(), id));
            JsonObject changed = tell(HERE.as("duoma-clerk"), 1, text("五月四日，东侧围栏倒了二十米。"))
                    .expect(200)
                    .json();
            assertFalse(agreed(changed, facts(changed, HERE.duoma).get(0)));
            assertEquals(
                    "text-changed",
                    confirm(HERE.as("suojia-mediator"), id, hash).problem());
            assertEquals(
                    "text-changed", confirm(suojia, Ids.next().toString(), hash).problem());
        }

        @Test
        void commentForTheOwnSideUnseenByTheOther() throws SQLException {
            UUID own = comment(HERE.as("duoma-mediator"), "own-side", "对方可能让步。");
            long suojiasFeed = told(dispute, HERE.suojia.toString());
            long provincesFeed = told(dispute, "province:63");
            UUID shared = comment(duoma, "all-sides", "请准备界桩图。");
            assertEquals(List.of(shared.toString(), own.toString()), ids(duoma));
            assertEquals(List.of(shared.toString()), ids(suojia));
            assertEquals(List.of(shared.toString()), ids(HERE.as("xizang-officer")));
            assertEquals("对方可能让步。", said(duoma, own).get(own.toString()));
            assertEquals(Map.of(), said(suojia, own));
            assertEquals("请准备界桩图。", said(suojia, shared).get(shared.toString()));
            assertEquals(suojiasFeed + 1, told(dispute, HERE.suojia.toString()));
            assertEquals(provincesFeed + 1, told(dispute, "province:63"));
            assertEquals(1, trail(duoma) - trail(suojia), "the other side's trail has one less");
            // Absent and hidden are one.
            assertEquals(
                    suojia.post(comments + "/" + own + "/withdrawal").status(),
                    suojia.post(comments + "/" + Ids.next() + "/withdrawal").status());
            assertEquals(
                    403, suojia.post(comments + "/" + shared + "/withdrawal").status());
        }

        @Test
        void withdrawACommentThatStays() {
            UUID id = comment(duoma, "all-sides", "误会一场。");
            assertEquals(
                    403,
                    HERE.as("duoma-clerk")
                            .post(comments + "/" + id + "/withdrawal")
                            .status());
            JsonObject marked =
                    duoma.post(comments + "/" + id + "/withdrawal").expect(200).json();
            assertTrue(marked.containsKey("withdrawnAt"));
            assertEquals(409, duoma.post(comments + "/" + id + "/withdrawal").status());
            assertEquals("误会一场。", said(suojia, id).get(id.toString()));
        }

        @Test
        void turnThePagesOfComments() {
            List<String> written = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                written.add(0, comment(duoma, "all-sides", "第" + i + "条").toString());
            }
            JsonObject page = suojia.get(comments + "?limit=2").expect(200).json();
            assertEquals(written.subList(0, 2), ids(page));
            JsonObject next = suojia.get(comments + "?limit=3&cursor=" + page.getString("nextCursor"))
                    .expect(200)
                    .json();
            assertEquals(written.subList(2, 5), ids(next));
            assertFalse(next.containsKey("nextCursor"));
            UUID taken = UUID.fromString(written.get(0));
            Answer again = suojia.post(comments, comment(taken, "all-sides", "同号"));
            assertEquals("id-in-use", again.problem());
        }

        @Test
        void repeatWithTheSameKeyWithoutDoingItTwice() {
            String key = Ids.next().toString();
            UUID id = Ids.next();
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        id.toString(),
                        duoma.withKey(key)
                                .post(comments, comment(id, "own-side", "一次"))
                                .expect(200)
                                .json()
                                .getString("id"));
            }
            assertEquals(1, ids(duoma).size());
        }

        /** The words of one change while another confirms: never agreed on words that both did not see. */
        @Test
        void changeAndConfirmAtOnce() throws Exception {
            for (int round = 0; round < 4; round++) {
                tell(duoma, 2L * round, text(FENCE + round)).expect(200);
                JsonObject view = duoma.get(accounts).json();
                String id = facts(view, HERE.duoma).get(0);
                String hash = hash(suojia, id);
                confirm(duoma, id, hash).expect(200);
                CyclicBarrier start = new CyclicBarrier(2);
                ExecutorService both = Executors.newFixedThreadPool(2);
                try {
                    long version = 2L * round + 1;
                    Future<Answer> change = both.submit(() -> {
                        start.await();
                        return tell(HERE.as("duoma-mediator"), version, text(SHEEP + version));
                    });
                    Future<Answer> confirmation = both.submit(() -> {
                        start.await();
                        return confirm(suojia, id, hash);
                    });
                    change.get().expect(200);
                    Answer confirmed = confirmation.get();
                    assertTrue(
                            confirmed.status() == 200 || confirmed.problem().equals("text-changed"), confirmed.text());
                } finally {
                    both.shutdownNow();
                }
                JsonObject after = suojia.get(accounts).json();
                assertFalse(agreed(after, facts(after, HERE.duoma).get(0)));
            }
        }
    }

    @Nested
    class AsSomebodyElse {
        @Test
        void aClerkOrAMachineWritesAndDoesNotReadOrConfirm() {
            String fact = facts(
                            tell(HERE.as("duoma-ledger"), 0, text(FENCE))
                                    .expect(200)
                                    .json(),
                            HERE.duoma)
                    .get(0);
            for (String login : List.of("duoma-clerk", "duoma-ledger")) {
                assertEquals(403, unmasking(HERE.as(login)).status());
                assertEquals(403, confirm(HERE.as(login), fact, "0".repeat(64)).status());
                assertEquals(
                        List.of("tell", "comment"),
                        names(HERE.as(login).get(accounts).expect(200).json(), "actions"));
            }
        }

        @Test
        void theProvinceSeesThatThereAreFactsAndNotWhatTheySay() throws SQLException {
            tell(duoma, 0, text(FENCE)).expect(200);
            Api officer = HERE.as("xizang-officer");
            JsonObject view = officer.get(accounts).expect(200).json();
            assertEquals(1, facts(view, HERE.duoma).size());
            assertEquals(List.of(), names(view, "actions"));
            assertEquals(403, unmasking(officer).status());
            assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "read"));
        }

        @Test
        void theCountyReadsWhatWasHandedUp() {
            tell(duoma, 0, text(FENCE)).expect(200);
            Api county = HERE.as("amdo-county");
            assertEquals(404, county.get(accounts).status());
            assertEquals(404, unmasking(county).status());
            suojia.ifMatch("\"1\"")
                    .post("/dispute-alerts/" + alert + "/escalation", "{\"reason\":\"意见不一\"}")
                    .expect(200);
            assertEquals(
                    List.of("unmask"), names(county.get(accounts).expect(200).json(), "actions"));
            assertTrue(unmasking(county).expect(200).text().contains(FENCE));
        }

        @Test
        void aNeighbourWithoutAPartSeesNothing() {
            tell(duoma, 0, text(FENCE)).expect(200);
            Api me = HERE.as("moyun-leader");
            assertEquals(404, me.get(accounts).status());
            assertEquals(404, me.get(comments).status());
            assertEquals(404, unmasking(me).status());
            assertEquals(404, tell(me, 0, text(SHEEP)).status());
            assertEquals(
                    404, me.post(comments, comment(Ids.next(), "own-side", "x")).status());
            assertEquals(404, confirm(me, Ids.next().toString(), "0".repeat(64)).status());
        }
    }

    @Test
    void readsSendThreeStatementsAndWritesEight() throws Exception {
        try (org.jointgov.testing.StatementLog log = new org.jointgov.testing.StatementLog(
                HERE.stack, "dispute", () -> duoma.get(accounts).expect(200))) {
            log.assertAtMost(
                    8, "tell", () -> tell(duoma, 0, text(FENCE), text(SHEEP)).expect(200));
            JsonObject view = duoma.get(accounts).json();
            String id = facts(view, HERE.duoma).get(0);
            String hash = hash(suojia, id);
            log.assertAtMost(
                    3,
                    "read accounts",
                    () -> HERE.as("xizang-officer").get(accounts).expect(200));
            log.assertAtMost(3, "unmask", () -> unmasking(suojia).expect(200));
            log.assertAtMost(8, "confirm", () -> confirm(suojia, id, hash).expect(200));
            log.assertAtMost(8, "comment", () -> comment(suojia, "all-sides", "一条"));
            log.assertAtMost(3, "list comments", () -> duoma.get(comments).expect(200));
        }
    }

    @Test
    void wordsStandInClearNowhere() throws SQLException {
        String mark = "标记" + Long.toString(System.nanoTime(), 36);
        tell(duoma, 0, text(mark)).expect(200);
        comment(duoma, "all-sides", mark);
        for (String table : List.of("dispute_fact", "dispute_comment")) {
            assertEquals(
                    0,
                    HERE.number(
                            "select count(*) from jointgov." + table
                                    + " where position(convert_to(?, 'UTF8') in text) > 0",
                            mark),
                    table);
        }
        String read = duoma.get("/disputes/" + dispute).text()
                + duoma.get(accounts).text()
                + duoma.get(comments).text()
                + duoma.get("/audit/records?limit=100").text()
                + duoma.get("/changes?limit=100").text();
        assertFalse(read.contains(mark));
    }

    // ---- the ground -----------------------------------------------------------------------------------------------

    private static JsonObject text(String text) {
        return Json.createObjectBuilder().add("text", text).build();
    }

    private static JsonObject kept(String id) {
        return Json.createObjectBuilder().add("id", id).build();
    }

    private Answer tell(Api who, long version, JsonObject... facts) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (JsonObject fact : facts) {
            all.add(fact);
        }
        return who.ifMatch("\"" + version + "\"")
                .put(
                        accounts + "/own",
                        Json.createObjectBuilder().add("facts", all).build());
    }

    private Answer confirm(Api who, String fact, String hash) {
        return who.post(
                "/disputes/" + dispute + "/facts/" + fact + "/confirmation",
                Json.createObjectBuilder().add("contentHash", hash).build());
    }

    private Answer unmasking(Api who, UUID... named) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (UUID id : named) {
            all.add(id.toString());
        }
        return who.post(
                "/disputes/" + dispute + "/unmasking",
                Json.createObjectBuilder()
                        .add("purpose", "调解")
                        .add("comments", all)
                        .build());
    }

    private JsonObject unmask(Api who) {
        return unmasking(who).expect(200).json();
    }

    private Map<String, String> words(Api who) {
        Map<String, String> words = new HashMap<>();
        for (JsonObject fact : unmask(who).getJsonArray("facts").getValuesAs(JsonObject.class)) {
            words.put(fact.getString("id"), fact.getString("text"));
        }
        return words;
    }

    private String hash(Api who, String id) {
        return unmask(who).getJsonArray("facts").getValuesAs(JsonObject.class).stream()
                .filter(fact -> fact.getString("id").equals(id))
                .findFirst()
                .orElseThrow()
                .getString("contentHash");
    }

    private Map<String, String> said(Api who, UUID... named) {
        Map<String, String> words = new HashMap<>();
        for (JsonObject comment : unmasking(who, named)
                .expect(200)
                .json()
                .getJsonArray("comments")
                .getValuesAs(JsonObject.class)) {
            words.put(comment.getString("id"), comment.getString("text"));
        }
        return words;
    }

    private static JsonObject comment(UUID id, String audience, String text) {
        return Json.createObjectBuilder()
                .add("id", id.toString())
                .add("audience", audience)
                .add("text", text)
                .build();
    }

    private UUID comment(Api who, String audience, String text) {
        UUID id = Ids.next();
        who.post(comments, comment(id, audience, text)).expect(200);
        return id;
    }

    private List<String> ids(Api who) {
        return ids(who.get(comments).expect(200).json());
    }

    private static List<String> ids(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    private static JsonObject account(JsonObject view, UUID side) {
        return view.getJsonArray("accounts").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("townshipId").equals(side.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> facts(JsonObject view, UUID side) {
        return ids(Json.createObjectBuilder()
                .add("items", account(view, side).getJsonArray("facts"))
                .build());
    }

    private static List<String> texts(JsonObject view, UUID side, Map<String, String> words) {
        return facts(view, side).stream().map(words::get).toList();
    }

    private static boolean agreed(JsonObject view, String fact) {
        return view.getJsonArray("accounts").getValuesAs(JsonObject.class).stream()
                .flatMap(one -> one.getJsonArray("facts").getValuesAs(JsonObject.class).stream())
                .anyMatch(one -> one.getString("id").equals(fact) && one.getBoolean("agreed"));
    }

    private static List<String> names(JsonObject view, String name) {
        return view.getJsonArray(name).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    /** How many of the trail's records of this dispute somebody reads. */
    private long trail(Api who) {
        return who
                .get("/audit/records?limit=100&recordId=" + dispute)
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("recordId").equals(dispute))
                .count();
    }

    /** How many changes of the dispute a recipient's feed has or will have. */
    private static long told(String dispute, String recipient) throws SQLException {
        UUID id = UUID.fromString(dispute);
        return HERE.number(
                "select (select count(*) from jointgov.change_entry where record_id = ? and recipient = ?)"
                        + " + (select count(*) from jointgov.change_pending where record_id = ? and recipient = ?)",
                id,
                recipient,
                id,
                recipient);
    }
}
