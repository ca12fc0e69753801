package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every act on a dispute, tried in every situation by everybody. What is expected was written by hand from the law and the
 * rules of who may do what; it is not read from {@code DisputeLifeCycle}.
 */
class DisputeTransitionsIT {
    private static final Map<String, String> LOGINS = Map.ofEntries(
            Map.entry("DL", "duoma-leader"),
            Map.entry("DC", "duoma-clerk"),
            Map.entry("DM", "duoma-mediator"),
            Map.entry("DG", "duoma-ledger"),
            Map.entry("SL", "suojia-leader"),
            Map.entry("SC", "suojia-clerk"),
            Map.entry("SM", "suojia-mediator"),
            Map.entry("ML", "moyun-leader"),
            Map.entry("MC", "moyun-clerk"),
            Map.entry("MM", "moyun-mediator"),
            Map.entry("CA", "amdo-county"),
            Map.entry("PX", "xizang-officer"));

    /**
     * Who may do an act at all, and to whom of those beyond the two sides the dispute is hidden (404); everybody else is
     * refused (403). A machine does none of it. A county sees nothing before it is escalated, but writes nothing either.
     */
    private static final Map<String, Set<String>> MAY = Map.ofEntries(
            Map.entry("civil", Set.of("DL", "SL")),
            Map.entry("boundary", Set.of("DL", "SL")),
            Map.entry("breach", Set.of("DL", "DC", "DM", "SL", "SC", "SM")),
            Map.entry("note", Set.of("DL", "DC", "SL", "SC")),
            Map.entry("appoint", Set.of("DL", "SL")),
            Map.entry("consent", Set.of("DL", "SL")),
            Map.entry("session", Set.of("DL", "DM", "SL", "SM")),
            Map.entry("refusal", Set.of("DL", "DM", "SL", "SM")),
            Map.entry("write", Set.of("DL", "DM", "SL", "SM")),
            Map.entry("confirm", Set.of("DL", "DM", "SL", "SM")),
            Map.entry("parties", Set.of("DL", "DM", "SL", "SM")),
            Map.entry("unperformed", Set.of("DL", "DM", "SL", "SM")),
            Map.entry("failed", Set.of("DL", "DM", "SL", "SM")),
            Map.entry("performed", Set.of("DL", "DM", "SL", "SM")),
            Map.entry("court", Set.of("DL", "DM", "SL", "SM")),
            Map.entry("visit", Set.of("DL", "DM", "SL", "SM")));

    /** The acts of the mediation team, which only those do who are on it, or lead a side. */
    private static final Set<String> OF_THE_TEAM = Set.of(
            "session",
            "refusal",
            "write",
            "confirm",
            "parties",
            "unperformed",
            "failed",
            "performed",
            "court",
            "visit");

    private static Set<String> hidden(String act) {
        return switch (act) {
            case "breach" -> Set.of("ML", "MC", "MM");
            case "note" -> Set.of("ML", "MC");
            case "civil", "boundary", "appoint", "consent" -> Set.of("ML");
            default -> Set.of("ML", "MM");
        };
    }

