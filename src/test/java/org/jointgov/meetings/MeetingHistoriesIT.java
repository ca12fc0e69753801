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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jointgov.meetings.application.MinutesJson;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random histories of joint meetings: people of both sides, a machine and a third township write minutes, sign, refuse, change the
 * plan, record attendance and call the meeting off, each by what their screen shows, which may be long out of date: they were
 * offline. Now and then two act at the same moment. Whatever they try, minutes in force have both sides' signatures under their own
 * hash and nothing else ever brings them into force, no revision that was accepted is lost, each change has one audit record,
 * and what was promised is there once, when both have signed, and not before.
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

    private static final List<String> ACTS =
            List.of("revise", "revise", "sign", "sign", "sign", "refuse", "look", "look", "attend", "change", "cancel");

    /** What contradicts each other, by one of each side or two of one side at the same moment. */
    private static final List<List<String>> AGAINST = List.of(
            List.of("sign", "sign"),
            List.of("sign", "revise"),
            List.of("revise", "revise"),
            List.of("sign", "refuse"),
            List.of("sign", "change"),
            List.of("cancel", "revise"),
            List.of("change", "change"));

    private static final Set<Integer> REFUSALS = Set.of(403, 404, 409, 412, 422);

    private static Region region;

    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private final Map<String, Integer> reached = new TreeMap<>();

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
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

        History(Random random, Connection trail) {
            this.random = random;
            this.trail = trail;
        }

        void run() throws Exception {
            as("duoma-leader")
                    .post(
                            "/joint-meetings",
                            plan("座谈会").add("id", id.toString()).build())
                    .expect(201);
            int moments = 10 + random.nextInt(20);
            for (int i = 0; i < moments; i++) {
                moment();
                check();
            }
            assertEquals(404, as("moyun-leader").get(path).status());
        }

        private void moment() throws Exception {
            List<Step> steps = new ArrayList<>();
            if (random.nextInt(4) == 0) {
                List<String> acts = one(AGAINST);
                steps.add(new Step(steps.size(), one(List.of("duoma-leader", "duoma-clerk")), acts.get(0)));
                steps.add(new Step(
                        steps.size(), one(List.of("suojia-leader", "suojia-clerk", "duoma-leader")), acts.get(1)));
            } else {
                steps.add(new Step(steps.size(), one(PEOPLE), one(ACTS)));
            }
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
                    // Who is refused looks again, as a rule.
                    if (random.nextInt(3) > 0) {
                        Answer now = as(step.who()).get(path);
                        if (now.status() == 200) {
                            screens.put(step.who(), now.json());
                        }
                    }
                }
            }
            assertEquals(changes, audited() - before, "one audit record for each that was accepted");
        }

        private void accepted(Step step) {
            assertTrue(sealed.isEmpty(), "nothing is accepted once the minutes are in force");
            assertFalse(step.who().endsWith("-mediator"), "a mediator writes no minutes");
            switch (step.act()) {
                case "revise" -> accepted.add(words.remove(step));
                case "sign" -> {
                    assertTrue(step.who().endsWith("-leader"), "only a leader in person signs");
                    signatures++;
                }
                case "refuse" -> assertTrue(step.who().endsWith("-leader"), "only a leader in person refuses");
                case "change", "cancel" -> assertTrue(step.who().startsWith("duoma-"), "the plan is its planner's");
                default -> {}
            }
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
                    JsonObject body = Json.createObjectBuilder()
                            .add("revision", revision)
                            .add("contentHash", hash)
                            .build();
                    yield () -> api.post(path + "/sign-offs", body);
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
                    String body = "{\"entries\":[{\"office\":\"乡长\",\"role\":\"chair\",\"presence\":\"attended\"}]}";
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
            Set<String> standing = new HashSet<>();
            for (JsonObject signature : given) {
                if (signature.getInt("revision") == revisions.size()
                        && signature.getString("contentHash").equals(hash)) {
                    assertTrue(standing.add(signature.getString("townshipId")), "a side signs once");
                }
            }
            boolean both = standing.equals(Set.of(side("duoma-"), side("suojia-")));
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
