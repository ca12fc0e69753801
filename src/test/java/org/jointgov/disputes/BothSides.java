package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jointgov.disputes.DisputeHistory.Attempt;

/**
 * What may have become of a dispute, given what its people got accepted: the rules of decisions 9, 11 and 12 once more, written by hand
 * over the list of what was accepted, and knowing nothing of how the service decides.
 */
final class BothSides {
    private static final List<String> SIDES = List.of("duoma", "suojia");
    private static final Set<String> MEDIABLE = Set.of("civil", "pasture-use");
    private static final Set<String> NATURES = Set.of("civil", "pasture-use", "administrative-boundary");

    private final DisputeHistory history;

    BothSides(DisputeHistory history) {
        this.history = history;
    }

    private List<Attempt> accepted(Predicate<Attempt> which) {
        return history.accepted.stream().filter(which).toList();
    }

    /** Whether both sides did this. */
    private boolean both(Predicate<Attempt> which) {
        return accepted(which).stream()
                        .map(each -> each.step().side())
                        .distinct()
                        .count()
                == SIDES.size();
    }

    /** Whether both called it this the last time. */
    private boolean bothCallIt(String nature) {
        return SIDES.stream().allMatch(side -> {
            List<Attempt> said = accepted(each -> each.step().side().equals(side) && NATURES.contains(each.act()));
            return !said.isEmpty() && said.get(said.size() - 1).act().equals(nature);
        });
    }

    /** The number of the latest wording, 0 while there is none. */
    private int wording() {
        return accepted(each -> each.act().equals("write")).stream()
                .mapToInt(each -> Integer.parseInt(each.about("revision")))
                .max()
                .orElse(0);
    }

    /** Each side's word and its parties' on one hash of this wording. */
    private boolean agreed(int revision) {
        return accepted(each ->
                        each.act().equals("confirm") && each.about("revision").equals("" + revision))
                .stream()
                .map(each -> each.about("hash"))
                .anyMatch(hash -> List.of("confirm", "parties").stream()
                        .allMatch(act -> both(each -> each.act().equals(act)
                                && each.about("revision").equals("" + revision)
                                && each.about("hash").equals(hash))));
    }

    /** Whether the last that each side said on how this wording ended is this. */
    private boolean ended(int revision, String outcome) {
        return SIDES.stream().allMatch(side -> {
            List<Attempt> said = accepted(each -> each.step().side().equals(side)
                    && Set.of("performed", "failed").contains(each.act())
                    && each.about("revision").equals("" + revision));
            return !said.isEmpty() && said.get(said.size() - 1).act().equals(outcome);
        });
    }

    /** A status is there only when each side brought it about. */
    void status(String status, int round) {
        boolean refused = !accepted(each -> each.act().equals("refusal")).isEmpty();
        assertEquals(
                refused, status.equals("not-mediated"), "a clear refusal ends it, and nothing else does: " + status);
        switch (status) {
            case "open" -> assertEquals(0, wording(), "nothing is written before the mediation");
            case "referred" -> assertTrue(bothCallIt("administrative-boundary"), "each side calls it a boundary's");
            case "mediation", "not-mediated" -> mediated();
            case "settled", "closed" -> {
                mediated();
                assertTrue(agreed(wording()), "each side and its parties stand by wording " + wording());
                assertEquals(status.equals("closed"), ended(wording(), "performed"), "both say that it was performed");
            }
            default -> throw new AssertionError(status);
        }
        if (round > 1) {
            assertTrue(
                    accepted(each -> each.act().equals("write")).stream()
                                    .map(each -> Integer.parseInt(each.about("revision")))
                                    .filter(revision -> agreed(revision) && ended(revision, "failed"))
                                    .count()
                            >= 1,
                    "each side says that a settlement failed");
        }
    }

    private void mediated() {
        assertTrue(MEDIABLE.stream().anyMatch(this::bothCallIt), "both call it the same, and one that is mediated");
        assertTrue(
                accepted(each -> each.act().equals("consent")).stream()
                        .anyMatch(one -> both(each ->
                                each.act().equals("consent") && each.about().equals(one.about()))),
                "both consented to the same team");
    }

    void lead(JsonObject view) {
        String lead = history.here.duoma.toString();
        for (Attempt each : accepted(one -> one.act().equals("take-lead"))) {
            lead = accepted(one -> one.act().equals("propose-lead")
                            && one.about("proposal").equals(each.about("proposal")))
                    .get(0)
                    .about("to");
            assertEquals(history.township(each.step().side()).toString(), lead, "who is asked answers");
        }
        assertEquals(lead, view.getString("leadTownshipId"), "proposed by one and accepted by the other");
    }

