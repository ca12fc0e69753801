package org.jointgov.meetings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jointgov.meetings.application.MinutesJson;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.TextHash;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.MinutesSteps;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random histories of joint meetings: people of both sides, a deputy, a second signer, a machine and a third township write
 * minutes, put them to both sides, propose and answer amendments, sign, refuse, change the plan, record attendance, call the meeting
 * off and add to what is in force, each by what their screen shows, which may be long out of date: they were offline. Now and then
 * two act at the same moment. Whatever they try, minutes and addenda in force have the signatures that both sides have to give
 * under their own hash and nothing else ever brings them into force, no revision that was accepted is lost, nothing is signed
 * while a proposal waits, each change has one audit record, and what was promised is there once, when both have signed, and not
 * before. In every other history Duoma asks for two signers; Suojia's clerk is its leader's deputy.
 *
 * <p>{@code -Dmeeting-histories=2000} tries more of them, {@code -Dmeeting-histories.seed=…} the same ones again.
 */
class MeetingHistoriesIT {
    private static final int HISTORIES = Integer.getInteger("meeting-histories", 12);
    private static final long SEED = Long.getLong("meeting-histories.seed", System.nanoTime());

    private static final List<String> PEOPLE = List.of(
            "duoma-leader",
            "duoma-leader",
            "duoma-clerk",
            "suojia-leader",
            "suojia-leader",
            "suojia-clerk",
            "duoma-mediator",
            "duoma-ledger",
            "moyun-leader");

    /** What they try, and how often: a number of times out of all together. */
    private static final List<String> ACTS = Stream.of(
                    "revise 3",
                    "put 5",
                    "sign 9",
                    "refuse 1",
                    "attend 2",
                    "propose 2",
                    "answer 3",
                    "change 1",
                    "add 2",
                    "sign-added 4",
                    "withdraw-added 1")
            .flatMap(act -> Collections.nCopies(Integer.parseInt(act.split(" ")[1]), act.split(" ")[0]).stream())
            .toList();

    /** What contradicts each other, by one of each side or two of one side at the same moment. */
    private static final List<List<String>> AGAINST = List.of(
            List.of("sign", "sign"),
            List.of("sign", "revise"),
            List.of("revise", "revise"),
            List.of("sign", "refuse"),
            List.of("sign", "propose"),
            List.of("put", "sign"),
            List.of("answer", "answer"),
            List.of("sign-added", "sign-added"),
            List.of("sign-added", "withdraw-added"),
            List.of("sign", "change"),
            List.of("cancel", "revise"),
            List.of("change", "change"));

    private static final Set<Integer> REFUSALS = Set.of(403, 404, 409, 412, 422);

    /** By whether Duoma asks for two signers there. */
    private static final Map<Boolean, Region> regions = new HashMap<>();

    /** Of the history that runs. */
    private static Region region;

    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private final Map<String, Integer> reached = new TreeMap<>();

    @BeforeAll
    static void people() throws SQLException {
        for (boolean two : new boolean[] {false, true}) {
            region = new Region();
            regions.put(two, region);
            String clerk = as("suojia-clerk")
                    .get("/me")
                    .expect(200)
                    .json()
                    .getJsonObject("current")
                    .getString("id");
            LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
            as("suojia-leader")
                    .post(
                            "/signing/deputies",
                            Json.createObjectBuilder()
                                    .add("membershipId", clerk)
                                    .add("firstDay", today.toString())
                                    .add("lastDay", today.plusDays(30).toString())
                                    .build())
                    .expect(200);
            as("duoma-leader")
                    .ifMatch("\"0\"")
                    .put("/signing/rule", "{\"twoSigners\":" + two + "}")
                    .expect(200);
        }
    }

    /** One person's try. @param number tells two of the same moment apart */
    private record Step(int number, String who, String act) {}