    /** Situation, act, who of those who may can do it now, and what the dispute is then. What is not here is a conflict (409). */
    private static final String POSSIBLE = """
            fresh              civil     DL SL              open
            fresh              boundary  DL SL              open
            fresh              appoint   DL SL              open
            pasture            civil     DL SL              open
            pasture            boundary  DL SL              open
            pasture            breach    DL DC DM SL SC SM  open
            pasture            appoint   DL SL              open
            one-says-boundary  civil     DL SL              open
            one-says-boundary  boundary  DL                 open
            one-says-boundary  boundary  SL                 referred
            one-says-boundary  breach    DL DC DM SL SC SM  open
            one-says-boundary  note      DL DC SL SC        open
            one-says-boundary  appoint   DL SL              open
            referred           civil     DL SL              open
            referred           boundary  DL SL              referred
            referred           breach    DL DC DM SL SC SM  referred
            referred           note      DL DC SL SC        referred
            appointed          civil     DL SL              open
            appointed          boundary  DL SL              open
            appointed          appoint   DL SL              open
            appointed          consent   DL SL              open
            one-consents       civil     DL SL              open
            one-consents       boundary  DL SL              open
            one-consents       appoint   DL SL              open
            one-consents       consent   SL                 mediation
            team-first         civil     DL                 mediation
            team-first         civil     SL                 open
            team-first         boundary  DL SL              open
            team-first         appoint   DL SL              open
            mediation          appoint   DL SL              mediation
            mediation          session   DL DM SL SM        mediation
            mediation          refusal   DL DM SL SM        not-mediated
            pasture-mediation  appoint   DL SL              mediation
            pasture-mediation  breach    DL DC DM SL SC SM  mediation
            pasture-mediation  session   DL DM SL SM        mediation
            pasture-mediation  refusal   DL DM SL SM        not-mediated
            mediation          write     DL DM SL SM        mediation
            pasture-mediation  write     DL DM SL SM        mediation
            written            appoint   DL SL              mediation
            written            session   DL DM SL SM        mediation
            written            refusal   DL DM SL SM        not-mediated
            written            write     DL DM SL SM        mediation
            written            confirm   DL DM SL SM        mediation
            written            parties   DL DM SL SM        mediation
            one-word-missing   appoint   DL SL              mediation
            one-word-missing   session   DL DM SL SM        mediation
            one-word-missing   refusal   DL DM SL SM        not-mediated
            one-word-missing   write     DL DM SL SM        mediation
            one-word-missing   parties   SL SM              settled
            settled            unperformed DL DM SL SM      settled
            settled            failed    DL DM SL SM        settled
            settled            court     DL DM SL SM        settled
            settled            visit     DL DM SL SM        settled
            one-says-failed    unperformed DL DM SL SM      settled
            one-says-failed    failed    DL DM              settled
            one-says-failed    failed    SL SM              mediation
            one-says-failed    court     DL DM SL SM        settled
            one-says-failed    visit     DL DM SL SM        settled
            all-performed      performed DL DM SL SM        settled
            all-performed      court     DL DM SL SM        settled
            all-performed      visit     DL DM SL SM        settled
            closed             court     DL DM SL SM        closed
            closed             visit     DL DM SL SM        closed
            """;

    /** Where no team stands that both sides consented to, the sessions are not a mediator's (403). */
    private static final Set<String> WITHOUT_TEAM =
            Set.of("fresh", "pasture", "one-says-boundary", "referred", "appointed", "one-consents");

    private static final List<String> SITUATIONS = List.of(
            "fresh",
            "pasture",
            "one-says-boundary",
            "referred",
            "appointed",
            "one-consents",
            "team-first",
            "mediation",
            "pasture-mediation",
            "not-mediated",
            "written",
            "one-word-missing",
            "settled",
            "one-says-failed",
            "all-performed",
            "closed");

    private static final Neighbourhood HERE;
    /** By leader: the mediator who is appointed first, with the login, and one more. */
    private static final Map<String, String> FIRST = new HashMap<>();

    private static final Map<String, String> SECOND = new HashMap<>();

