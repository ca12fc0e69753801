package org.jointgov.disputes;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jointgov.disputes.DisputeHistory.Step;

/** Who would do what next, were everybody of good will: without it few random histories would get as far as a settlement. */
final class NextStep {
    private final DisputeHistory history;

    NextStep(DisputeHistory history) {
        this.history = history;
    }

    /** What somebody would do next to bring the matter to an end: so that most histories get far. */
    Step of(long seed) {
        Random dice = new Random(seed);
        JsonObject team = history.view("/team");
        List<Step> useful = new ArrayList<>();
        for (String side : List.of("duoma", "suojia")) {
            String leader = side + "-leader";
            String worker = dice.nextInt(3) == 0 ? side + "-mediator" : leader;
            switch (history.view("").getString("status")) {
                case "open", "referred" -> {
                    if (!saysCivil(side)) {
                        useful.add(new Step(leader, "civil", seed));
                    }
                    useful.addAll(forming(side, team, seed));
                }
                case "mediation" -> {
                    useful.addAll(forming(side, team, seed));
                    if (!team.containsKey("formedAt")) {
                        break;
                    }
                    if (!history.latest().getBoolean("current", false)) {
                        useful.add(new Step(worker, "write", seed));
                    } else {
                        if (!did(side, DisputeHistory.all(history.latest(), "confirmations"))) {
                            useful.add(new Step(worker, "confirm", seed));
                        }
                        if (!DisputeHistory.all(history.latest(), "partiesConfirmations").stream()
                                .anyMatch(each -> did(side, List.of(each.getJsonObject("recorded"))))) {
                            useful.add(new Step(worker, "parties", seed));
                        }
                    }
                }
                case "settled" -> {
                    useful.addAll(performing(side, worker, seed));
                    if (history.owed().stream().allMatch(each -> each.getBoolean("performed"))) {
                        useful.add(new Step(worker, "performed", seed));
                    } else if (dice.nextInt(4) == 0) {
                        useful.add(new Step(worker, "failed", seed));
                    }
                }
                default -> useful.add(new Step(leader, dice.nextBoolean() ? "visit" : "court", seed));
            }
        }
        return useful.isEmpty() ? new Step("duoma-clerk", "comment", seed) : DisputeHistory.one(dice, useful);
    }

    private List<Step> performing(String side, String worker, long seed) {
        List<Step> useful = new ArrayList<>();
        for (JsonObject each : history.owed()) {
            boolean waits = DisputeHistory.all(each, "reports").stream()
                    .anyMatch(report -> report.getJsonArray("answers").isEmpty()
                            && !report.getString("state").equals("failed"));
            boolean own = each.getString("owingTownshipId")
                    .equals(history.township(side).toString());
            if (!each.getBoolean("performed") && own != waits) {
                useful.add(new Step(worker, own ? seed % 3 == 0 ? "partly" : "report" : "answer", seed));
            }
        }
        return useful;
    }

    private boolean saysCivil(String side) {
        return DisputeHistory.all(history.view(""), "declarations").stream()
                .filter(each -> did(side, List.of(each.getJsonObject("act"))))
                .max(Comparator.comparingInt(each -> each.getInt("version")))
                .map(each -> each.getString("nature").equals("civil"))
                .orElse(false);
    }

    private List<Step> forming(String side, JsonObject team, long seed) {
        String leader = side + "-leader";
        boolean there = DisputeHistory.all(team, "members").stream()
                .anyMatch(each -> each.getString("townshipId")
                        .equals(history.township(side).toString()));
        boolean consented = DisputeHistory.all(team, "consents").stream()
                .anyMatch(each -> each.getBoolean("current") && did(side, List.of(each.getJsonObject("act"))));
        return !there
                ? List.of(new Step(leader, "appoint", seed))
                : consented ? List.of() : List.of(new Step(leader, "consent", seed));
    }

    /** Whether one of these acts is this side's. */
    private boolean did(String side, List<JsonObject> acts) {
        return acts.stream()
                .anyMatch(act ->
                        act.getString("township").equals(history.township(side).toString()));
    }
}
