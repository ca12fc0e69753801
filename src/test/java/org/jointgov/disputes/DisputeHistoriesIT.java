package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
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
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jointgov.disputes.DisputeHistory.Attempt;
import org.jointgov.disputes.DisputeHistory.Step;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.Test;

/**
 * Random histories of disputes: people of both sides, of a third township, and a machine try what they like on one dispute after
 * the other, now and then two at the same moment. Whatever they try, nothing that needs both sides is there without each, nothing that was
 * accepted is lost, amounts add up, every change has one audit record, and the third township is told nothing.
 *
 * <p>{@code -Ddispute-histories=500} tries more of them, {@code -Ddispute-histories.seed=…} the same ones again.
 */
class DisputeHistoriesIT {
    private static final int HISTORIES = Integer.getInteger("dispute-histories", 10);
    private static final long SEED = Long.getLong("dispute-histories.seed", System.nanoTime());

    private static final List<String> SIDES = List.of("duoma", "suojia");

    /** Each as often as its act is to be tried by itself. */
    private static final List<String> ACTS = List.of(
            "civil",
            "pasture-use",
            "administrative-boundary",
            "breach",
            "note",
            "appoint",
            "release",
            "consent",
            "consent",
            "object",
            "tell",
            "tell",
            "confirm-fact",
            "confirm-fact",
            "confirm-fact",
            "reopen-fact",
            "comment",
            "comment-inside",
            "withdraw-comment",
            "session",
            "refusal",
            "remark",
            "write",
            "confirm",
            "parties",
            "report",
            "partly",
            "answer",
            "contest",
            "performed",
            "failed",
            "court",
            "visit",
            "propose-lead",
            "take-lead",
            "refuse-lead");

    /** Acts that contradict each other, one by each side at the same moment. */
    private static final List<List<String>> AGAINST = List.of(
            List.of("write", "write"),
            List.of("confirm", "write"),
            List.of("parties", "write"),
            List.of("confirm", "refusal"),
            List.of("parties", "refusal"),
            List.of("confirm", "confirm"),
            List.of("parties", "parties"),
            List.of("performed", "failed"),
            List.of("performed", "performed"),
            List.of("failed", "failed"),
            List.of("consent", "appoint"),
            List.of("consent", "release"),
            List.of("consent", "consent"),
            List.of("civil", "administrative-boundary"),
            List.of("administrative-boundary", "administrative-boundary"),
            List.of("confirm-fact", "tell"),
            List.of("confirm-fact", "reopen-fact"),
            List.of("confirm-fact", "confirm-fact"),
            List.of("take-lead", "propose-lead"));

    /** Acts of which one side can only do one, by two of its people at the same moment. */
    private static final List<List<String>> TWICE = List.of(
            List.of("take-lead", "refuse-lead"),
            List.of("confirm", "confirm"),
            List.of("parties", "parties"),
            List.of("answer", "contest"),
            List.of("report", "report"),
            List.of("report", "partly"),
            List.of("tell", "tell"),
            List.of("consent", "consent"));

    /** Whom nothing binds: these write at most. */
    private static final Set<String> BINDING = Set.of(
            "civil",
            "pasture-use",
            "administrative-boundary",
            "appoint",
            "release",
            "consent",
            "confirm-fact",
            "reopen-fact",
            "session",
            "refusal",
            "write",
            "confirm",
            "parties",
            "report",
            "partly",
            "answer",
            "contest",
            "performed",
            "failed",
            "propose-lead",
            "take-lead",
            "refuse-lead");

    /** What is over once a dispute is settled, closed or not mediated. */
    private static final Set<String> BEFORE_THE_END = Set.of(
            "civil",
            "pasture-use",
            "administrative-boundary",
            "consent",
            "refusal",
            "session",
            "write",
            "confirm",
            "parties");

    private static final Set<Integer> REFUSALS = Set.of(403, 404, 409, 412, 422, 428);

    private final Neighbourhood here = new Neighbourhood();
    private final Map<String, List<String>> mediators = new HashMap<>();
    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private final Connection trail = here.stack.connectAsSuperuser();

    /** How often each status was reached, to see that the histories go anywhere. */
    private final Map<String, Integer> reached = new TreeMap<>();

