package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.Region;
import org.jointgov.testing.StatementLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The register of mediators over HTTP, as each of those who meet it. */
class MediatorIT {
    private static final String NAME = "示例调解员甲";
    private static final String PHONE = "0896-5550199";

    private static Region region;

    private UUID organisation;
    private UUID id;
    private String place;
    private String path;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void enter() {
        organisation = Ids.next();
        id = Ids.next();
        place = "/mediation-organisations/" + organisation;
        path = "/mediators/" + id;
        Api clerk = as("duoma-clerk");
        clerk.post("/mediation-organisations", committee(organisation).build()).expect(201);
        clerk.post("/mediators", mediator(id).build()).expect(201);
    }

    private static Api as(String user) {
        return region.api(user);
    }

    private static JsonObjectBuilder committee(UUID id) {
        return Json.createObjectBuilder()
                .add("id", id.toString())
                .add("kind", "village-committee")
                .add("name", Json.createObjectBuilder().add("zh", "一村人民调解委员会"))
                .add("village", "一村");
    }

    private JsonObjectBuilder mediator(UUID id) {
        return Json.createObjectBuilder()
                .add("id", id.toString())
                .add("organisationId", organisation.toString())
                .add("displayName", NAME)
                .add("languages", Json.createArrayBuilder().add("zh").add("bo"))
                .add("phone", PHONE);
    }

    private static JsonObject interest(UUID id) {
        return Json.createObjectBuilder()
                .add("id", id.toString())
                .add("statement", "与本村一处草场有承包关系。")
                .add("declaredOn", "2026-01-05")
                .build();
    }