    static {
        try {
            HERE = new Neighbourhood();
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
        for (String side : List.of("duoma", "suojia", "moyun")) {
            FIRST.put(side, JointDispute.mediator(HERE, side));
            SECOND.put(side, JointDispute.mediator(HERE, side, "示例调解员", null));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyActInEverySituation() {
        return SITUATIONS.stream().flatMap(situation -> {
            Dispute shared = new Dispute(situation);
            return MAY.keySet().stream()
                    .sorted()
                    .map(act -> DynamicTest.dynamicTest(situation + ": " + act, () -> tryAll(shared, situation, act)));
        });
    }

    private static void tryAll(Dispute shared, String situation, String act) throws SQLException {
        Map<String, String> then = possible(situation, act);
        List<String> wrong = new ArrayList<>();
        long before = shared.view().getInt("version");
        for (String who : LOGINS.keySet().stream().sorted().toList()) {
            if (then.containsKey(who)) {
                continue;
            }
            int expected = refusal(situation, act, who);
            Answer answer = shared.attempt(act, who);
            if (answer.status() != expected) {
                wrong.add(who + ": " + answer.status() + " " + answer.problem() + " instead of " + expected);
            }
        }
        assertEquals(List.of(), wrong);
        shared.seen.clear();
        assertEquals(before, shared.view().getInt("version"), "what is refused changes nothing");
        for (Map.Entry<String, String> each : then.entrySet()) {
            Dispute dispute = new Dispute(situation);
            long records = HERE.auditRecords(dispute.joint.uuid(), "");
            long entries = dispute.entries();
            Answer answer = dispute.attempt(act, each.getKey());
            assertTrue(answer.status() / 100 == 2, each.getKey() + " " + answer.status() + " " + answer.text());
            assertEquals(each.getValue(), dispute.view().getString("status"), each.getKey());
            assertEquals(1, HERE.auditRecords(dispute.joint.uuid(), "") - records, each.getKey() + ": audit records");
            assertTrue(dispute.entries() > entries, each.getKey() + ": change feed");
        }
    }

    private static Map<String, String> possible(String situation, String act) {
        Map<String, String> then = new HashMap<>();
        POSSIBLE.lines().forEach(line -> {
            List<String> words = List.of(line.trim().split("\\s+"));
            if (words.get(0).equals(situation) && words.get(1).equals(act)) {
                words.subList(2, words.size() - 1).forEach(who -> then.put(who, words.get(words.size() - 1)));
            }
        });
        return then;
    }

    private static int refusal(String situation, String act, String who) {
        boolean notOnTeam = WITHOUT_TEAM.contains(situation)
                && OF_THE_TEAM.contains(act)
                && Set.of("DM", "SM").contains(who);
        return hidden(act).contains(who) ? 404 : MAY.get(act).contains(who) && !notOnTeam ? 409 : 403;
    }

    /** A dispute of Duoma and Suojia, brought into a situation through the API. */
    private static final class Dispute {
        private final JointDispute joint;
        /** What was read since the last act that was done. */
        private final Map<String, JsonObject> seen = new HashMap<>();

        Dispute(String situation) {
            joint = JointDispute.opened(HERE);
            switch (situation) {
                case "fresh" -> {}
                case "pasture" -> both("pasture-use");
                case "one-says-boundary" -> done(declare("duoma-leader", "administrative-boundary"));
                case "referred" -> both("administrative-boundary");
                case "appointed" -> {
                    both("civil");
                    appointBoth();
                }
                case "one-consents" -> {
                    both("civil");
                    appointBoth();
                    done(consent("duoma-leader"));
                }
                case "team-first" -> {
                    done(declare("suojia-leader", "civil"));
                    team();
                }
                case "mediation" -> {
                    both("civil");
                    team();
                }
                case "pasture-mediation" -> {
                    both("pasture-use");
                    team();
                }
                case "not-mediated" -> {
                    both("civil");
                    team();
                    attempt("refusal", "SM").expect(201);
                }
                case "written" -> written();
                case "one-word-missing" -> allButOneWord();
                case "settled" -> settled();
                case "one-says-failed" -> {
                    settled();
                    attempt("failed", "DL").expect(201);
                }
                case "all-performed" -> allPerformed();
                case "closed" -> {
                    allPerformed();
                    attempt("performed", "DL").expect(201);
                    attempt("performed", "SL").expect(201);
                }
                default -> throw new IllegalArgumentException(situation);
            }
        }

        JsonObject view() {
            return read("");
        }

        private JsonObject read(String part) {
            return seen.computeIfAbsent(
                    part,
                    name -> HERE.as("duoma-leader").get(path(name)).expect(200).json());
        }

        long entries() throws SQLException {
            return HERE.number(
                    "select (select count(*) from jointgov.change_entry where record_id = ?)"
                            + " + (select count(*) from jointgov.change_pending where record_id = ?)",
                    joint.uuid(),
                    joint.uuid());
        }

        /** The act, well said, as this principal. */
        Answer attempt(String act, String who) {
            Answer answer = say(act, who);
            if (answer.status() / 100 == 2) {
                seen.clear();
            }
            return answer;
        }

        private Answer say(String act, String who) {
            String login = LOGINS.get(who);
            Api api = HERE.as(login);
            return switch (act) {
                case "civil" -> declare(login, "civil");
                case "boundary" -> declare(login, "administrative-boundary");
                case "breach" ->
                    api.post(
                            path("/status-quo-breaches"),
                            "{\"item\":\"fences\",\"seenOn\":\"2026-05-01\",\"place\":\"山口以北\",\"seen\":\"新建围栏。\"}");
                case "note" -> api.post(path("/negotiation-notes"), "{\"text\":\"双方交换意见。\"}");
                case "appoint" -> appoint(login, SECOND);
                case "consent" -> consent(login);
                case "session" -> api.post(path("/sessions"), session().build());
                case "refusal" ->
                    api.post(
                            path("/sessions"),
                            session()
                                    .add("refusingTownshipId", HERE.suojia.toString())
                                    .build());
                case "write" ->
                    api.ifMatch("\"" + settlements().getInt("revision") + "\"")
                            .post(path("/settlements"), settlement());
                case "confirm" ->
                    api.post(
                            path("/settlements/1/confirmations"),
                            Json.createObjectBuilder()
                                    .add("contentHash", contentHash())
                                    .build());
                case "parties" ->
                    api.post(
                            path("/settlements/1/parties-confirmations"),
                            Json.createObjectBuilder()
                                    .add("contentHash", contentHash())
                                    .add("manner", "oral")
                                    .add("confirmedOn", "2026-11-21")
                                    .build());
                case "unperformed" -> api.post(path("/settlements/1/performances"), performance("failed"));
                case "failed", "performed" ->
                    api.post(
                            path("/settlements/1/outcomes"),
                            Json.createObjectBuilder()
                                    .add("outcome", act)
                                    .add("reason", "双方核对后认定。")
                                    .build());
                case "court" ->
                    api.post(
                            path("/settlements/1/judicial-confirmations"),
                            Json.createObjectBuilder()
                                    .add("step", "applied")
                                    .add("happenedOn", "2026-11-24")
                                    .add("court", "安多县人民法院")
                                    .build());
                case "visit" ->
                    api.post(
                            path("/return-visits"),
                            Json.createObjectBuilder()
                                    .add("revision", 1)
                                    .add("visitedOn", "2026-11-25")
                                    .add("reason", "到期回访")
                                    .add("performance", "partly")
                                    .add("satisfaction", "satisfied")
                                    .build());
                default -> throw new IllegalArgumentException(act);
            };
        }

        private void written() {
            both("civil");
            team();
            attempt("write", "DL").expect(201);
        }

        private void allButOneWord() {
            written();
            attempt("confirm", "DL").expect(201);
            attempt("confirm", "SL").expect(201);
            attempt("parties", "DL").expect(201);
        }

        private void settled() {
            allButOneWord();
            attempt("parties", "SL").expect(201);
        }

        private void allPerformed() {
            settled();
            done(HERE.as("suojia-leader").post(path("/settlements/1/performances"), performance("performed")));
            String report = settlements()
                    .getJsonArray("settlements")
                    .getJsonObject(0)
                    .getJsonArray("obligations")
                    .getJsonObject(0)
                    .getJsonArray("reports")
                    .getJsonObject(0)
                    .getString("id");
            done(HERE.as("duoma-leader")
                    .post(
                            path("/settlements/1/performance-answers"),
                            Json.createObjectBuilder()
                                    .add("reportTownshipId", HERE.suojia.toString())
                                    .add("reportId", report)
                                    .add("answer", "confirmed")
                                    .build()));
        }

        private JsonObject settlements() {
            return read("/settlements");
        }

        private String contentHash() {
            return settlements().getJsonArray("settlements").getValuesAs(JsonObject.class).stream()
                    .map(written -> written.getString("contentHash"))
                    .findFirst()
                    .orElse("0".repeat(64));
        }

        private String path(String rest) {
            return joint.path(rest);
        }

        private void both(String nature) {
            joint.declareBoth(nature);
            seen.clear();
        }

        private void done(Answer answer) {
            answer.expect(200, 201);
            seen.clear();
        }

        private Answer declare(String login, String nature) {
            String own = (login.startsWith("suojia") ? HERE.suojia : HERE.duoma).toString();
            long version = view().getJsonArray("declarations").getValuesAs(JsonObject.class).stream()
                    .filter(said ->
                            said.getJsonObject("act").getString("township").equals(own))
                    .count();
            return joint.declare(login, version, nature);
        }

        private void appointBoth() {
            joint.appointBoth(FIRST.get("duoma"), FIRST.get("suojia"));
            seen.clear();
        }

        private void team() {
            joint.formTeam(FIRST.get("duoma"), FIRST.get("suojia"));
            seen.clear();
        }

        private Answer appoint(String login, Map<String, String> mediators) {
            String side = login.substring(0, login.indexOf('-'));
            return joint.appoint(login, mediators.getOrDefault(side, mediators.get("duoma")));
        }

        private JsonObject members() {
            return read("/team");
        }

        private Answer consent(String login) {
            JsonObject team = members();
            return HERE.as(login)
                    .post(
                            path("/team/consents"),
                            Json.createObjectBuilder()
                                    .add("revision", Math.max(1, team.getInt("revision")))
                                    .add("contentHash", team.getString("contentHash", "0".repeat(64)))
                                    .build());
        }

        private JsonObjectBuilder session() {
            String member = members().getJsonArray("members").getValuesAs(JsonObject.class).stream()
                    .filter(each -> each.getString("townshipId").equals(HERE.duoma.toString()))
                    .map(each -> each.getString("id"))
                    .findFirst()
                    .orElse(UUID.randomUUID().toString());
            return Json.createObjectBuilder()
                    .add("heldAt", "2026-11-20T02:00:00Z")
                    .add("place", "查吾拉山口")
                    .add("openToPublic", false)
                    .add("languages", Json.createArrayBuilder().add("bo"))
                    .add("interpreter", false)
                    .add(
                            "present",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add("townshipId", HERE.duoma.toString())
                                            .add("memberId", member)))
                    .add("record", "双方陈述了经过。");
        }
    }

    /** An oral one: one thing that Suojia's party owes. */
    private static JsonObject settlement() {
        return Json.createObjectBuilder()
                .add("form", "oral")
                .add("copies", 0)
                .add("agreedOn", "2026-11-20")
                .add("parties", "虚构牧户甲、虚构牧户乙")
                .add("facts", "羊过了界")
                .add("content", "赔偿损失。")
                .add(
                        "obligations",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("owingTownshipId", HERE.suojia.toString())
                                        .add("kind", "money")
                                        .add("amountYuan", "2400.00")
                                        .add("dueOn", "2026-12-31")
                                        .add("text", "两只羊的损失")))
                .build();
    }

    private static JsonObject performance(String state) {
        return Json.createObjectBuilder()
                .add("obligation", 1)
                .add("state", state)
                .add("happenedOn", "2026-11-25")
                .build();
    }
}