    @Test
    void whateverTheyTryMinutesAreInForceByBothSidesSignaturesUnderTheirOwnHash() throws Exception {
        System.out.println("Meeting histories: -Dmeeting-histories=" + HISTORIES + " -Dmeeting-histories.seed=" + SEED);
        try (Connection trail = SharedStack.get().connectAsSuperuser()) {
            for (int i = 0; i < HISTORIES; i++) {
                History history = new History(new Random(SEED + i), trail);
                try {
                    history.run();
                } catch (AssertionError broken) {
                    throw new AssertionError(
                            "history " + i + " of seed " + SEED + "\n  " + String.join("\n  ", history.told), broken);
                }
                reached.merge(history.state, 1, Integer::sum);
            }
        } finally {
            two.shutdownNow();
        }
        System.out.println("Meeting histories ended in " + reached);
        assertTrue(reached.containsKey("in-force"), () -> "they do not get far: " + reached);
    }

    /** One meeting and what everybody's screen shows of it. */
    private final class History {
        private final Random random;
        private final Connection trail;
        private final UUID id = Ids.next();
        private final String path = "/joint-meetings/" + id;
        private final Map<String, JsonObject> screens = new HashMap<>();
        private final List<String> accepted = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private String state = "planned";
        private String sealed = "";
        private int signatures;
        private int proposals;
        private boolean twoSigners;

        History(Random random, Connection trail) {
            this.random = random;
            this.trail = trail;
        }

        void run() throws Exception {
            twoSigners = random.nextBoolean();
            region = Objects.requireNonNull(regions.get(twoSigners));
            as("duoma-leader")
                    .post(
                            "/joint-meetings",
                            plan("座谈会").add("id", id.toString()).build())
                    .expect(201);
            int moments = 15 + random.nextInt(25);
            for (int i = 0; i < moments; i++) {
                if (moment()) {
                    check();
                }
            }
            check();
            assertEquals(404, as("moyun-leader").get(path).status());
        }

        /** @return whether something was accepted */
        private boolean moment() throws Exception {
            List<Step> steps = new ArrayList<>();
            if (random.nextInt(4) == 0) {
                List<String> acts = one(AGAINST);
                steps.add(new Step(steps.size(), one(List.of("duoma-leader", "duoma-clerk")), acts.get(0)));
                steps.add(new Step(
                        steps.size(), one(List.of("suojia-leader", "suojia-clerk", "duoma-leader")), acts.get(1)));
            } else {
                steps.add(new Step(steps.size(), one(PEOPLE), one(ACTS)));
            }
            // Who is online looks first, as a rule; the others go by what they saw when they were.
            steps.stream().map(Step::who).filter(who -> random.nextInt(3) > 0).forEach(this::look);
            List<Supplier<Answer>> calls = steps.stream().map(this::prepare).toList();
            long before = audited();
            List<Answer> answers = send(calls);
            int changes = 0;
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                Answer answer = answers.get(i);
                told.add(step + (steps.size() > 1 ? " at once: " : ": ") + answer.status() + " " + answer.problem());
                if (answer.status() / 100 == 2) {
                    assertFalse(step.who().startsWith("moyun"), "the third township");
                    if (!step.act().equals("look")) {
                        changes++;
                        accepted(step);
                    }
                    screens.put(step.who(), answer.json());
                } else {
                    assertTrue(REFUSALS.contains(answer.status()), answer.text());
                }
            }
            assertEquals(changes, audited() - before, "one audit record for each that was accepted");
            return changes > 0;
        }

        private void look(String who) {
            Answer now = as(who).get(path);
            if (now.status() == 200) {
                screens.put(who, now.json());
            }
        }

        private void accepted(Step step) {
            assertEquals(
                    step.act().endsWith("add") || step.act().endsWith("-added"),
                    !sealed.isEmpty(),
                    "once the minutes are in force there are addenda only");
            assertTrue(
                    step.act().equals("propose") || !step.who().endsWith("-mediator"), "a mediator writes no minutes");
            assertTrue(
                    !step.who().endsWith("-ledger")
                            || !List.of("sign", "refuse", "propose", "answer", "sign-added")
                                    .contains(step.act()),
                    "no machine signs");
            switch (step.act()) {
                case "propose" -> proposals++;
                case "sign-added" -> signsFor(step);
                case "revise" -> accepted.add(words.remove(step));
                case "sign" -> {
                    signsFor(step);
                    signatures++;
                }
                case "refuse" ->
                    assertTrue(
                            step.who().endsWith("-leader") || step.who().equals("suojia-clerk"),
                            "only a leader or deputy refuses");
                case "change", "cancel" -> assertTrue(step.who().startsWith("duoma-"), "the plan is its planner's");
                default -> {}
            }
        }

