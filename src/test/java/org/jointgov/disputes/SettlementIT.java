package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.HashScript;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API of settlements, seen by each actor. The dispute is Duoma's and Suojia's and is mediated by a mediator of each. */
class SettlementIT {
    private static final Neighbourhood HERE;
    private static final String TASHI;
    private static final String SONAM;
    private static final String PURPOSE = "{\"purpose\":\"核对\"}";

    static {
        try {
            HERE = new Neighbourhood();
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
        TASHI = JointDispute.mediator(HERE, "duoma");
        SONAM = JointDispute.mediator(HERE, "suojia");
    }

    private String dispute;

    @BeforeEach
    void mediated() {
        dispute = JointDispute.opened(HERE).mediated(TASHI, SONAM).id;
    }

    @Nested
    class AsBothSides {
        @Test
        void theySettleItAndEveryAmountAddsUpUntilItIsClosed() throws Exception {
            JsonObject view =
                    write("duoma-mediator", "\"0\"", settlement()).expect(201).json();
            JsonObject written = present(view);
            assertEquals("3000.50", written.getString("totalYuan"));
            assertEquals(List.of("write", "confirm", "confirm-parties", "unmask"), strings(view, "actions"));
            String hash = shown("suojia-mediator");
            assertEquals(hash, written.getString("contentHash"));
            confirm("duoma-mediator", 1, hash).expect(201);
            confirm("suojia-leader", 1, hash).expect(201);
            parties("duoma-leader", 1, hash).expect(201);
            assertEquals("mediation", get("duoma-clerk").getString("status"));
            JsonObject settled = parties("suojia-mediator", 1, hash).expect(201).json();
            assertEquals("settled", settled.getString("status"));
            assertEquals("2026-11-21", present(settled).getString("effectiveOn"));
            assertEquals("2026-12-21", present(settled).getString("confirmationUntil"));
            assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "settle"));

            assertEquals(422, report("suojia-leader", 1, "partly", "2400.01").status());
            assertEquals(403, report("duoma-leader", 1, "performed", null).status(), "Suojia owes it");
            String first = reported(report("suojia-mediator", 1, "partly", "1000.00"), 0, 0);
            String rest = reported(report("suojia-leader", 1, "performed", null), 0, 1);
            String other = reported(report("duoma-leader", 2, "performed", null), 1, 0);
            assertEquals(409, report("suojia-leader", 1, "partly", "0.01").status());
            assertEquals(409, outcome("duoma-leader", "performed").status(), "nobody has confirmed it");
            assertEquals(403, answer("suojia-leader", HERE.suojia, first).status());
            answer("duoma-mediator", HERE.suojia, first).expect(201);
            JsonObject half = get("duoma-leader");
            JsonObject owed = present(half).getJsonArray("obligations").getJsonObject(0);
            assertEquals("2400.00", owed.getString("reportedYuan"));
            assertEquals("1000.00", owed.getString("confirmedYuan"));
            assertFalse(owed.getBoolean("performed"));
            assertFalse(owed.getBoolean("overdue"));
            answer("duoma-leader", HERE.suojia, rest).expect(201);
            answer("suojia-leader", HERE.duoma, other).expect(201);

            JsonObject visit = HERE.as("suojia-mediator")
                    .post(
                            "/disputes/" + dispute + "/return-visits",
                            Json.createObjectBuilder()
                                    .add("revision", 1)
                                    .add("visitedOn", "2026-11-25")
                                    .add("reason", "到期回访")
                                    .add("performance", "performed")
                                    .add("satisfaction", "satisfied")
                                    .add("note", "虚构牧户甲表示满意。")
                                    .build())
                    .expect(201)
                    .json();
            assertEquals(1, visit.getJsonArray("visits").size());
            assertFalse(visit.toString().contains("虚构牧户"));
            assertEquals(
                    "虚构牧户甲表示满意。",
                    unmask("duoma-leader")
                            .getJsonArray("visits")
                            .getJsonObject(0)
                            .getString("note"));
            assertEquals(
                    "settled",
                    outcome("duoma-leader", "performed").expect(201).json().getString("status"));
            JsonObject closed =
                    outcome("suojia-leader", "performed").expect(201).json();
            assertEquals("closed", closed.getString("status"));
            assertEquals(
                    List.of("record-judicial-confirmation", "record-return-visit", "unmask"),
                    strings(closed, "actions"));
            assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "close"));
            assertEquals(
                    "closed",
                    HERE.as("duoma-clerk").get("/disputes/" + dispute).json().getString("status"));
        }

        @Test
        void theHashIsRecomputedOutsideOfTheProgram() throws Exception {
            JsonObject view =
                    write("duoma-leader", "\"0\"", settlement()).expect(201).json();
            JsonObject said =
                    unmask("suojia-leader").getJsonArray("settlements").getJsonObject(0);
            String words = sha256(String.join(
                    "\n",
                    "jointgov-settlement-words-v1",
                    dispute,
                    said.getString("settlementId"),
                    said.getString("salt"),
                    said.getString("parties"),
                    "羊过了界\\n围栏倒了",
                    "",
                    "",
                    said.getString("content"),
                    "",
                    "两只羊的损失",
                    "修围栏"));
            JsonObject written = present(view);
            assertEquals(
                    written.getString("contentHash"),
                    sha256(String.join(
                            "\n",
                            "jointgov-settlement-v1",
                            dispute,
                            HERE.duoma.toString(),
                            written.getString("id"),
                            "1",
                            "1",
                            "written",
                            "3",
                            "2026-11-20",
                            "3000.50",
                            words,
                            "1 " + HERE.suojia + " money 2400.00 2026-12-31",
                            "2 " + HERE.duoma + " other 600.50 2027-05-01")));
        }

        @Test
        void theManualsScriptFindsTheHashes(@TempDir Path folder) throws Exception {
            write("duoma-leader", "\"0\"", settlement()).expect(201);
            write(
                            "suojia-leader",
                            "\"1\"",
                            settlement()
                                    .add(
                                            "obligations",
                                            Json.createArrayBuilder().add(owed("other", null))))
                    .expect(201);
            JsonObject view = get("suojia-clerk");
            assertEquals(
                    Stream.of(0, 1)
                            .map(place -> "same "
                                    + view.getJsonArray("settlements")
                                            .getJsonObject(place)
                                            .getString("contentHash"))
                            .collect(Collectors.joining("\n")),
                    HashScript.in(folder)
                            .run(
                                    Files.writeString(folder.resolve("settlements.json"), view.toString()),
                                    Files.writeString(
                                            folder.resolve("words.json"),
                                            unmask("duoma-leader").toString())));
        }

        @Test
        void anotherWordingReopensAllConfirmations() throws Exception {
            write("duoma-leader", "\"0\"", settlement()).expect(201);
            String hash = shown("duoma-leader");
            confirm("duoma-leader", 1, hash).expect(201);
            parties("duoma-leader", 1, hash).expect(201);
            Answer stale = write("suojia-leader", "\"0\"", settlement());
            assertEquals(412, stale.status());
            assertEquals(
                    428,
                    HERE.as("suojia-leader")
                            .post(path(""), settlement().build())
                            .status());
            JsonObject view =
                    write("suojia-leader", "\"1\"", settlement()).expect(201).json();
            assertEquals(2, view.getInt("revision"));
            assertEquals(0, present(view).getJsonArray("confirmations").size());
            assertEquals(2, view.getJsonArray("settlements").size());
            Answer old = confirm("suojia-leader", 1, hash);
            assertEquals(409, old.status());
            assertEquals("text-changed", old.problem());
            assertEquals(409, confirm("suojia-leader", 2, hash).status());
            assertEquals(409, parties("suojia-leader", 2, hash).status());
        }

        @Test
        void theyMediateAgainInTheSameFileWhenItFailed() throws Exception {
            settle();
            report("suojia-leader", 1, "partly", "400.00").expect(201);
            report("duoma-leader", 1, "failed", null).expect(201);
            JsonObject asked = outcome("duoma-leader", "failed").expect(201).json();
            assertEquals("settled", asked.getString("status"));
            JsonObject again = outcome("suojia-mediator", "failed").expect(201).json();
            assertEquals("mediation", again.getString("status"));
            assertEquals(2, again.getInt("round"));
            assertEquals(List.of("write", "unmask"), strings(again, "actions"));
            assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "reopen"));
            assertEquals(409, confirm("duoma-leader", 1, "0".repeat(64)).status());
            HERE.as("duoma-clerk")
                    .ifMatch("\"0\"")
                    .put("/disputes/" + dispute + "/accounts/own", "{\"facts\":[{\"text\":\"只付了一部分。\"}]}")
                    .expect(200, 201);
            write("suojia-leader", "\"1\"", settlement()).expect(201);
            settled(2);
            assertEquals("settled", get("duoma-leader").getString("status"));
            assertEquals(2, present(get("duoma-leader")).getInt("round"));
        }

        @Test
        void theyPutJudicialConfirmationOnRecord() throws Exception {
            settle();
            assertEquals(409, judicial("duoma-leader", "granted", "2026-11-25").status());
            assertEquals(422, judicial("duoma-leader", "applied", "2026-11-20").status(), "before it bound");
            judicial("duoma-leader", "applied", "2026-11-24").expect(201);
            JsonObject view = judicial("suojia-leader", "granted", "2026-11-25")
                    .expect(201)
                    .json();
            assertEquals(
                    List.of("applied", "granted"),
                    present(view).getJsonArray("judicial").getValuesAs(JsonObject.class).stream()
                            .map(step -> step.getString("step"))
                            .toList());
        }

        @Test
        void anOralOneBindsFromTheDayOfTheAgreement() throws Exception {
            write("duoma-leader", "\"0\"", settlement().add("form", "oral").add("copies", 0))
                    .expect(201);
            String hash = shown("suojia-leader");
            assertEquals(422, parties("duoma-leader", 1, hash).status(), "no paper was signed");
            for (String leader : List.of("duoma-leader", "suojia-leader")) {
                confirm(leader, 1, hash).expect(201);
                HERE.as(leader)
                        .post(
                                path("/1/parties-confirmations"),
                                Json.createObjectBuilder()
                                        .add("contentHash", hash)
                                        .add("manner", "oral")
                                        .add("confirmedOn", "2026-11-22")
                                        .build())
                        .expect(201);
            }
            assertEquals("2026-11-20", present(get("duoma-leader")).getString("effectiveOn"));
        }

        @Test
        void whatIsWrongIsNamed() throws Exception {
            for (JsonObjectBuilder wrong : List.of(
                    settlement().add("form", "shouted"),
                    settlement().add("copies", 0),
                    settlement().add("agreedOn", "2999-01-01"),
                    settlement().add("content", " "),
                    settlement().add("obligations", Json.createArrayBuilder().add(owed("money", null))),
                    settlement().add("obligations", Json.createArrayBuilder().add(owed("money", "1.234"))),
                    settlement()
                            .add(
                                    "obligations",
                                    Json.createArrayBuilder()
                                            .add(owed("money", "5.00")
                                                    .add("owingTownshipId", HERE.moyun.toString()))))) {
                assertEquals(422, write("duoma-leader", "\"0\"", wrong).status());
            }
            write("duoma-leader", "\"0\"", settlement()).expect(201);
            String hash = shown("duoma-leader");
            Answer unscanned = HERE.as("duoma-leader")
                    .post(
                            path("/1/parties-confirmations"),
                            Json.createObjectBuilder()
                                    .add("contentHash", hash)
                                    .add("manner", "seal")
                                    .add("confirmedOn", "2026-11-21")
                                    .build());
            assertEquals(422, unscanned.status());
            confirm("duoma-leader", 1, hash).expect(201);
            assertEquals(409, confirm("duoma-mediator", 1, hash).status(), "the side has confirmed it");
        }

        @Test
        void theHomePageSaysWhatWaitsAndWhatIsDue() throws Exception {
            write(
                            "duoma-leader",
                            "\"0\"",
                            settlement()
                                    .add(
                                            "obligations",
                                            Json.createArrayBuilder()
                                                    .add(owed("money", "10").add("dueOn", "2026-11-22"))))
                    .expect(201);
            assertEquals(List.of("settlement-waits"), waiting("suojia-leader"));
            assertEquals(List.of("settlement-waits"), waiting("suojia-mediator"), "who is on the team");
            assertEquals(List.of(), waiting("suojia-clerk"));
            assertNull(due(), "nothing is owed before all have confirmed");
            settled(1);
            assertEquals("2026-11-22", due());
            assertEquals(List.of("obligation-overdue"), waiting("suojia-leader"));
            assertEquals(List.of("obligation-overdue"), waiting("duoma-mediator"));
            assertEquals(List.of("obligation-overdue"), waiting("duoma-leader"));
            String report = reported(report("suojia-leader", 1, "performed", null), 0, 0);
            answer("duoma-leader", HERE.suojia, report).expect(201);
            assertEquals(List.of(), waiting("duoma-leader"));
            assertNull(due());
        }

        /** As the dispute's page and the list say. */
        private @Nullable String due() {
            Api clerk = HERE.as("suojia-clerk");
            String page = clerk.get("/disputes/" + dispute).expect(200).json().getString("dueOn", null);
            JsonObject row = clerk.get("/disputes?limit=100").expect(200).json().getJsonArray("items").stream()
                    .map(JsonObject.class::cast)
                    .filter(each -> each.getString("id").equals(dispute))
                    .findFirst()
                    .orElseThrow();
            assertEquals(page, row.getString("dueOn", null));
            return page;
        }

        private List<String> waiting(String login) {
            JsonObject home = HERE.as(login).get("/home").expect(200).json();
            return Stream.of("needsMeToday", "awaitingSignature")
                    .flatMap(part -> home.getJsonArray(part).getValuesAs(JsonObject.class).stream())
                    .filter(item -> item.getString("recordId").equals(dispute))
                    .map(item -> item.getString("reason"))
                    .toList();
        }

        @Test
        void repeatingWithTheSameKeyDoesItOnce() throws Exception {
            Api once = HERE.as("duoma-leader").withKey(Ids.next().toString()).ifMatch("\"0\"");
            String body = settlement().build().toString();
            once.post(path(""), body).expect(201);
            once.post(path(""), body).expect(200, 201);
            assertEquals(1, get("duoma-leader").getInt("revision"));
        }
    }

    @Nested
    class AsSomebodyElse {
        @Test
        void theWordsAreReadByThoseWhoHandleItOnly() throws Exception {
            write("duoma-leader", "\"0\"", settlement()).expect(201);
            for (String login : List.of("duoma-clerk", "suojia-clerk", "duoma-ledger", "xizang-officer")) {
                String text = HERE.as(login).get(path("")).expect(200).text();
                assertFalse(text.contains("虚构牧户"), login);
                assertFalse(text.contains("围栏"), login);
                assertTrue(text.contains("3000.50"), login);
            }
            for (String login : List.of("duoma-clerk", "duoma-ledger", "xizang-officer")) {
                assertEquals(
                        403, HERE.as(login).post(path("/unmasking"), PURPOSE).status(), login);
                assertEquals(403, write(login, "\"1\"", settlement()).status(), login);
                assertEquals(403, confirm(login, 1, "0".repeat(64)).status(), login);
            }
            Api stranger = HERE.as("moyun-leader");
            stranger.get(path("")).expect(404);
            stranger.post(path("/unmasking"), PURPOSE).expect(404);
            assertEquals(404, write("moyun-leader", "\"1\"", settlement()).status());
            assertEquals(404, outcome("moyun-leader", "failed").status());
            assertEquals(1, HERE.auditRecords(UUID.fromString(dispute), "read"));
        }
    }

    // ---- the ground -----------------------------------------------------------------------------------------------

    private static JsonObjectBuilder settlement() {
        return Json.createObjectBuilder()
                .add("form", "written")
                .add("copies", 3)
                .add("agreedOn", "2026-11-20")
                .add("parties", "虚构牧户甲、虚构牧户乙")
                .add("facts", "羊过了界\n围栏倒了")
                .add("content", "赔偿损失，修好围栏。")
                .add(
                        "obligations",
                        Json.createArrayBuilder()
                                .add(owed("money", "2400"))
                                .add(owed("other", "600.5")
                                        .add("owingTownshipId", HERE.duoma.toString())
                                        .add("dueOn", "2027-05-01")
                                        .add("text", "修围栏")));
    }

    private static JsonObjectBuilder owed(String kind, String amount) {
        JsonObjectBuilder owed = Json.createObjectBuilder()
                .add("owingTownshipId", HERE.suojia.toString())
                .add("kind", kind)
                .add("dueOn", "2026-12-31")
                .add("text", "两只羊的损失");
        return amount == null ? owed : owed.add("amountYuan", amount);
    }

    private String path(String rest) {
        return "/disputes/" + dispute + "/settlements" + rest;
    }

    private Answer write(String login, String ifMatch, JsonObjectBuilder body) {
        return HERE.as(login).ifMatch(ifMatch).post(path(""), body.build());
    }

    private JsonObject unmask(String login) {
        return HERE.as(login).post(path("/unmasking"), PURPOSE).expect(200).json();
    }

    /** The hash that comes with the latest words. */
    private String shown(String login) {
        return unmask(login).getJsonArray("settlements").getJsonObject(0).getString("contentHash");
    }

    private Answer confirm(String login, int revision, String hash) {
        return HERE.as(login).post(path("/" + revision + "/confirmations"), "{\"contentHash\":\"" + hash + "\"}");
    }

    private Answer parties(String login, int revision, String hash) {
        return HERE.as(login)
                .post(
                        path("/" + revision + "/parties-confirmations"),
                        Json.createObjectBuilder()
                                .add("contentHash", hash)
                                .add("manner", "fingerprint")
                                .add("confirmedOn", login.startsWith("duoma") ? "2026-11-20" : "2026-11-21")
                                .add("scanSha256", "ab".repeat(32))
                                .build());
    }

    private void settle() {
        write("duoma-leader", "\"0\"", settlement()).expect(201);
        settled(1);
    }

    /** All confirm what has been written. */
    private void settled(int revision) {
        String hash = shown("duoma-leader");
        for (String leader : List.of("duoma-leader", "suojia-leader")) {
            confirm(leader, revision, hash).expect(201);
            parties(leader, revision, hash).expect(201);
        }
    }

    private Answer report(String login, int number, String state, String amount) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("obligation", number)
                .add("state", state)
                .add("happenedOn", "2026-11-25")
                .add("note", "虚构牧户乙当面交付。");
        if (amount != null) {
            body.add("amountYuan", amount);
        }
        return HERE.as(login).post(path("/1/performances"), body.build());
    }

    private static String reported(Answer answer, int obligation, int report) {
        return present(answer.expect(201).json())
                .getJsonArray("obligations")
                .getJsonObject(obligation)
                .getJsonArray("reports")
                .getJsonObject(report)
                .getString("id");
    }

    private Answer answer(String login, UUID township, String report) {
        return HERE.as(login)
                .post(
                        path("/1/performance-answers"),
                        Json.createObjectBuilder()
                                .add("reportTownshipId", township.toString())
                                .add("reportId", report)
                                .add("answer", "confirmed")
                                .build());
    }

    private Answer outcome(String login, String outcome) {
        return HERE.as(login)
                .post(
                        path("/1/outcomes"),
                        Json.createObjectBuilder()
                                .add("outcome", outcome)
                                .add("reason", "双方核对后认定。")
                                .build());
    }

    private Answer judicial(String login, String step, String on) {
        return HERE.as(login)
                .post(
                        path("/1/judicial-confirmations"),
                        Json.createObjectBuilder()
                                .add("step", step)
                                .add("happenedOn", on)
                                .add("court", "安多县人民法院")
                                .build());
    }

    private JsonObject get(String login) {
        return HERE.as(login).get(path("")).expect(200).json();
    }

    private static JsonObject present(JsonObject view) {
        return view.getJsonArray("settlements").getJsonObject(0);
    }

    private static List<String> strings(JsonObject view, String name) {
        return view.getJsonArray(name).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static String sha256(String form) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(form.getBytes(StandardCharsets.UTF_8)));
    }
}
