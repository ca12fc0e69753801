package org.jointgov.disputes;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;

/**
 * One dispute and what people of the neighbourhood try on it, step by step. What a step says follows from its dice and from what its
 * actor last saw, which may be out of date: then the service has to refuse it.
 */
final class DisputeHistory {
    /** Who tries which act. @param dice of which everything else that is said is drawn */
    record Step(String who, String act, long dice) {
        /** The township's short name. */
        String side() {
            return who.substring(0, who.indexOf('-'));
        }

        @Override
        public String toString() {
            return who + " " + act;
        }
    }

    /** What exactly is sent. @param key what only one can ever get accepted of; empty: anybody may. @param words that it leaves behind */
    record Attempt(Step step, Map<String, String> about, String key, List<String> words, Supplier<Answer> request) {
        String act() {
            return step.act();
        }

        String about(String name) {
            return about.getOrDefault(name, "");
        }
    }

    final Neighbourhood here;
    final JointDispute joint;

    /** What was accepted, in order; of what was sent at once in any. */
    final List<Attempt> accepted = new ArrayList<>();

    /** The latest that was seen of each part. */
    private final Map<String, JsonObject> seen = new HashMap<>();

    /** The hash of a fact, by its id, as those saw it who read the words. */
    private final Map<String, String> factHashes = new HashMap<>();

    private final Map<String, List<String>> mediators;
    private int count;

    /** @param mediators of each side's register, first those who sign in */
    DisputeHistory(Neighbourhood here, Map<String, List<String>> mediators) {
        this.here = here;
        this.mediators = mediators;
        this.joint = JointDispute.opened(here);
    }

    /** Remembers what was accepted, and what its answer showed. */
    void accept(Attempt attempt, Answer answer) {
        accepted.add(attempt);
        String part = part(attempt.act());
        seen.remove("");
        if (!part.equals("/comments")) {
            seen.put(part, answer.json());
        }
    }

    void forget() {
        seen.clear();
    }

    /** A part as it was last seen. */
    JsonObject view(String part) {
        return seen.computeIfAbsent(part, name -> read("duoma-leader", name));
    }

    JsonObject read(String who, String part) {
        return here.as(who).get(joint.path(part)).expect(200).json();
    }

    JsonObject unmask(String who, String part, JsonObjectBuilder body) {
        return here.as(who)
                .post(joint.path(part + "/unmasking"), body.add("purpose", "核对").build())
                .expect(200)
                .json();
    }

    UUID township(String side) {
        return side.equals("duoma") ? here.duoma : side.equals("suojia") ? here.suojia : here.moyun;
    }

    /** Which part an act's answer shows. */
    static String part(String act) {
        return switch (act) {
            case "appoint", "release", "consent", "object" -> "/team";
            case "tell", "confirm-fact", "reopen-fact" -> "/accounts";
            case "comment", "comment-inside", "withdraw-comment" -> "/comments";
            case "session", "refusal", "remark" -> "/sessions";
            case "write",
                    "confirm",
                    "parties",
                    "report",
                    "partly",
                    "answer",
                    "contest",
                    "performed",
                    "failed",
                    "court",
                    "visit" -> "/settlements";
            default -> "";
        };
    }