        private void signsFor(Step step) {
            assertTrue(
                    step.who().endsWith("-leader")
                            || step.who().equals("suojia-clerk")
                            || twoSigners && step.who().equals("duoma-clerk"),
                    "a leader, the deputy or the second signer signs");
        }

        private final Map<Step, String> words = new HashMap<>();

        /** The call that this person's screen leads to. */
        private Supplier<Answer> prepare(Step step) {
            Api api = as(step.who());
            JsonObject screen = screens.get(step.who());
            JsonObject minutes = screen == null ? null : screen.getJsonObject("minutes");
            int revision = minutes == null ? 0 : minutes.getInt("revision");
            String hash = minutes == null ? "0".repeat(64) : minutes.getString("contentHash");
            String tag =
                    "\"" + (screen == null ? 1 : screen.getJsonNumber("version").longValue()) + "\"";
            return switch (step.act()) {
                case "look" -> () -> api.get(path);
                case "revise" -> {
                    String text = "会议认为" + Ids.next();
                    words.put(step, text);
                    JsonObject body = minutes(revision, text);
                    yield () -> api.post(path + "/minutes-revisions", body);
                }
                case "sign" -> {
                    JsonObject body =
                            signature(step, hash).add("revision", revision).build();
                    yield () -> api.post(path + "/sign-offs", body);
                }
                case "put" -> () -> MinutesSteps.put(api, path, revision);
                case "propose" -> {
                    JsonObject body = Json.createObjectBuilder()
                            .add("revision", revision)
                            .add("text", "改为轮流取水")
                            .build();
                    yield () -> api.post(path + "/amendments", body);
                }
                case "answer" -> {
                    String amendment = first(minutes, "amendments", a -> !a.containsKey("answer"));
                    String body =
                            random.nextBoolean() ? "{\"accepted\":true}" : "{\"accepted\":false,\"reason\":\"会上未议\"}";
                    yield () -> api.post(path + "/amendments/" + amendment + "/answer", body);
                }
                case "add" -> {
                    JsonObject body = Json.createObjectBuilder()
                            .add("language", "zh-CN")
                            .add("text", "补充" + Ids.next())
                            .build();
                    yield () -> api.post(path + "/addenda", body);
                }
                case "sign-added", "withdraw-added" -> {
                    String addendum = first(screen, "addenda", a -> !a.containsKey("inForceAt"));
                    JsonObject body =
                            signature(step, addendumHash(screen, addendum)).build();
                    yield step.act().equals("sign-added")
                            ? () -> api.post(path + "/addenda/" + addendum + "/sign-offs", body)
                            : () -> api.post(path + "/addenda/" + addendum + "/withdrawal", "");
                }
                case "refuse" -> {
                    JsonObject body = Json.createObjectBuilder()
                            .add("revision", revision)
                            .add("contentHash", hash)
                            .add("reason", "与会上所说不符")
                            .build();
                    yield () -> api.post(path + "/refusals", body);
                }
                case "attend" -> {
                    long version = screen == null
                            ? 0
                            : screen.getJsonArray("attendance").getValuesAs(JsonObject.class).stream()
                                    .filter(list -> list.getString("townshipId").equals(side(step.who())))
                                    .mapToLong(list ->
                                            list.getJsonNumber("version").longValue())
                                    .findFirst()
                                    .orElse(0);
                    String body = "{\"entries\":[{\"office\":\"" + Region.office(step.who())
                            + "\",\"role\":\"chair\",\"presence\":\"attended\"}]}";
                    yield () -> api.ifMatch("\"" + version + "\"").put(path + "/attendance", body);
                }
                case "change" -> {
                    JsonObject body = plan("座谈会" + random.nextInt(100)).build();
                    yield () -> api.ifMatch(tag).put(path, body);
                }
                case "cancel" -> () -> api.ifMatch(tag).post(path + "/cancellation", "{\"reason\":\"大雪\"}");
                default -> throw new IllegalStateException(step.act());
            };
        }