    DisputeHistoriesIT() throws SQLException {
        for (String side : List.of("duoma", "suojia", "moyun")) {
            mediators.put(
                    side, List.of(JointDispute.mediator(here, side), JointDispute.mediator(here, side, "示例调解员", null)));
        }
    }

    @Test
    void whateverTheyTryNeitherSideGetsAnythingAlone() throws Exception {
        System.out.println("Dispute histories: -Ddispute-histories=" + HISTORIES + " -Ddispute-histories.seed=" + SEED);
        try {
            for (int i = 0; i < HISTORIES; i++) {
                List<List<Step>> history = history(new Random(SEED + i));
                AssertionError broken = attempt(history);
                if (broken != null) {
                    throw new AssertionError("history " + i + " of seed " + SEED, shorter(history, broken));
                }
            }
        } finally {
            two.shutdownNow();
            trail.close();
        }
        System.out.println("Dispute histories ended in " + reached);
        assertTrue(
                reached.containsKey("settled") || reached.containsKey("closed"),
                () -> "they do not get far: " + reached);
    }

    // ---- what they try --------------------------------------------------------------------------------------------

    /** Half of the steps lead towards the end of the matter, by whoever comes next; the others are anybody's. */
    private static List<List<Step>> history(Random random) {
        List<List<Step>> history = new ArrayList<>();
        int moments = 20 + random.nextInt(35);
        int disturbed = 2 + random.nextInt(4);
        while (history.size() < moments) {
            if (random.nextInt(10) < disturbed) {
                disturb(random, history);
            } else {
                history.add(List.of(step(random, "who-ever", "onward")));
            }
        }
        return history;
    }

    private static String worker(Random random, String side) {
        return side + (random.nextBoolean() ? "-leader" : "-mediator");
    }

    private static void disturb(Random random, List<List<Step>> history) {
        int kind = random.nextInt(10);
        if (kind < 3) {
            List<String> acts = one(random, AGAINST);
            boolean swapped = random.nextBoolean();
            history.add(List.of(
                    step(random, worker(random, SIDES.get(swapped ? 1 : 0)), acts.get(0)),
                    step(random, worker(random, SIDES.get(swapped ? 0 : 1)), acts.get(1))));
        } else if (kind < 5) {
            List<String> acts = one(random, TWICE);
            String side = one(random, SIDES);
            long dice = random.nextLong();
            boolean leaders = acts.contains("take-lead") || acts.contains("consent");
            history.add(List.of(
                    new Step(side + "-leader", acts.get(0), dice),
                    new Step(side + (leaders ? "-leader" : "-mediator"), acts.get(1), dice)));
        } else if (kind < 6) {
            history.add(List.of(step(
                    random, one(random, List.of("moyun-leader", "moyun-clerk", "moyun-mediator")), one(random, ACTS))));
        } else {
            String who = one(
                    random,
                    List.of(
                            "duoma-leader",
                            "duoma-clerk",
                            "duoma-mediator",
                            "duoma-ledger",
                            "suojia-leader",
                            "suojia-leader",
                            "suojia-clerk",
                            "suojia-mediator"));
            history.add(List.of(step(random, who, one(random, ACTS))));
        }
    }