    void team(JsonObject view) {
        String form = "jointgov-mediation-team-v1\n" + history.joint.id
                + DisputeHistory.all(view, "members").stream()
                        .map(member -> "\n" + member.getString("townshipId") + " " + member.getString("mediatorId")
                                + " " + member.getString("displayName"))
                        .sorted()
                        .collect(Collectors.joining());
        assertEquals(sha256(form), view.getString("contentHash"));
        if (view.containsKey("formedAt")) {
            assertTrue(
                    both(each -> each.act().equals("consent")
                            && each.about("hash").equals(view.getString("contentHash"))
                            && each.about("revision").equals("" + view.getInt("revision"))),
                    "each side consented to these members");
        }
    }

    void facts(JsonObject view) {
        for (JsonObject account : DisputeHistory.all(view, "accounts")) {
            for (JsonObject fact : DisputeHistory.all(account, "facts")) {
                String id = fact.getString("id");
                Set<String> hashes =
                        accepted(each -> each.act().equals("confirm-fact")
                                        && each.about("fact").equals(id))
                                .stream()
                                .map(each -> each.about("hash"))
                                .collect(Collectors.toSet());
                assertTrue(hashes.size() < 2, "one wording");
                boolean confirmed = SIDES.stream().allMatch(side -> {
                    List<Attempt> said = accepted(each -> each.step().side().equals(side)
                            && each.about("fact").equals(id));
                    return !said.isEmpty() && said.get(said.size() - 1).act().equals("confirm-fact");
                });
                assertEquals(confirmed, fact.getBoolean("agreed"), "a fact is agreed once each side confirms it");
            }
        }
    }

