package org.jointgov.agreements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.TextHash;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.Region;
import org.jointgov.testing.StatementLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cooperation agreements over HTTP, as each of those who meet them. */
class CooperationAgreementIT {
    private static Region region;

    private UUID id;
    private String path;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void draft() {
        id = Ids.next();
        path = "/cooperation-agreements/" + id;
        as("duoma-clerk")
                .post("/cooperation-agreements", draft(id, "平安边界合作协议书", "第一条 互通信息。"))
                .expect(201);
    }

    private static Api as(String user) {
        return region.api(user);
    }

    private static String draft(UUID id, String title, String text) {
        return "{\"id\":\"" + id + "\",\"borderId\":\"" + region.border + "\",\"language\":\"zh-CN\",\"title\":\""
                + title + "\",\"text\":\"" + text + "\",\"termFrom\":\"2026-05-01\",\"termTo\":\"2031-04-30\"}";
    }

    private static String counter(int base, String text) {
        return "{\"baseRevision\":" + base + ",\"text\":\"" + text + "\"}";
    }

    private JsonObject seenBy(String user) {
        return as(user).get(path).expect(200).json();
    }

    private static String word(JsonObject seen) {
        return "{\"revision\":" + seen.getInt("revision") + ",\"contentHash\":\"" + seen.getString("contentHash")
                + "\"}";
    }

    private JsonObject propose() {
        Api leader = as("duoma-leader");
        return leader.ifMatch(leader.get(path).expect(200).etag())
                .post(path + "/proposal")
                .expect(200)
                .json();
    }

    private Answer accept(String user) {
        return as(user).post(path + "/acceptances", word(seenBy(user)));
    }

    private Answer sign(String user) {
        return as(user).post(path + "/signatures", word(seenBy(user)));
    }