    private static Step step(Random random, String who, String act) {
        return new Step(who, act, random.nextLong());
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    // ---- trying it ------------------------------------------------------------------------------------------------

    /** @return what it broke, or null */
    private AssertionError attempt(List<List<Step>> history) throws Exception {
        List<String> told = new ArrayList<>();
        try {
            run(history, told);
            return null;
        } catch (AssertionError e) {
            return new AssertionError(e.getMessage() + "\n  " + String.join("\n  ", told), e);
        }
    }

    /** Leaves out what is not needed to break it, as long as a minute allows. @return what is broken then */
    private AssertionError shorter(List<List<Step>> history, AssertionError broken) throws Exception {
        List<List<Step>> left = new ArrayList<>(history);
        AssertionError shortest = broken;
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        for (int i = left.size() - 1; i >= 0 && System.nanoTime() < until; i--) {
            List<List<Step>> without = new ArrayList<>(left);
            without.remove(i);
            AssertionError still = attempt(without);
            if (still != null) {
                left = without;
                shortest = still;
            }
        }
        return shortest;
    }

    private void run(List<List<Step>> steps, List<String> told) throws Exception {
        DisputeHistory history = new DisputeHistory(here, mediators);
        BothSides rules = new BothSides(history);
        Set<String> won = new HashSet<>();
        Set<String> refused = new HashSet<>();
        String status = "open";
        for (List<Step> moment : steps) {
            List<Attempt> attempts = moment.stream().map(history::prepare).toList();
            long before = audited(history);
            List<Answer> answers = send(attempts);
            int accepted = 0;
            for (int i = 0; i < attempts.size(); i++) {
                Attempt attempt = attempts.get(i);
                Answer answer = answers.get(i);
                told.add(attempt.step() + (attempts.size() > 1 ? " at once " : " ") + attempt.about() + ": "
                        + answer.status() + " " + answer.problem());
                if (answer.status() / 100 != 2) {
                    assertTrue(REFUSALS.contains(answer.status()), answer.text());
                    refused.addAll(attempt.words());
                } else {
                    accepted++;
                    mayWin(attempt, status, moment.size(), won);
                    history.accept(attempt, answer);
                }
                if (attempt.step().side().equals("moyun")) {
                    assertTrue(Set.of(403, 404).contains(answer.status()), "the third township: " + answer.status());
                }
            }
            assertEquals(accepted, audited(history) - before, "one audit record for each that was accepted");
            if (accepted > 0) {
                if (moment.size() > 1) {
                    history.forget();
                }
                status = check(history, rules, attempts);
            }
        }
        history.forget();
        status = check(history, rules, List.of());
        rules.words(refused);
        assertEquals(404, here.as("moyun-leader").get(history.joint.path("")).status());
        reached.merge(status, 1, Integer::sum);
    }

    private static void mayWin(Attempt attempt, String status, int atOnce, Set<String> won) {
        assertTrue(attempt.key().isEmpty() || won.add(attempt.key()), () -> "both won: " + attempt.key());
        if (BINDING.contains(attempt.act())) {
            assertFalse(attempt.step().who().endsWith("-clerk"), "a clerk binds nobody");
            assertFalse(attempt.step().who().endsWith("-ledger"), "a machine binds nobody");
        }
        // What comes at the same moment as the last word may still come first.
        if (atOnce == 1 && Set.of("settled", "closed", "not-mediated").contains(status)) {
            assertFalse(BEFORE_THE_END.contains(attempt.act()), () -> attempt.step() + " while " + status);
        }
    }

    /** The parts that these steps may have changed; all for none. @return the status */
    private static String check(DisputeHistory history, BothSides rules, List<Attempt> moment) {
        Set<String> parts = new HashSet<>(
                moment.isEmpty()
                        ? List.of("/team", "/accounts", "/settlements")
                        : moment.stream()
                                .map(each -> DisputeHistory.part(each.act()))
                                .toList());
        JsonObject view = history.view("");
        rules.lead(view);
        if (parts.contains("/team")) {
            rules.team(history.view("/team"));
        }
        if (parts.contains("/accounts")) {
            rules.facts(history.view("/accounts"));
        }
        if (parts.contains("/settlements")) {
            rules.settlements(history.view("/settlements"));
        }
        rules.status(view.getString("status"), history.view("/settlements").getInt("round"));
        return view.getString("status");
    }

    private long audited(DisputeHistory history) throws SQLException {
        try (PreparedStatement statement =
                trail.prepareStatement("select count(*) from jointgov.audit_record where record_id = ?")) {
            statement.setObject(1, history.joint.uuid());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private List<Answer> send(List<Attempt> attempts) throws Exception {
        if (attempts.size() == 1) {
            return List.of(attempts.get(0).request().get());
        }
        CyclicBarrier start = new CyclicBarrier(attempts.size());
        List<Future<Answer>> sent = attempts.stream()
                .map(attempt -> two.submit(() -> {
                    start.await();
                    return attempt.request().get();
                }))
                .toList();
        return List.of(sent.get(0).get(), sent.get(1).get());
    }
}