    static List<JsonObject> all(JsonObject of, String name) {
        return of.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    private long times(String side, String act) {
        return accepted.stream()
                .filter(each -> each.step().side().equals(side) && each.act().equals(act))
                .count();
    }

    private String words(String what) {
        count++;
        return what + "之" + count + "·" + joint.id.substring(24);
    }

    static <T> T one(Random dice, List<T> of) {
        return of.get(dice.nextInt(of.size()));
    }

    /** The latest mostly, an older one now and then. */
    private static JsonObject recent(Random dice, List<JsonObject> newestFirst) {
        return dice.nextInt(8) == 0 ? one(dice, newestFirst) : newestFirst.get(0);
    }

    private static JsonObject orNothing(List<JsonObject> of, Random dice) {
        return of.isEmpty() ? Json.createObjectBuilder().build() : one(dice, of);
    }

    private static JsonObjectBuilder body() {
        return Json.createObjectBuilder();
    }

    /** What this step says now. */
    Attempt prepare(Step said) {
        Step step = said.act().equals("onward") ? new NextStep(this).of(said.dice()) : said;
        Random dice = new Random(step.dice());
        return switch (step.act()) {
            case "civil", "pasture-use", "administrative-boundary" -> declare(step);
            case "breach" ->
                said(
                        step,
                        "/status-quo-breaches",
                        words("新围栏"),
                        text -> body().add("item", "fences")
                                .add("seenOn", "2026-05-01")
                                .add("place", "界线")
                                .add("seen", text));
            case "note" -> said(step, "/negotiation-notes", words("交换意见"), text -> body().add("text", text));
            case "appoint" ->
                said(
                        step,
                        "/team/members",
                        null,
                        text -> body().add("mediatorId", one(dice, mediators.get(step.side()))));
            case "release" -> release(step, dice);
            case "consent" -> consent(step);
            case "object" -> object(step, dice);
            case "tell" -> tell(step, dice);
            case "confirm-fact", "reopen-fact" -> fact(step, dice);
            case "comment" -> comment(step, "all-sides");
            case "comment-inside" -> comment(step, "own-side");
            case "withdraw-comment" -> withdraw(step, dice);
            case "session", "refusal" -> session(step, dice);
            case "remark" -> remark(step, dice);
            case "write" -> write(step, dice);
            case "confirm" -> onSettlement(step, dice, "/confirmations", body());
            case "parties" -> parties(step, dice);
            case "report", "partly" -> report(step, dice);
            case "answer", "contest" -> answer(step, dice);
            case "performed", "failed" -> outcome(step, dice);
            case "court" -> court(step, dice);
            case "visit" -> visit(step);
            case "propose-lead" -> proposeLead(step);
            case "take-lead", "refuse-lead" -> answerLead(step, dice);
            default -> throw new IllegalArgumentException(step.act());
        };
    }

    private interface Saying {
        JsonObjectBuilder of(String text);
    }

    private Attempt said(Step step, String path, String text, Saying saying) {
        return attempt(step, Map.of(), "", text, path, saying.of(text));
    }

    private Attempt attempt(
            Step step, Map<String, String> about, String key, String text, String path, JsonObjectBuilder body) {
        JsonObject sent = body.build();
        return new Attempt(
                step,
                about,
                key,
                text == null ? List.of() : List.of(text),
                () -> here.as(step.who()).post(joint.path(path), sent));
    }

    private Attempt declare(Step step) {
        long version = List.of("civil", "pasture-use", "administrative-boundary").stream()
                .mapToLong(nature -> times(step.side(), nature))
                .sum();
        return new Attempt(
                step,
                Map.of(),
                "declare " + step.side() + version,
                List.of(),
                () -> joint.declare(step.who(), version, step.act()));
    }

    private Attempt release(Step step, Random dice) {
        List<JsonObject> own = all(view("/team"), "members").stream()
                .filter(each -> each.getString("townshipId")
                        .equals(township(step.side()).toString()))
                .toList();
        String member = orNothing(own, dice).getString("id", Ids.next().toString());
        long version = view("").getInt("version");
        Api me = here.as(step.who()).ifMatch("\"" + version + "\"");
        return new Attempt(
                step, Map.of(), "release " + member, List.of(), () -> me.delete(joint.path("/team/members/" + member)));
    }

    private Attempt consent(Step step) {
        JsonObject team = view("/team");
        String revision = "" + Math.max(1, team.getInt("revision"));
        String hash = team.getString("contentHash");
        return attempt(
                step,
                Map.of("revision", revision, "hash", hash),
                "consent " + step.side() + revision,
                null,
                "/team/consents",
                body().add("revision", Integer.parseInt(revision)).add("contentHash", hash));
    }

    private Attempt object(Step step, Random dice) {
        JsonObject member = orNothing(all(view("/team"), "members"), dice);
        String id = member.getString("id", Ids.next().toString());
        String text = words("有亲属关系");
        return attempt(
                step,
                Map.of(),
                "",
                text,
                "/team/objections",
                body().add("memberTownshipId", member.getString("townshipId", here.duoma.toString()))
                        .add("memberId", id)
                        .add("partyTownshipId", township(step.side()).toString())
                        .add("objectedOn", "2026-01-05")
                        .add("words", text));
    }

    /** New words and some of the old. */
    private Attempt tell(Step step, Random dice) {
        long version = times(step.side(), "tell");
        JsonArrayBuilder facts = Json.createArrayBuilder();
        for (JsonObject account : all(view("/accounts"), "accounts")) {
            if (account.getString("townshipId").equals(township(step.side()).toString())) {
                all(account, "facts").stream()
                        .filter(fact -> dice.nextInt(3) > 0)
                        .forEach(fact -> facts.add(body().add("id", fact.getString("id"))));
            }
        }
        String text = words("四十只羊过了界");
        JsonObject body =
                body().add("facts", facts.add(body().add("text", text))).build();
        Api me = here.as(step.who()).ifMatch("\"" + version + "\"");
        return new Attempt(
                step,
                Map.of(),
                "tell " + step.side() + version,
                List.of(text),
                () -> me.put(joint.path("/accounts/own"), body));
    }

    private Attempt fact(Step step, Random dice) {
        String fact = orNothing(
                        all(view("/accounts"), "accounts").stream()
                                .flatMap(account -> all(account, "facts").stream())
                                .toList(),
                        dice)
                .getString("id", "");
        if (!fact.isEmpty() && !factHashes.containsKey(fact)) {
            all(unmask("duoma-leader", "", body()), "facts")
                    .forEach(said -> factHashes.put(said.getString("id"), said.getString("contentHash")));
        }
        String hash = factHashes.getOrDefault(fact, "0".repeat(64));
        String path = "/facts/" + (fact.isEmpty() ? Ids.next() : fact) + "/confirmation";
        Map<String, String> about = Map.of("fact", fact, "hash", hash);
        return step.act().equals("confirm-fact")
                ? attempt(step, about, "", null, path, body().add("contentHash", hash))
                : new Attempt(
                        step, about, "", List.of(), () -> here.as(step.who()).delete(joint.path(path)));
    }

    private Attempt comment(Step step, String audience) {
        String id = Ids.next().toString();
        String text = words("请准备界桩图");
        return attempt(
                step,
                Map.of("comment", id, "audience", audience),
                "",
                text,
                "/comments",
                body().add("id", id).add("audience", audience).add("text", text));
    }

    private Attempt withdraw(Step step, Random dice) {
        List<String> comments = accepted.stream()
                .filter(each -> !each.about("comment").isEmpty())
                .map(each -> each.about("comment"))
                .toList();
        String comment = comments.isEmpty() ? Ids.next().toString() : one(dice, comments);
        return attempt(step, Map.of(), "withdraw " + comment, null, "/comments/" + comment + "/withdrawal", body());
    }

    private Attempt session(Step step, Random dice) {
        JsonObject member = orNothing(all(view("/team"), "members"), dice);
        String record = words("双方陈述了经过");
        String parties = words("虚构牧户甲、乙");
        JsonObjectBuilder body = body().add("heldAt", "2026-11-20T02:00:00Z")
                .add("place", "查吾拉山口")
                .add("openToPublic", false)
                .add("languages", Json.createArrayBuilder().add("bo"))
                .add("interpreter", false)
                .add(
                        "present",
                        Json.createArrayBuilder()
                                .add(body().add("townshipId", member.getString("townshipId", here.duoma.toString()))
                                        .add(
                                                "memberId",
                                                member.getString(
                                                        "id", Ids.next().toString()))))
                .add("parties", parties)
                .add("record", record);
        if (step.act().equals("refusal")) {
            body.add("refusingTownshipId", here.suojia.toString());
        }
        JsonObject sent = body.build();
        return new Attempt(
                step,
                Map.of(),
                "",
                List.of(record, parties),
                () -> here.as(step.who()).post(joint.path("/sessions"), sent));
    }

    private Attempt remark(Step step, Random dice) {
        JsonObject session = orNothing(all(view("/sessions"), "sessions"), dice);
        String text = words("补记到场时间");
        return attempt(
                step,
                Map.of(),
                "",
                text,
                "/sessions/" + session.getString("id", Ids.next().toString()) + "/remarks",
                body().add("sessionTownshipId", session.getString("townshipId", here.duoma.toString()))
                        .add("text", text));
    }

    private Attempt write(Step step, Random dice) {
        int revision = view("/settlements").getInt("revision");
        JsonArrayBuilder obligations = Json.createArrayBuilder();
        List<String> words = new ArrayList<>(List.of(words("虚构牧户甲、乙协议"), words("羊过了界"), words("赔偿损失")));
        BigDecimal total = BigDecimal.ZERO;
        for (int i = dice.nextInt(3); i >= 0; i--) {
            String owed = words("两只羊的损失");
            words.add(owed);
            JsonObjectBuilder obligation = body().add(
                            "owingTownshipId",
                            township(dice.nextBoolean() ? "duoma" : "suojia").toString())
                    .add("kind", dice.nextBoolean() ? "money" : "livestock")
                    .add("dueOn", "2026-12-31")
                    .add("text", owed);
            // Those that no binary fraction holds, and those that are more than a float can tell apart.
            String amount = one(dice, List.of("0.10", "0.20", "2400", "600.5", "9007199254.99", "0.01", "33.33"));
            obligations.add(obligation.add("amountYuan", amount));
            total = total.add(new BigDecimal(amount));
        }
        JsonObject body = body().add("form", "oral")
                .add("copies", 0)
                .add("agreedOn", "2026-11-20")
                .add("parties", words.get(0))
                .add("facts", words.get(1))
                .add("content", words.get(2))
                .add("obligations", obligations)
                .build();
        Api me = here.as(step.who()).ifMatch("\"" + revision + "\"");
        return new Attempt(
                step,
                Map.of("revision", "" + (revision + 1), "total", total.toPlainString()),
                "write " + (revision + 1),
                words,
                () -> me.post(joint.path("/settlements"), body));
    }

    /** On the latest wording that was seen, or one before it. */
    private Attempt onSettlement(Step step, Random dice, String act, JsonObjectBuilder body) {
        List<JsonObject> wordings = all(view("/settlements"), "settlements");
        JsonObject wording = wordings.isEmpty() ? body().build() : recent(dice, wordings);
        String hash = wording.getString("contentHash", "0".repeat(64));
        String revision = "" + wording.getInt("revision", 1);
        return attempt(
                step,
                Map.of("revision", revision, "hash", hash),
                step.act() + " " + step.side() + revision,
                null,
                "/settlements/" + revision + act,
                body.add("contentHash", hash));
    }

    private Attempt parties(Step step, Random dice) {
        return onSettlement(
                step,
                dice,
                "/parties-confirmations",
                body().add("manner", "oral").add("confirmedOn", "2026-11-21"));
    }

    /** The latest wording of a settlement; empty while there is none. */
    JsonObject latest() {
        List<JsonObject> wordings = all(view("/settlements"), "settlements");
        return wordings.isEmpty() ? body().build() : wordings.get(0);
    }

    /** The obligations of the latest wording. */
    List<JsonObject> owed() {
        return latest().containsKey("obligations") ? all(latest(), "obligations") : List.of();
    }

    /** Of what the own side owes, mostly. */
    private Attempt report(Step step, Random dice) {
        List<JsonObject> own = owed().stream()
                .filter(each -> dice.nextInt(8) == 0
                        || !each.getBoolean("performed")
                                && each.getString("owingTownshipId")
                                        .equals(township(step.side()).toString()))
                .toList();
        int number = orNothing(own, dice).getInt("number", 1);
        String text = words("虚构牧户乙当面交付");
        JsonObjectBuilder body =
                body().add("obligation", number).add("happenedOn", "2026-11-25").add("note", text);
        if (step.act().equals("partly")) {
            body.add("state", "partly").add("amountYuan", one(dice, List.of("0.01", "0.05", "11.11", "500")));
        } else {
            body.add("state", dice.nextInt(8) == 0 ? "failed" : "performed");
        }
        return attempt(step, Map.of(), "", text, settlement("/performances"), body);
    }

    private String settlement(String act) {
        return "/settlements/" + latest().getInt("revision", 1) + act;
    }

    private Attempt answer(Step step, Random dice) {
        List<JsonObject> theirs = owed().stream()
                .flatMap(each -> all(each, "reports").stream())
                .filter(each -> dice.nextInt(8) == 0
                        || !each.getJsonObject("reported")
                                        .getString("township")
                                        .equals(township(step.side()).toString())
                                && each.getJsonArray("answers").isEmpty())
                .toList();
        JsonObject report = orNothing(theirs, dice);
        String id = report.getString("id", Ids.next().toString());
        String owner = report.containsKey("reported")
                ? report.getJsonObject("reported").getString("township")
                : here.suojia.toString();
        return attempt(
                step,
                Map.of("report", id),
                "answer " + step.side() + id,
                null,
                settlement("/performance-answers"),
                body().add("reportTownshipId", owner)
                        .add("reportId", id)
                        .add("answer", step.act().equals("answer") ? "confirmed" : "contested"));
    }

    private Attempt outcome(Step step, Random dice) {
        String text = words("双方核对后认定");
        return attempt(
                step,
                Map.of("revision", "" + latest().getInt("revision", 1)),
                "",
                text,
                settlement("/outcomes"),
                body().add("outcome", step.act()).add("reason", text));
    }

    private Attempt court(Step step, Random dice) {
        String text = words("安多县人民法院");
        return attempt(
                step,
                Map.of(),
                "",
                text,
                settlement("/judicial-confirmations"),
                body().add("step", dice.nextBoolean() ? "applied" : "granted")
                        .add("happenedOn", "2026-11-24")
                        .add("court", text));
    }

    private Attempt visit(Step step) {
        String reason = words("到期回访");
        String note = words("虚构牧户甲表示满意");
        JsonObject body = body().add("revision", latest().getInt("revision", 1))
                .add("visitedOn", "2026-11-25")
                .add("reason", reason)
                .add("performance", "partly")
                .add("satisfaction", "satisfied")
                .add("note", note)
                .build();
        return new Attempt(
                step,
                Map.of(),
                "",
                List.of(reason, note),
                () -> here.as(step.who()).post(joint.path("/return-visits"), body));
    }

    private Attempt proposeLead(Step step) {
        String id = Ids.next().toString();
        String to = township(step.side().equals("duoma") ? "suojia" : "duoma").toString();
        String text = words("草场在贵乡一侧");
        return attempt(
                step,
                Map.of("proposal", id, "to", to),
                "",
                text,
                "/lead-proposals",
                body().add("id", id).add("toTownshipId", to).add("reason", text));
    }

    private Attempt answerLead(Step step, Random dice) {
        List<JsonObject> proposals = all(view(""), "leadProposals");
        JsonObject proposal = proposals.isEmpty() ? body().build() : recent(dice, proposals);
        String id = proposal.getString("id", Ids.next().toString());
        boolean agreed = step.act().equals("take-lead");
        String text = agreed ? null : words("人手不足");
        JsonObjectBuilder body = body().add("agreed", agreed);
        return attempt(
                step,
                Map.of("proposal", id),
                "answer lead " + id,
                text,
                "/lead-proposals/" + id + "/answer",
                agreed ? body : body.add("reason", text));
    }
}