    private static JsonObject reason(String text) {
        return Json.createObjectBuilder().add("reason", text).build();
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static List<String> ids(Answer page) {
        return page.expect(200).items().getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    private static List<String> errors(Answer refusal) {
        return refusal.expect(422).json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("pointer") + " " + error.getString("code"))
                .toList();
    }

    @Nested
    class AsClerkOfTheOwningTownship {
        private final Api me = as("duoma-clerk");

        @Test
        void theAnswerToAddingIsTheEntry() {
            UUID other = Ids.next();
            Answer answer = me.post("/mediators", mediator(other).build()).expect(201);
            assertTrue(answer.header("Location").endsWith("/api/mediators/" + other));
            assertEquals("\"1.full.zh-CN\"", answer.etag());
            JsonObject entry = answer.json();
            assertEquals(NAME, entry.getString("displayName"));
            assertEquals(List.of("bo", "zh"), texts(entry.getJsonArray("languages")));
            assertEquals(PHONE, entry.getString("phone"));
            assertEquals("一村人民调解委员会", entry.getJsonObject("organisationName").getString("zh"));
            assertTrue(entry.getBoolean("active"));
            assertEquals(List.of("edit", "declare-interest", "depart"), texts(entry.getJsonArray("actions")));
            assertEquals(2, me.get(place).expect(200).json().getInt("mediators"));
        }

        @Test
        void theSameKeyAddsOnce() {
            JsonObject body = mediator(Ids.next()).build();
            Api once = me.withKey(Ids.next().toString());
            assertEquals(
                    once.post("/mediators", body).expect(201).text(),
                    once.post("/mediators", body).expect(201).text());
            assertEquals(
                    "idempotency-key-reused",
                    once.post("/mediators", mediator(Ids.next()).build())
                            .expect(422)
                            .problem());
        }

        @Test
        void fieldsAreNamedWithTheRuleThatTheyBreak() {
            assertEquals(
                    List.of(
                            "/organisationId required",
                            "/displayName too-long",
                            "/languages unknown-value",
                            "/phone malformed"),
                    errors(me.post(
                            "/mediators",
                            "{\"displayName\":\"" + "x".repeat(61) + "\",\"languages\":[\"zh-CN\"],\"phone\":\"x\"}")));
            assertEquals(
                    List.of("/organisationId required", "/displayName required", "/languages required"),
                    errors(me.post("/mediators", "{\"languages\":[]}")));
            assertEquals(
                    List.of("/kind unknown-value", "/name/zh required"),
                    errors(me.post("/mediation-organisations", "{\"kind\":\"court\",\"name\":{}}")));
            assertEquals(
                    List.of("/village required"),
                    errors(me.post(
                            "/mediation-organisations", "{\"kind\":\"village-committee\",\"name\":{\"zh\":\"x\"}}")));
            assertEquals(
                    List.of("/declaredOn in-future", "/statement too-long"),
                    errors(me.post(
                            path + "/interest-declarations",
                            "{\"statement\":\"" + "x".repeat(301) + "\",\"declaredOn\":\"2126-01-01\"}")));
        }

        @Test
        void anOrganisationThatIsNotTheOwnIsAnUnknownValue() {
            UUID theirs = Ids.next();
            as("suojia-clerk")
                    .post("/mediation-organisations", committee(theirs).build())
                    .expect(201);
            for (UUID other : List.of(theirs, Ids.next())) {
                assertEquals(
                        List.of("/organisationId unknown-value"),
                        errors(me.post(
                                "/mediators",
                                mediator(Ids.next())
                                        .add("organisationId", other.toString())
                                        .build())));
            }
        }

        @Test
        void theEntryIsChangedInTheVersionThatWasRead() {
            String etag = me.get(path).expect(200).etag();
            JsonObject body =
                    mediator(id).add("displayName", "示例调解员乙").addNull("phone").build();
            assertEquals("precondition-required", me.put(path, body).expect(428).problem());
            Answer changed = me.ifMatch(etag).put(path, body).expect(200);
            assertEquals("示例调解员乙", changed.json().getString("displayName"));
            assertFalse(changed.json().containsKey("phone"));
            assertEquals(
                    changed.etag(), me.ifMatch(etag).put(path, body).expect(412).etag());
            // The phone alone is a change too.
            Answer again = me.ifMatch(changed.etag())
                    .put(path, mediator(id).add("displayName", "示例调解员乙").build())
                    .expect(200);
            assertEquals(PHONE, again.json().getString("phone"));
            assertFalse(again.etag().equals(changed.etag()));
        }

        @Test
        void aLoginOfTheOwnTownshipIsLinkedOnce() throws SQLException {
            UUID login = membership("duoma-mediator");
            JsonObject linked = me.ifMatch("\"1\"")
                    .put(
                            path,
                            mediator(id).add("membershipId", login.toString()).build())
                    .expect(200)
                    .json();
            assertEquals(login.toString(), linked.getString("membershipId"));
            assertEquals(
                    List.of("/membershipId in-use"),
                    errors(me.post(
                            "/mediators",
                            mediator(Ids.next())
                                    .add("membershipId", login.toString())
                                    .build())));
            for (UUID foreign : List.of(membership("suojia-mediator"), Ids.next())) {
                assertEquals(
                        List.of("/membershipId unknown-value"),
                        errors(me.ifMatch("\"2\"")
                                .put(
                                        path,
                                        mediator(id)
                                                .add("membershipId", foreign.toString())
                                                .build())));
            }
            me.ifMatch("\"2\"").post(path + "/departure", reason("任期届满")).expect(200);
        }

        @Test
        void interestsAreDeclaredAndWithdrawnAndKept() {
            UUID first = Ids.next();
            JsonObject declared = me.post(path + "/interest-declarations", interest(first))
                    .expect(201)
                    .json();
            assertEquals(2, declared.getInt("version"));
            assertEquals(
                    "id-in-use",
                    me.post(path + "/interest-declarations", interest(first))
                            .expect(409)
                            .problem());
            String withdrawal = path + "/interest-declarations/" + first + "/withdrawal";
            assertEquals(
                    "precondition-required", me.post(withdrawal).expect(428).problem());
            JsonObject withdrawn =
                    me.ifMatch("\"2\"").post(withdrawal).expect(200).json();
            JsonObject kept = withdrawn.getJsonArray("interestDeclarations").getJsonObject(0);
            assertEquals("与本村一处草场有承包关系。", kept.getString("statement"));
            assertEquals("2026-01-05", kept.getString("declaredOn"));
            assertEquals(
                    Region.office("duoma-clerk"),
                    kept.getJsonObject("withdrawn").getString("office"));
            assertEquals(
                    "invalid-transition",
                    me.ifMatch("\"3\"").post(withdrawal).expect(409).problem());
            me.ifMatch("\"3\"")
                    .post(path + "/interest-declarations/" + Ids.next() + "/withdrawal")
                    .expect(404);
        }

        @Test
        void aDepartedMediatorIsKeptWithoutPhone() {
            assertEquals(List.of("/reason required"), errors(me.ifMatch("\"1\"").post(path + "/departure", "{}")));
            JsonObject departed = me.ifMatch("\"1\"")
                    .post(path + "/departure", reason("任期届满"))
                    .expect(200)
                    .json();
            assertFalse(departed.getBoolean("active"));
            assertFalse(departed.containsKey("phone"));
            assertEquals("任期届满", departed.getJsonObject("departure").getString("reason"));
            assertEquals(List.of(), texts(departed.getJsonArray("actions")));
            for (Answer late : List.of(
                    me.ifMatch("\"2\"").put(path, mediator(id).build()),
                    me.ifMatch("\"2\"").post(path + "/departure", reason("再次")),
                    me.post(path + "/interest-declarations", interest(Ids.next())))) {
                assertEquals("invalid-transition", late.expect(409).problem());
            }
            assertTrue(ids(me.get("/mediators?active=false&limit=100")).contains(id.toString()));
            assertFalse(ids(me.get("/mediators?active=true&limit=100")).contains(id.toString()));
        }

        @Test
        void anOrganisationIsDissolvedOnceNobodyWorksForIt() {
            assertEquals(
                    "invalid-transition",
                    me.ifMatch("\"1\"").post(place + "/dissolution").expect(409).problem());
            me.ifMatch("\"1\"").post(path + "/departure", reason("任期届满")).expect(200);
            assertEquals(
                    List.of("edit", "add-mediator", "dissolve"),
                    texts(me.get(place).json().getJsonArray("actions")));
            assertEquals(
                    "precondition-required",
                    me.post(place + "/dissolution").expect(428).problem());
            JsonObject dissolved =
                    me.ifMatch("\"1\"").post(place + "/dissolution").expect(200).json();
            assertEquals(
                    Region.office("duoma-clerk"),
                    dissolved.getJsonObject("dissolved").getString("office"));
            assertEquals(List.of(), texts(dissolved.getJsonArray("actions")));
            assertEquals(
                    List.of("/organisationId unknown-value"),
                    errors(me.post("/mediators", mediator(Ids.next()).build())));
            assertEquals(
                    "invalid-transition",
                    me.ifMatch("\"2\"")
                            .put(place, committee(organisation).build())
                            .expect(409)
                            .problem());
            assertTrue(ids(me.get("/mediation-organisations?limit=100")).contains(organisation.toString()));
        }

        @Test
        void theOrganisationIsCorrected() {
            JsonObject corrected = me.ifMatch("\"1\"")
                    .put(
                            place,
                            Json.createObjectBuilder()
                                    .add("kind", "township-centre")
                                    .add(
                                            "name",
                                            Json.createObjectBuilder()
                                                    .add("zh", "一站式矛盾纠纷中心")
                                                    .add("en", "One-stop dispute centre"))
                                    .add("village", "passed over")
                                    .build())
                    .expect(200)
                    .json();
            assertEquals("township-centre", corrected.getString("kind"));
            assertEquals(2, corrected.getInt("version"));
            assertFalse(corrected.containsKey("village"));
        }

        @Test
        void pagesJoinAndFiltersNarrow() {
            Set<String> added = new HashSet<>(Set.of(id.toString()));
            for (int i = 0; i < 4; i++) {
                UUID next = Ids.next();
                me.post("/mediators", mediator(next).build()).expect(201);
                added.add(next.toString());
            }
            List<String> seen = new ArrayList<>();
            String next = "/mediators?limit=2&organisationId=" + organisation;
            while (next != null) {
                Answer page = me.get(next).expect(200);
                seen.addAll(ids(page));
                next = page.json().containsKey("nextCursor")
                        ? "/mediators?limit=2&organisationId=" + organisation + "&cursor="
                                + page.json().getString("nextCursor")
                        : null;
            }
            assertEquals(5, seen.size());
            assertEquals(added, Set.copyOf(seen));
            String narrowed = "/mediators?limit=100&organisationId=" + organisation;
            assertEquals(5, ids(me.get(narrowed + "&language=bo")).size());
            assertEquals(List.of(), ids(me.get(narrowed + "&language=en")));
            assertEquals(List.of(), ids(me.get(narrowed + "&townshipId=" + region.suojia)));
            me.get("/mediators?active=perhaps").expect(400);
        }

        @Test
        void theTrailTellsEachActOnceAndNoName() {
            me.ifMatch("\"1\"").put(path, mediator(id).build()).expect(200);
            UUID declaration = Ids.next();
            me.post(path + "/interest-declarations", interest(declaration)).expect(201);
            me.ifMatch("\"3\"")
                    .post(path + "/interest-declarations/" + declaration + "/withdrawal")
                    .expect(200);
            me.ifMatch("\"4\"").post(path + "/departure", reason("任期届满")).expect(200);
            Answer trail =
                    me.get("/audit/records?recordKind=mediator&limit=100").expect(200);
            assertEquals(
                    List.of("depart", "withdraw-interest", "declare-interest", "change", "add"),
                    trail.items().getValuesAs(JsonObject.class).stream()
                            .filter(r -> r.getString("recordId").equals(id.toString()))
                            .map(r -> r.getString("action"))
                            .toList());
            assertFalse(trail.text().contains(NAME));
            assertFalse(trail.text().contains(PHONE));
        }
    }

    @Nested
    class AsMachineOfTheOwningTownship {
        @Test
        void itWritesAsAClerk() {
            UUID other = Ids.next();
            as("duoma-ledger").post("/mediators", mediator(other).build()).expect(201);
            as("duoma-ledger")
                    .ifMatch("\"1\"")
                    .post("/mediators/" + other + "/departure", reason("任期届满"))
                    .expect(200);
        }
    }

    @Nested
    class AsMediatorOfTheOwningTownship {
        private final Api me = as("duoma-mediator");

        @Test
        void theEntryIsReadAndNotWritten() {
            JsonObject entry = me.get(path).expect(200).json();
            assertEquals(PHONE, entry.getString("phone"));
            assertEquals(List.of(), texts(entry.getJsonArray("actions")));
            assertEquals(List.of(), texts(me.get(place).json().getJsonArray("actions")));
            me.ifMatch("\"1\"").put(path, mediator(id).build()).expect(403);
            me.post("/mediation-organisations", committee(Ids.next()).build()).expect(403);
        }
    }

    @Nested
    class AsLeaderOfTheOtherTownship {
        private final Api me = as("suojia-leader");

        @Test
        void theEntryIsReadWithItsPhoneAndTheReadingIsRecorded() {
            JsonObject entry = me.get(path).expect(200).json();
            assertEquals(PHONE, entry.getString("phone"));
            assertEquals(List.of(), texts(entry.getJsonArray("actions")));
            assertFalse(entry.containsKey("readers"));
            JsonArray readers = as("duoma-leader").get(path).expect(200).json().getJsonArray("readers");
            assertEquals(1, readers.size());
            assertEquals(
                    Region.office("suojia-leader"), readers.getJsonObject(0).getString("office"));
            assertEquals(region.suojia.toString(), readers.getJsonObject(0).getString("townshipId"));
        }

        @Test
        void theLoginIsNotShown() throws SQLException {
            as("duoma-clerk")
                    .ifMatch("\"1\"")
                    .put(
                            path,
                            mediator(id)
                                    .add(
                                            "membershipId",
                                            membership("duoma-clerk").toString())
                                    .build())
                    .expect(200);
            assertFalse(me.get(path).expect(200).json().containsKey("membershipId"));
            as("duoma-clerk").ifMatch("\"2\"").put(path, mediator(id).build()).expect(200);
        }

        @Test
        void theEntryIsNotWritten() {
            me.ifMatch("\"1\"").put(path, mediator(id).build()).expect(403);
            me.ifMatch("\"1\"").post(path + "/departure", reason("x")).expect(403);
            me.post(path + "/interest-declarations", interest(Ids.next())).expect(403);
            me.ifMatch("\"1\"").put(place, committee(organisation).build()).expect(403);
            me.ifMatch("\"1\"").post(place + "/dissolution").expect(403);
        }

        @Test
        void anIdInUseIsRefused() {
            assertEquals(
                    "id-in-use",
                    me.post("/mediation-organisations", committee(organisation).build())
                            .expect(409)
                            .problem());
            assertEquals(
                    "id-in-use",
                    me.post("/mediators", mediator(id).build()).expect(409).problem());
        }

        @Test
        void listsAreNarrowedToOneTownship() {
            assertTrue(ids(me.get("/mediators?limit=100&townshipId=" + region.duoma))
                    .contains(id.toString()));
            assertFalse(ids(me.get("/mediators?limit=100&townshipId=" + region.suojia))
                    .contains(id.toString()));
            assertTrue(ids(me.get("/mediation-organisations?limit=100&townshipId=" + region.duoma))
                    .contains(organisation.toString()));
            assertFalse(me.get("/mediators?limit=100").text().contains(PHONE));
        }

        @Test
        void theFeedTellsOfAChangeWithoutAName() {
            int before = me.get("/changes").expect(200).json().getInt("position");
            as("duoma-clerk").ifMatch("\"1\"").put(path, mediator(id).build()).expect(200);
            long patience = System.nanoTime() + 10_000_000_000L;
            String feed = "";
            while (!feed.contains(id.toString()) && System.nanoTime() < patience) {
                LockSupport.parkNanos(50_000_000);
                feed = me.get("/changes?limit=100&after=" + before).expect(200).text();
            }
            assertTrue(feed.contains(id.toString()), feed);
            assertFalse(feed.contains(NAME));
        }
    }

    @Nested
    class AsOfficer {
        @Test
        void aProvinceReadsWithoutThePhone() {
            for (String officer : List.of("xizang-officer", "qinghai-officer")) {
                JsonObject entry = as(officer).get(path).expect(200).json();
                assertEquals(NAME, entry.getString("displayName"));
                assertFalse(entry.containsKey("phone"));
                assertFalse(entry.containsKey("membershipId"));
                as(officer).get(place).expect(200);
                as(officer).post("/mediators", mediator(Ids.next()).build()).expect(403);
            }
        }

        @Test
        void aCountyReadsNothing() {
            Api county = as("amdo-county");
            for (String address : List.of(path, place, "/mediators", "/mediation-organisations")) {
                county.get(address).expect(403);
            }
        }
    }

    @Nested
    class AsLeaderWithoutACommonBorder {
        @Test
        void theEntryIsAbsent() throws SQLException {
            Api stranger = new Region().api("moyun-leader");
            for (String address : List.of(path, place)) {
                stranger.get(address).expect(404);
            }
            assertEquals(List.of(), ids(stranger.get("/mediators?townshipId=" + region.duoma)));
            assertEquals(List.of(), ids(stranger.get("/mediation-organisations?townshipId=" + region.duoma)));
            stranger.ifMatch("\"1\"").put(path, mediator(id).build()).expect(404);
            stranger.post(path + "/interest-declarations", interest(Ids.next())).expect(404);
        }
    }

    @Test
    void readsSendThreeStatementsAndWritesEight() throws Exception {
        Api owner = as("duoma-clerk");
        Api other = as("suojia-leader");
        UUID login = membership("duoma-leader");
        try (StatementLog log = new StatementLog(
                SharedStack.get(), "mediat", () -> owner.get("/mediators").expect(200))) {
            UUID second = Ids.next();
            log.assertAtMost(
                    8,
                    "add an organisation",
                    () -> owner.post(
                                    "/mediation-organisations",
                                    committee(second).build())
                            .expect(201));
            log.assertAtMost(
                    8,
                    "change an organisation",
                    () -> owner.ifMatch("\"1\"")
                            .put(
                                    "/mediation-organisations/" + second,
                                    committee(second).build())
                            .expect(200));
            log.assertAtMost(
                    8,
                    "dissolve an organisation",
                    () -> owner.ifMatch("\"2\"")
                            .post("/mediation-organisations/" + second + "/dissolution")
                            .expect(200));
            log.assertAtMost(
                    3,
                    "list organisations",
                    () -> other.get("/mediation-organisations").expect(200));
            log.assertAtMost(3, "open an organisation", () -> other.get(place).expect(200));
            UUID one = Ids.next();
            log.assertAtMost(
                    8,
                    "add with phone and login",
                    () -> owner.post(
                                    "/mediators",
                                    mediator(one)
                                            .add("membershipId", login.toString())
                                            .build())
                            .expect(201));
            log.assertAtMost(
                    3,
                    "list",
                    () -> other.get("/mediators?language=bo&active=true").expect(200));
            log.assertAtMost(3, "open own", () -> owner.get(path).expect(200));
            log.assertAtMost(3, "open foreign", () -> other.get(path).expect(200));
            log.assertAtMost(
                    8,
                    "change",
                    () -> owner.ifMatch("\"1\"")
                            .put(
                                    "/mediators/" + one,
                                    mediator(one)
                                            .add("membershipId", login.toString())
                                            .build())
                            .expect(200));
            UUID declaration = Ids.next();
            log.assertAtMost(
                    8,
                    "declare",
                    () -> owner.post("/mediators/" + one + "/interest-declarations", interest(declaration))
                            .expect(201));
            log.assertAtMost(
                    8,
                    "withdraw",
                    () -> owner.ifMatch("\"3\"")
                            .post("/mediators/" + one + "/interest-declarations/" + declaration + "/withdrawal")
                            .expect(200));
            log.assertAtMost(
                    8,
                    "depart",
                    () -> owner.ifMatch("\"4\"")
                            .post("/mediators/" + one + "/departure", reason("任期届满"))
                            .expect(200));
        }
    }

    private static UUID membership(String actor) throws SQLException {
        try (BoundConnection bound = region.as(actor)) {
            return bound.membership();
        }
    }
}
