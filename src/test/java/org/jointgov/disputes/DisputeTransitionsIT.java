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
            Map.entry("CZ", "zaduo-county"),
            Map.entry("PX", "xizang-officer"),
            Map.entry("PQ", "qinghai-officer"));

    /**
     * Who may do an act at all, and to whom of those beyond the two sides the dispute is hidden (404); everybody else is
     * refused (403). A machine does none of it. A county sees nothing before it is escalated, but writes nothing either.
     */
    private static final Map<String, Set<String>> MAY = Map.of(
            "civil", Set.of("DL", "SL"),
            "boundary", Set.of("DL", "SL"),
            "breach", Set.of("DL", "DC", "DM", "SL", "SC", "SM"),
            "note", Set.of("DL", "DC", "SL", "SC"),
            "appoint", Set.of("DL", "SL"),
            "consent", Set.of("DL", "SL"),
            "session", Set.of("DL", "DM", "SL", "SM"),
            "refusal", Set.of("DL", "DM", "SL", "SM"));

    private static final Map<String, Set<String>> HIDDEN = Map.of(
            "civil", Set.of("ML"),
            "boundary", Set.of("ML"),
            "breach", Set.of("ML", "MC", "MM"),
            "note", Set.of("ML", "MC"),
            "appoint", Set.of("ML"),
            "consent", Set.of("ML"),
            "session", Set.of("ML", "MM"),
            "refusal", Set.of("ML", "MM"));

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
            "not-mediated");

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
            FIRST.put(side, mediator(side, HERE.membership(side + "-mediator")));
            SECOND.put(side, mediator(side, null));
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
        assertEquals(before, shared.view().getInt("version"), "what is refused changes nothing");
        for (Map.Entry<String, String> each : then.entrySet()) {
            Dispute dispute = new Dispute(situation);
            long records = HERE.auditRecords(dispute.uuid(), "");
            long entries = dispute.entries();
            Answer answer = dispute.attempt(act, each.getKey());
            assertTrue(answer.status() / 100 == 2, each.getKey() + " " + answer.status() + " " + answer.text());
            assertEquals(each.getValue(), dispute.view().getString("status"), each.getKey());
            assertEquals(1, HERE.auditRecords(dispute.uuid(), "") - records, each.getKey() + ": audit records");
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
                && Set.of("session", "refusal").contains(act)
                && Set.of("DM", "SM").contains(who);
        return HIDDEN.get(act).contains(who) ? 404 : MAY.get(act).contains(who) && !notOnTeam ? 409 : 403;
    }

    /** A dispute of Duoma and Suojia, brought into a situation through the API. */
    private static final class Dispute {
        private final String id;

        Dispute(String situation) {
            String alert = HERE.as("duoma-mediator")
                    .post(
                            "/dispute-alerts",
                            Neighbourhood.alert()
                                    .add("borderId", HERE.border.toString())
                                    .build())
                    .expect(201)
                    .json()
                    .getString("id");
            HERE.as("suojia-leader")
                    .ifMatch("\"1\"")
                    .post("/dispute-alerts/" + alert + "/acknowledgement")
                    .expect(200);
            id = HERE.as("duoma-clerk")
                    .post("/disputes", "{\"alertId\":\"" + alert + "\"}")
                    .expect(201)
                    .json()
                    .getString("id");
            switch (situation) {
                case "fresh" -> {}
                case "pasture" -> both("pasture-use");
                case "one-says-boundary" ->
                    declare("duoma-leader", "administrative-boundary").expect(200);
                case "referred" -> both("administrative-boundary");
                case "appointed" -> {
                    both("civil");
                    appointBoth();
                }
                case "one-consents" -> {
                    both("civil");
                    appointBoth();
                    consent("duoma-leader").expect(201);
                }
                case "team-first" -> {
                    declare("suojia-leader", "civil").expect(200);
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
                default -> throw new IllegalArgumentException(situation);
            }
        }

        UUID uuid() {
            return UUID.fromString(id);
        }

        JsonObject view() {
            return HERE.as("duoma-leader").get(path("")).expect(200).json();
        }

        long entries() throws SQLException {
            return HERE.number(
                    "select (select count(*) from jointgov.change_entry where record_id = ?)"
                            + " + (select count(*) from jointgov.change_pending where record_id = ?)",
                    uuid(),
                    uuid());
        }

        /** The act, well said, as this principal. */
        Answer attempt(String act, String who) {
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
                default -> throw new IllegalArgumentException(act);
            };
        }

        private String path(String rest) {
            return "/disputes/" + id + rest;
        }

        private void both(String nature) {
            declare("duoma-leader", nature).expect(200);
            declare("suojia-leader", nature).expect(200);
        }

        private Answer declare(String login, String nature) {
            String own = (login.startsWith("suojia") ? HERE.suojia : HERE.duoma).toString();
            long version = view().getJsonArray("declarations").getValuesAs(JsonObject.class).stream()
                    .filter(said ->
                            said.getJsonObject("act").getString("township").equals(own))
                    .count();
            return HERE.as(login)
                    .ifMatch("\"" + version + "\"")
                    .put(path("/legal-nature"), "{\"nature\":\"" + nature + "\"}");
        }

        private void appointBoth() {
            appoint("duoma-leader", FIRST).expect(201);
            appoint("suojia-leader", FIRST).expect(201);
        }

        private void team() {
            appointBoth();
            consent("duoma-leader").expect(201);
            consent("suojia-leader").expect(201);
        }

        private Answer appoint(String login, Map<String, String> mediators) {
            String side = login.substring(0, login.indexOf('-'));
            return HERE.as(login)
                    .post(
                            path("/team/members"),
                            "{\"mediatorId\":\"" + mediators.getOrDefault(side, mediators.get("duoma")) + "\"}");
        }

        private JsonObject members() {
            return HERE.as("duoma-leader").get(path("/team")).expect(200).json();
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

    private static String mediator(String side, UUID membership) {
        Api me = HERE.as(side + "-clerk");
        String organisation = me.post(
                        "/mediation-organisations", "{\"kind\":\"township-centre\",\"name\":{\"zh\":\"调解中心\"}}")
                .expect(201)
                .json()
                .getString("id");
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("organisationId", organisation)
                .add("displayName", "示例调解员")
                .add("languages", Json.createArrayBuilder().add("bo"));
        if (membership != null) {
            body.add("membershipId", membership.toString());
        }
        return me.post("/mediators", body.build()).expect(201).json().getString("id");
    }
}