    void settlements(JsonObject view) {
        assertEquals(wording(), view.getInt("revision"));
        for (JsonObject settlement : DisputeHistory.all(view, "settlements")) {
            int revision = settlement.getInt("revision");
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonObject obligation : DisputeHistory.all(settlement, "obligations")) {
                sum = sum.add(amount(obligation, "amountYuan"));
                performance(obligation);
            }
            Attempt written = accepted(each ->
                            each.act().equals("write") && each.about("revision").equals("" + revision))
                    .get(0);
            assertEquals(0, sum.compareTo(new BigDecimal(written.about("total"))), "what was written: " + sum);
            assertEquals(0, sum.compareTo(amount(settlement, "totalYuan")), "it adds up: " + sum);
            assertEquals(settlement.containsKey("settledAt"), agreed(revision), "settled with the last word");
        }
        if (view.getString("status").equals("closed")) {
            JsonObject last = DisputeHistory.all(view, "settlements").get(0);
            assertTrue(DisputeHistory.all(last, "obligations").stream().allMatch(each -> each.getBoolean("performed")));
        }
    }

    /** What counts as confirmed was reported by one side and confirmed by the other. */
    private void performance(JsonObject obligation) {
        BigDecimal reported = BigDecimal.ZERO;
        BigDecimal confirmed = BigDecimal.ZERO;
        boolean whole = false;
        for (JsonObject report : DisputeHistory.all(obligation, "reports")) {
            String id = report.getString("id");
            List<Attempt> answers = accepted(each -> each.about("report").equals(id));
            String by = report.getJsonObject("reported").getString("township");
            answers.forEach(each -> assertFalse(
                    history.township(each.step().side()).toString().equals(by), "nobody confirms an own report"));
            BigDecimal amount =
                    report.getString("state").equals("failed") ? BigDecimal.ZERO : amount(report, "amountYuan");
            if (answers.stream().noneMatch(each -> each.act().equals("contest"))) {
                reported = reported.add(amount);
            }
            if (answers.stream().anyMatch(each -> each.act().equals("answer"))) {
                confirmed = confirmed.add(amount);
                whole |= report.getString("state").equals("performed");
            }
        }
        assertEquals(0, reported.compareTo(amount(obligation, "reportedYuan")), "reported: " + reported);
        assertEquals(0, confirmed.compareTo(amount(obligation, "confirmedYuan")), "confirmed: " + confirmed);
        assertTrue(reported.compareTo(amount(obligation, "amountYuan")) <= 0, "never beyond the amount");
        if (obligation.getBoolean("performed")) {
            assertTrue(whole, "performed needs a complete report that the other side confirmed");
            assertEquals(0, confirmed.compareTo(amount(obligation, "amountYuan")), "all of it");
        }
    }

    private static BigDecimal amount(JsonObject of, String name) {
        return of.containsKey(name) ? new BigDecimal(of.getString(name)) : BigDecimal.ZERO;
    }

    /**
     * At the end: each side reads all that was accepted of it and of the other, but for what the other said to itself, and nothing that was
     * refused; and every hash is that of the words.
     */
    void words(Set<String> refused) {
        for (String side : SIDES) {
            String leader = side + "-leader";
            Set<String> found = new HashSet<>();
            for (String part : List.of("", "/team", "/accounts", "/sessions", "/settlements")) {
                strings(history.read(leader, part), found);
            }
            JsonArrayBuilder comments = Json.createArrayBuilder();
            JsonObject listed = history.read(leader, "/comments?limit=100");
            DisputeHistory.all(listed, "items").forEach(each -> comments.add(each.getString("id")));
            JsonObject told =
                    history.unmask(leader, "", Json.createObjectBuilder().add("comments", comments));
            strings(told, found);
            strings(history.unmask(leader, "/sessions", Json.createObjectBuilder()), found);
            JsonObject settled = history.unmask(leader, "/settlements", Json.createObjectBuilder());
            strings(settled, found);
            List<String> lost = new ArrayList<>();
            for (Attempt each : history.accepted) {
                boolean hidden = each.about("audience").equals("own-side")
                        && !each.step().side().equals(side);
                each.words().stream()
                        .filter(text -> found.contains(text) == hidden)
                        .forEach(text -> lost.add(each.step() + ": " + text));
            }
            assertEquals(List.of(), lost, leader);
            assertEquals(List.of(), refused.stream().filter(found::contains).toList(), "refused and there: " + leader);
            factHashes(told);
            settlementHashes(settled);
        }
    }

    private void factHashes(JsonObject told) {
        Map<String, String> computed = new TreeMap<>();
        for (JsonObject fact : DisputeHistory.all(told, "facts")) {
            computed.put(
                    fact.getString("id"),
                    sha256(String.join(
                            "\n",
                            "jointgov-fact-v1",
                            history.joint.id,
                            fact.getString("id"),
                            fact.getString("salt"),
                            fact.getString("text"))));
        }
        accepted(each -> each.act().equals("confirm-fact"))
                .forEach(each -> assertEquals(computed.get(each.about("fact")), each.about("hash")));
    }

    private void settlementHashes(JsonObject said) {
        for (JsonObject written : DisputeHistory.all(history.view("/settlements"), "settlements")) {
            JsonObject words = DisputeHistory.all(said, "settlements").stream()
                    .filter(each -> each.getString("settlementId").equals(written.getString("id")))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = new ArrayList<>(List.of(
                    "jointgov-settlement-words-v1",
                    history.joint.id,
                    written.getString("id"),
                    words.getString("salt"),
                    words.getString("parties"),
                    words.getString("facts"),
                    "",
                    "",
                    words.getString("content"),
                    ""));
            words.getJsonArray("obligations")
                    .getValuesAs(JsonString.class)
                    .forEach(each -> lines.add(each.getString()));
            List<String> all = new ArrayList<>(List.of(
                    "jointgov-settlement-v1",
                    history.joint.id,
                    written.getString("townshipId"),
                    written.getString("id"),
                    "" + written.getInt("round"),
                    "" + written.getInt("revision"),
                    "oral",
                    "0",
                    "2026-11-20",
                    written.getString("totalYuan"),
                    sha256(String.join("\n", lines))));
            DisputeHistory.all(written, "obligations")
                    .forEach(each -> all.add(each.getInt("number") + " " + each.getString("owingTownshipId") + " "
                            + each.getString("kind") + " " + each.getString("amountYuan") + " "
                            + each.getString("dueOn")));
            String computed = sha256(String.join("\n", all));
            assertEquals(computed, written.getString("contentHash"));
            accepted(each -> Set.of("confirm", "parties").contains(each.act())
                            && each.about("revision").equals("" + written.getInt("revision")))
                    .forEach(each -> assertEquals(computed, each.about("hash"), "only these words were confirmed"));
        }
    }

    private static void strings(JsonValue value, Set<String> found) {
        switch (value.getValueType()) {
            case STRING -> found.add(((JsonString) value).getString());
            case OBJECT -> ((JsonObject) value).values().forEach(each -> strings(each, found));
            case ARRAY -> ((JsonArray) value).forEach(each -> strings(each, found));
            default -> {}
        }
    }

    private static String sha256(String form) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(form.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