    private static List<String> texts(JsonObject of, String name) {
        return of.getJsonArray(name).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private List<String> actions(String user) {
        return texts(seenBy(user), "actions");
    }

    @Test
    void runsFromDraftToItsEnd() {
        propose();
        JsonObject accepted = accept("suojia-leader").expect(201).json();
        assertEquals("accepted", accepted.getString("state"));
        assertEquals(List.of(region.suojia.toString()), texts(accepted, "acceptedBy"));
        assertEquals("accepted", sign("suojia-leader").expect(201).json().getString("state"));
        JsonObject inForce = sign("duoma-leader").expect(201).json();
        assertEquals("in-force", inForce.getString("state"));
        assertTrue(inForce.containsKey("inForceAt"));
        assertEquals(
                TextHash.agreement(
                        id, "zh-CN", LocalDate.of(2026, 5, 1), LocalDate.of(2031, 4, 30), "平安边界合作协议书", "第一条 互通信息。"),
                inForce.getString("contentHash"));
        String reason = "{\"reason\":\"双方同意另行签订\"}";
        JsonObject half =
                as("duoma-leader").post(path + "/endings", reason).expect(201).json();
        assertEquals("in-force", half.getString("state"));
        assertEquals(List.of(), actions("duoma-leader"));
        assertEquals(List.of("end"), actions("suojia-leader"));
        JsonObject ended =
                as("suojia-leader").post(path + "/endings", reason).expect(201).json();
        assertEquals("ended", ended.getString("state"));
        assertEquals(2, ended.getJsonArray("endings").size());
        assertEquals(List.of(), actions("suojia-leader"));
        List<String> trail = new ArrayList<>(as("duoma-leader")
                .get("/audit/records?recordKind=cooperation-agreement&limit=100")
                .expect(200)
                .items()
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(r -> r.getString("recordId").equals(id.toString()))
                .map(r -> r.getString("action"))
                .filter(action -> !action.equals("read"))
                .toList());
        Collections.reverse(trail);
        assertEquals(List.of("draft", "propose", "accept", "sign", "enter-into-force", "end", "end"), trail);
    }

    @Nested
    class AsClerkOfTheDraftingTownship {
        private final Api me = as("duoma-clerk");

        @Test
        void theDraftIsReadAndChangedInTheVersionThatWasRead() {
            Answer read = me.get(path).expect(200);
            assertEquals("draft", read.json().getString("state"));
            assertEquals(0, read.json().getInt("revision"));
            assertEquals(List.of("edit", "delete"), texts(read.json(), "actions"));
            assertEquals(List.of("edit", "delete", "propose"), actions("duoma-leader"));
            String body = draft(id, "平安边界合作协议书（二稿）", "第一条\\r\\n第二条");
            assertEquals("precondition-required", me.put(path, body).expect(428).problem());
            JsonObject changed =
                    me.ifMatch(read.etag()).put(path, body).expect(200).json();
            assertEquals("第一条\n第二条", changed.getString("text"));
            assertEquals(412, me.ifMatch(read.etag()).put(path, body).status());
        }

        @Test
        void theDraftIsThrownAwayOnce() {
            assertEquals("precondition-required", me.delete(path).expect(428).problem());
            Api once = me.ifMatch(me.get(path).etag()).withKey(Ids.next().toString());
            once.delete(path).expect(204);
            once.delete(path).expect(204);
            assertEquals("not-found", me.get(path).expect(404).problem());
            assertEquals(
                    "not-found", me.ifMatch("\"1\"").delete(path).expect(404).problem());
        }

        @Test
        void proposingIsForTheLeader() {
            assertEquals(
                    "forbidden",
                    me.ifMatch("\"1\"").post(path + "/proposal").expect(403).problem());
        }

        @Test
        void fieldsAreNamedWithTheRuleThatTheyBreak() {
            JsonObject problem = me.post(
                            "/cooperation-agreements",
                            "{\"borderId\":\"" + region.border
                                    + "\",\"language\":\"fr\",\"title\":\"a\\nb\",\"termFrom\":\"2026-05-01\",\"termTo\":\"2025-05-01\"}")
                    .expect(422)
                    .json();
            assertEquals(
                    List.of("/termTo out-of-range", "/language unknown-value", "/title malformed", "/text required"),
                    problem.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                            .map(e -> e.getString("pointer") + " " + e.getString("code"))
                            .toList());
        }

        @Test
        void theSameKeyDraftsOnce() {
            UUID other = Ids.next();
            Api once = me.withKey(Ids.next().toString());
            String body = draft(other, "一次", "一次");
            assertEquals(
                    once.post("/cooperation-agreements", body).expect(201).text(),
                    once.post("/cooperation-agreements", body).expect(201).text());
            assertEquals(
                    "id-in-use",
                    me.post("/cooperation-agreements", body).expect(409).problem());
        }
    }

    @Nested
    class AsLeaderOfTheOtherTownship {
        private final Api me = as("suojia-leader");

        @Test
        void aDraftIsHidden() {
            assertEquals("not-found", me.get(path).expect(404).problem());
            assertEquals("not-found", me.get(path + "/revisions").expect(404).problem());
            assertEquals(
                    "not-found",
                    me.post(path + "/revisions", counter(0, "x")).expect(404).problem());
            assertFalse(me.get("/cooperation-agreements?limit=100").text().contains(id.toString()));
            me.post("/cooperation-agreements", draft(id, "mine", "mine")).expect(201);
            assertEquals("mine", me.get(path).expect(200).json().getString("title"));
        }

        @Test
        void aProposalIsAcceptedOrAnswered() {
            propose();
            assertEquals(List.of("counter", "accept"), actions("suojia-leader"));
            assertEquals(List.of("counter"), actions("suojia-clerk"));
            assertEquals(List.of("counter"), actions("duoma-leader"));
            assertEquals("forbidden", accept("duoma-leader").expect(403).problem());
            assertEquals("invalid-transition", sign("suojia-leader").expect(409).problem());
            JsonObject answered = as("suojia-clerk")
                    .post(
                            path + "/revisions",
                            "{\"baseRevision\":1,\"text\":\"第二条\",\"title\":\"平安边界合作协议书（回复）\",\"termTo\":\"2028-04-30\"}")
                    .expect(201)
                    .json();
            assertEquals("proposed", answered.getString("state"));
            assertEquals(2, answered.getInt("revision"));
            assertEquals(region.suojia.toString(), answered.getString("revisionTownshipId"));
            assertFalse(answered.containsKey("termFrom"));
            assertEquals("2028-04-30", answered.getString("termTo"));
            assertEquals(List.of("counter", "accept"), actions("duoma-leader"));
            assertEquals(List.of("counter"), actions("suojia-leader"));
            accept("duoma-leader").expect(201);
            assertEquals(List.of("counter", "sign"), actions("duoma-leader"));
            List<String> wordings =
                    me.get(path + "/revisions").expect(200).items().getValuesAs(JsonObject.class).stream()
                            .map(r -> r.getString("text"))
                            .toList();
            assertEquals(List.of("第二条", "第一条 互通信息。"), wordings);
        }

        @Test
        void whatWasReadBeforeACounterTextCannotBeAcceptedOrSigned() {
            propose();
            JsonObject first = seenBy("suojia-leader");
            as("duoma-clerk").post(path + "/revisions", counter(1, "第二条")).expect(201);
            assertEquals(
                    "text-changed",
                    me.post(path + "/acceptances", word(first)).expect(409).problem());
            assertEquals(
                    "conflict",
                    me.post(path + "/revisions", counter(1, "第三条")).expect(409).problem());
            accept("suojia-leader").expect(201);
            JsonObject second = seenBy("suojia-leader");
            me.post(path + "/signatures", word(second)).expect(201);
            me.post(path + "/revisions", counter(2, "第三条")).expect(201);
            JsonObject reopened = seenBy("duoma-leader");
            assertEquals("proposed", reopened.getString("state"));
            assertEquals(List.of(), texts(reopened, "signedBy"));
            assertFalse(reopened.getJsonArray("signatures").getJsonObject(0).getBoolean("current"));
            accept("duoma-leader").expect(201);
            assertEquals(
                    "text-changed",
                    as("duoma-leader")
                            .post(path + "/signatures", word(second))
                            .expect(409)
                            .problem());
        }

        @Test
        void theOwnersDraftRightsEndWithTheProposal() {
            propose();
            Api owner = as("duoma-leader");
            String etag = owner.get(path).etag();
            assertEquals(
                    "invalid-transition",
                    owner.ifMatch(etag)
                            .put(path, draft(id, "x", "x"))
                            .expect(409)
                            .problem());
            assertEquals(
                    "invalid-transition",
                    owner.ifMatch(etag).delete(path).expect(409).problem());
            assertEquals(
                    "invalid-transition",
                    owner.ifMatch(etag).post(path + "/proposal").expect(409).problem());
            assertEquals(
                    "forbidden",
                    me.ifMatch(etag).put(path, draft(id, "x", "x")).expect(403).problem());
            assertEquals("forbidden", me.ifMatch(etag).delete(path).expect(403).problem());
            assertEquals(
                    "forbidden",
                    me.ifMatch(etag).post(path + "/proposal").expect(403).problem());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"suojia-clerk", "suojia-mediator", "duoma-ledger", "qinghai-officer"})
    void whoIsNoLeaderBindsNobody(String user) {
        JsonObject proposed = propose();
        assertEquals(
                "forbidden",
                as(user).post(path + "/acceptances", word(proposed)).expect(403).problem());
        assertEquals(
                "forbidden",
                as(user).post(path + "/signatures", word(proposed)).expect(403).problem());
        assertEquals(
                "forbidden",
                as(user).post(path + "/endings", "{\"reason\":\"x\"}")
                        .expect(403)
                        .problem());
    }

    @Test
    void onePersonWhoActsForBothSidesActsForOneOnly() throws SQLException {
        Region two = new Region();
        Api duoma = two.api("duoma-leader");
        Api suojia = two.alsoFor("duoma-leader", two.suojia, "leader");
        UUID other = Ids.next();
        String at = "/cooperation-agreements/" + other;
        duoma.post(
                        "/cooperation-agreements",
                        draft(other, "x", "x").replace(region.border.toString(), two.border.toString()))
                .expect(201);
        JsonObject proposed =
                duoma.ifMatch("\"1\"").post(at + "/proposal").expect(200).json();
        assertEquals(
                "forbidden",
                suojia.post(at + "/acceptances", word(proposed)).expect(403).problem());
    }

    @Test
    void provincesReadWhatWasProposedAndOthersSeeNothing() {
        for (String user : List.of("xizang-officer", "qinghai-officer", "moyun-leader")) {
            assertEquals("not-found", as(user).get(path).expect(404).problem());
        }
        JsonObject proposed = propose();
        assertEquals("proposed", seenBy("xizang-officer").getString("state"));
        assertEquals(List.of(), actions("qinghai-officer"));
        Api outsider = as("moyun-leader");
        assertEquals("not-found", outsider.get(path).expect(404).problem());
        assertEquals("not-found", outsider.get(path + "/revisions").expect(404).problem());
        assertEquals(
                "not-found",
                outsider.post(path + "/acceptances", word(proposed)).expect(404).problem());
        assertEquals(
                "not-found",
                outsider.post(path + "/signatures", word(proposed)).expect(404).problem());
        assertEquals(
                "not-found",
                outsider.post(path + "/endings", "{\"reason\":\"x\"}")
                        .expect(404)
                        .problem());
        assertEquals(
                "not-found",
                outsider.post(path + "/revisions", counter(1, "x")).expect(404).problem());
        assertEquals(
                "not-found", outsider.ifMatch("\"1\"").delete(path).expect(404).problem());
        List<String> readers = seenBy("duoma-leader").getJsonArray("readers").getValuesAs(JsonObject.class).stream()
                .map(r -> r.getString("office"))
                .toList();
        assertEquals(List.of(Region.office("qinghai-officer"), Region.office("xizang-officer")), readers);
    }

    @Test
    void listsShowOwnDraftsAndWhatTheBorderShares() {
        String word = "平安" + Long.toString(System.nanoTime(), 36);
        UUID other = Ids.next();
        as("duoma-leader")
                .post("/cooperation-agreements", draft(other, word, "x"))
                .expect(201);
        String query = "/cooperation-agreements?q=" + word;
        assertEquals(1, as("duoma-mediator").get(query).expect(200).items().size());
        assertEquals(0, as("suojia-mediator").get(query).expect(200).items().size());
        assertEquals(0, as("xizang-officer").get(query).expect(200).items().size());
        as("duoma-leader")
                .ifMatch("\"1\"")
                .post("/cooperation-agreements/" + other + "/proposal")
                .expect(200);
        for (String user : List.of("duoma-mediator", "suojia-mediator", "xizang-officer")) {
            JsonObject found = as(user).get(query + "&state=proposed&borderId=" + region.border)
                    .expect(200)
                    .items()
                    .getJsonObject(0);
            assertEquals(other.toString(), found.getString("id"));
            assertEquals("2031-04-30", found.getString("termTo"));
        }
        assertEquals(0, as("moyun-leader").get(query).expect(200).items().size());
        assertEquals(
                0,
                as("duoma-leader")
                        .get(query + "&state=draft")
                        .expect(200)
                        .items()
                        .size());
        assertEquals(
                0,
                as("duoma-leader")
                        .get(query + "&borderId=" + region.otherBorder)
                        .expect(200)
                        .items()
                        .size());
        List<String> paged = new ArrayList<>();
        String next = "/cooperation-agreements?limit=2";
        while (next != null) {
            Answer page = as("duoma-leader").get(next).expect(200);
            page.items().getValuesAs(JsonObject.class).forEach(a -> paged.add(a.getString("id")));
            String cursor = page.json().getString("nextCursor", null);
            next = cursor == null ? null : "/cooperation-agreements?limit=2&cursor=" + cursor;
        }
        assertEquals(
                as("duoma-leader")
                        .get("/cooperation-agreements?limit=100")
                        .expect(200)
                        .items()
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .map(a -> a.getString("id"))
                        .toList(),
                paged);
    }

    /** At most 3 statements for a read and 8 for a write, the binding counted. */
    @Test
    void readsSendThreeStatementsAndWritesEight() throws Exception {
        Api owner = as("duoma-leader");
        Api other = as("suojia-leader");
        String list = "/cooperation-agreements";
        try (StatementLog log = new StatementLog(
                SharedStack.get(),
                "cooperation_agreement",
                () -> owner.get(list).expect(200))) {
            UUID drafted = Ids.next();
            log.assertAtMost(
                    8, "draft", () -> owner.post(list, draft(drafted, "x", "x")).expect(201));
            log.assertAtMost(
                    8,
                    "rewrite",
                    () -> owner.ifMatch("\"1\"")
                            .put(list + "/" + drafted, draft(drafted, "y", "y"))
                            .expect(200));
            log.assertAtMost(
                    8,
                    "discard",
                    () -> owner.ifMatch("\"2\"").delete(list + "/" + drafted).expect(204));
            log.assertAtMost(
                    8,
                    "propose",
                    () -> owner.ifMatch("\"1\"").post(path + "/proposal").expect(200));
            log.assertAtMost(3, "list", () -> other.get(list).expect(200));
            log.assertAtMost(
                    3, "search", () -> other.get(list + "?q=%E5%B9%B3%E5%AE%89").expect(200));
            log.assertAtMost(3, "open own", () -> owner.get(path).expect(200));
            log.assertAtMost(3, "open foreign", () -> other.get(path).expect(200));
            log.assertAtMost(
                    8,
                    "answer",
                    () -> other.post(path + "/revisions", counter(1, "第二条")).expect(201));
            log.assertAtMost(
                    3, "revisions", () -> owner.get(path + "/revisions").expect(200));
            String word = word(seenBy("duoma-leader"));
            log.assertAtMost(
                    8, "accept", () -> owner.post(path + "/acceptances", word).expect(201));
            log.assertAtMost(
                    8, "sign", () -> owner.post(path + "/signatures", word).expect(201));
            log.assertAtMost(
                    8,
                    "enter into force",
                    () -> other.post(path + "/signatures", word).expect(201));
            log.assertAtMost(
                    8,
                    "end",
                    () -> other.post(path + "/endings", "{\"reason\":\"x\"}").expect(201));
        }
    }

    /** The whole path through the application, at the same time: the lock makes one of them come first. */
    @Test
    void signaturesOfBothSidesAndACounterTextAtTheSameTimeNeverBothWin() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 8; round++) {
                draft();
                propose();
                JsonObject accepted = accept("suojia-leader").expect(201).json();
                CyclicBarrier start = new CyclicBarrier(3);
                List<Future<Answer>> ends = new ArrayList<>();
                for (String user : List.of("duoma-leader", "suojia-leader", "suojia-clerk")) {
                    Api api = as(user);
                    ends.add(threads.submit(() -> {
                        start.await();
                        return user.equals("suojia-clerk")
                                ? api.post(path + "/revisions", counter(1, "第二条"))
                                : api.post(path + "/signatures", word(accepted));
                    }));
                }
                int duoma = ends.get(0).get().expect(201, 409).status();
                int suojia = ends.get(1).get().expect(201, 409).status();
                int answered = ends.get(2).get().expect(201, 409).status();
                boolean both = duoma == 201 && suojia == 201;
                assertEquals(
                        both && answered == 409 ? "in-force" : "proposed",
                        seenBy("duoma-leader").getString("state"));
                assertTrue(both || answered == 201, "somebody wins");
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