        private JsonObjectBuilder signature(Step step, String hash) {
            JsonObjectBuilder body = Json.createObjectBuilder().add("contentHash", hash);
            if (step.who().equals("duoma-clerk") || step.who().equals("duoma-leader") && random.nextInt(4) == 0) {
                body.add("capacity", "second");
            }
            return body;
        }

        /** The first that is so on this screen, or one that is nowhere. */
        private static String first(JsonObject of, String list, Predicate<JsonObject> so) {
            return of == null
                    ? new UUID(0, 0).toString()
                    : of.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                            .filter(so)
                            .map(each -> each.getString("id"))
                            .findFirst()
                            .orElse(new UUID(0, 0).toString());
        }

        private static String addendumHash(JsonObject screen, String id) {
            return screen == null
                    ? "0".repeat(64)
                    : screen.getJsonArray("addenda").getValuesAs(JsonObject.class).stream()
                            .filter(each -> each.getString("id").equals(id))
                            .map(each -> each.getString("contentHash"))
                            .findFirst()
                            .orElse("0".repeat(64));
        }

        private JsonObject minutes(int base, String text) {
            JsonObjectBuilder body = Json.createObjectBuilder()
                    .add("baseRevision", base)
                    .add("language", "zh-CN")
                    .add("text", text);
            if (random.nextBoolean()) {
                JsonArrayBuilder promised = Json.createArrayBuilder();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    promised.add(Json.createObjectBuilder()
                            .add("id", Ids.next().toString())
                            .add("townshipId", side(random.nextBoolean() ? "duoma-" : "suojia-"))
                            .add("office", "乡长")
                            .add("dueOn", "2027-06-30")
                            .add("text", "立牌"));
                }
                body.add(
                        "items",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", Ids.next().toString())
                                        .add("title", "取水")
                                        .add("commitments", promised)));
            }
            return body.build();
        }

        private List<Answer> send(List<Supplier<Answer>> calls) throws Exception {
            if (calls.size() == 1) {
                return List.of(calls.get(0).get());
            }
            CyclicBarrier start = new CyclicBarrier(2);
            List<Future<Answer>> ends = new ArrayList<>();
            for (Supplier<Answer> call : calls) {
                ends.add(two.submit(() -> {
                    start.await();
                    return call.get();
                }));
            }
            return List.of(ends.get(0).get(), ends.get(1).get());
        }

        /** The rules, told once more without the code under test. */
        private void check() throws SQLException {
            JsonObject now = as("suojia-mediator").get(path).expect(200).json();
            state = now.getString("state");
            List<JsonObject> revisions = as("suojia-mediator")
                    .get(path + "/minutes-revisions")
                    .expect(200)
                    .items()
                    .getValuesAs(JsonObject.class);
            Set<String> kept = new HashSet<>();
            for (int i = 0; i < revisions.size(); i++) {
                assertEquals(
                        revisions.size() - i, revisions.get(i).getInt("revision"), "no number is left out or doubled");
                kept.add(revisions.get(i).getString("text"));
            }
            assertEquals(Set.copyOf(accepted), kept, "no revision that was accepted is lost");
            assertEquals(accepted.size(), revisions.size());
            if (revisions.isEmpty()) {
                assertTrue(Set.of("planned", "cancelled").contains(state), state);
                return;
            }
            JsonObject latest = revisions.get(0);
            String hash = MinutesJson.content(
                            latest.getString("language"),
                            latest.getString("text"),
                            latest.getJsonArray("items").toString(),
                            latest.getJsonArray("translations").toString())
                    .hash(id);
            assertEquals(hash, latest.getString("contentHash"));
            List<JsonObject> given =
                    now.getJsonObject("minutes").getJsonArray("signOffs").getValuesAs(JsonObject.class);
            assertEquals(signatures, given.size(), "no signature is lost or made up");
            JsonObject minutes = now.getJsonObject("minutes");
            List<JsonObject> proposed = minutes.getJsonArray("amendments").getValuesAs(JsonObject.class);
            assertEquals(proposals, proposed.size(), "no proposal is lost");
            assertEquals(
                    proposed.stream()
                            .filter(each -> !each.containsKey("answer"))
                            .count(),
                    minutes.getInt("unansweredAmendments"));
            boolean both = signed(given.stream()
                    .filter(each -> each.getInt("revision") == revisions.size()
                            && each.getString("contentHash").equals(hash))
                    .toList());
            if (both) {
                assertEquals(
                        0, minutes.getInt("unansweredAmendments"), "every proposal is answered before all have signed");
                assertTrue(minutes.containsKey("amendmentUntil"), "nothing is signed that was not put to both sides");
            }
            for (JsonObject added : now.getJsonArray("addenda").getValuesAs(JsonObject.class)) {
                assertEquals(
                        TextHash.addendum(
                                id, UUID.fromString(added.getString("id")), hash, "zh-CN", added.getString("text")),
                        added.getString("contentHash"));
                assertEquals(
                        signed(added.getJsonArray("signOffs").getValuesAs(JsonObject.class)),
                        added.containsKey("inForceAt"),
                        "an addendum stands by the signatures of both sides");
                assertFalse(added.containsKey("inForceAt") && added.containsKey("withdrawnAt"));
            }
            assertEquals(both, state.equals("in-force"), "in force by both sides' signatures under its own hash");
            assertEquals(
                    both ? 1 : 0,
                    number("select count(*) from jointgov.audit_record where record_id = ? and action = 'seal'"));
            int promised = both
                    ? latest.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                            .mapToInt(item -> item.getJsonArray("commitments").size())
                            .sum()
                    : 0;
            assertEquals(promised, number("select count(*) from jointgov.commitment where meeting_id = ?"));
            if (both) {
                assertTrue(sealed.isEmpty() || sealed.equals(hash), "what is in force is never changed");
                sealed = hash;
            } else {
                assertEquals("", sealed);
                assertNotEquals("planned", state);
            }
        }

        /** Whether these are the signatures that both sides have to give. */
        private boolean signed(List<JsonObject> under) {
            Map<String, Integer> persons = new HashMap<>();
            Set<String> leading = new HashSet<>();
            for (JsonObject signature : under) {
                String side = signature.getString("townshipId");
                persons.merge(side, 1, Integer::sum);
                if (!signature.getString("capacity").equals("second")) {
                    leading.add(side);
                }
            }
            assertTrue(persons.getOrDefault(side("suojia-"), 0) <= 1, "a side that asks for one signer signs once");
            assertTrue(
                    persons.getOrDefault(side("duoma-"), 0) <= (twoSigners ? 2 : 1),
                    "nobody signs beyond what is asked for");
            return leading.equals(Set.of(side("duoma-"), side("suojia-")))
                    && persons.get(side("duoma-")) == (twoSigners ? 2 : 1);
        }

        private long audited() throws SQLException {
            return number("select count(*) from jointgov.audit_record where record_id = ? and action <> 'read'");
        }

        private long number(String sql) throws SQLException {
            try (PreparedStatement statement = trail.prepareStatement(sql)) {
                statement.setObject(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }

    private static Api as(String user) {
        return region.api(user);
    }

    private static String side(String user) {
        return (user.startsWith("duoma-") ? region.duoma : user.startsWith("suojia-") ? region.suojia : region.moyun)
                .toString();
    }

    private static JsonObjectBuilder plan(String title) {
        return Json.createObjectBuilder()
                .add("borderId", region.border.toString())
                .add("kind", "symposium")
                .add("title", title)
                .add("place", "索加乡政府")
                .add("startsAt", "2026-12-01T02:00:00Z")
                .add("online", false)
                .add("hostTownshipId", region.suojia.toString());
    }
}
