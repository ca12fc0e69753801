package org.jointgov.disputes.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settlements in the database, whatever the application forgot: plain SQL as its role, by each of those who meet them. */
class SettlementDatabaseIT {
    private static final String REFUSED = "42501";
    private static final String CHANGED = "JG011";
    private static final String NOT_NOW = "JG012";
    private static final String MEANWHILE = "JG013";
    private static final List<String> TABLES = List.of(
            "settlement",
            "settlement_obligation",
            "settlement_confirmation",
            "settlement_parties_confirmation",
            "judicial_confirmation",
            "obligation_performance",
            "obligation_performance_answer",
            "settlement_outcome",
            "return_visit");

    private static Region region;

    private UUID alert;
    private UUID dispute;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    /** A dispute that is mediated; the team is formed by the database's owner, whose forming other tests try. */
    @BeforeEach
    void mediated() throws SQLException {
        alert = Ids.next();
        dispute = Ids.next();
        try (BoundConnection c = region.as("duoma-mediator")) {
            c.update(
                    "insert into dispute_alert (township_id, id, border_id, kind, type, severity, headline, place_name,"
                            + " raised_by, raised_office) values (?, ?, ?, 'event', 'pasture-fence', 'low', '标题', '地点', ?, 'o')",
                    region.duoma,
                    alert,
                    region.border,
                    c.person());
            c.commit();
        }
        assertEquals(
                "",
                done("suojia-leader", "select answer_dispute_alert(?, ?, 'acknowledged', null)", region.duoma, alert));
        assertEquals(
                "", done("duoma-clerk", "select outcome from open_dispute(?, ?, ?)", region.duoma, alert, dispute));
        try (var superuser = SharedStack.get().connectAsSuperuser();
                var mediation = superuser.prepareStatement(
                        "update jointgov.dispute set status = 'mediation', team_revision = 1, team_formed_at = now()"
                                + " where id = ?")) {
            mediation.setObject(1, dispute);
            mediation.executeUpdate();
        }
    }

    private static String done(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            String refusal = c.refusal(sql, parameters);
            if (refusal.isEmpty()) {
                c.commit();
            }
            return refusal;
        }
    }

    private String write(String actor, int seen) throws SQLException {
        return done(
                actor,
                "select write_settlement(?, ?, ?, ?, 'written', 3, date '2026-11-20', ?::jsonb, ?, '\\x00')",
                region.duoma,
                dispute,
                Ids.next(),
                seen,
                "[{\"number\":1,\"owing\":\"" + region.duoma + "\",\"kind\":\"money\",\"amount\":\"100.10\","
                        + "\"due\":\"2026-12-31\"},{\"number\":2,\"owing\":\"" + region.suojia
                        + "\",\"kind\":\"other\",\"due\":\"2026-12-31\"}]",
                "a".repeat(64));
    }

    private String hash(int revision) throws SQLException {
        try (BoundConnection c = region.as("suojia-clerk")) {
            return (String) c.column("select settlement_hash(?, ?, ?)", region.duoma, dispute, revision)
                    .get(0);
        }
    }

    private String confirm(String actor, int revision, String hash) throws SQLException {
        return done(actor, "select confirm_settlement(?, ?, ?, ?)", region.duoma, dispute, revision, hash);
    }

    private String parties(String actor, int revision, String hash) throws SQLException {
        return done(
                actor,
                "select confirm_settlement_by_parties(?, ?, ?, ?, 'seal', date '2026-11-21', ?, null)",
                region.duoma,
                dispute,
                revision,
                hash,
                "b".repeat(64));
    }

    private String report(String actor, UUID id, int number, String state, String amount) throws SQLException {
        return done(
                actor,
                "select record_performance(?, ?, ?, 1, ?, ?, ?::numeric, date '2026-11-22', null)",
                region.duoma,
                dispute,
                id,
                number,
                state,
                amount);
    }

    private String answer(String actor, UUID owner, UUID report, String answer) throws SQLException {
        return done(actor, "select answer_performance(?, ?, 1, ?, ?, ?)", region.duoma, dispute, owner, report, answer);
    }

    private String outcome(String actor, String outcome) throws SQLException {
        return done(
                actor,
                "select declare_settlement_outcome(?, ?, ?, 1, ?, '双方核对')",
                region.duoma,
                dispute,
                Ids.next(),
                outcome);
    }

    private Object of(String column) throws SQLException {
        try (BoundConnection c = region.as("duoma-leader")) {
            return c.column("select " + column + " from dispute where id = ?", dispute)
                    .get(0);
        }
    }

    private void settled() throws SQLException {
        assertEquals("", write("duoma-leader", 0));
        String hash = hash(1);
        for (String actor : List.of("duoma-leader", "suojia-leader")) {
            assertEquals("", confirm(actor, 1, hash));
            assertEquals("", parties(actor, 1, hash));
        }
        assertEquals("settled", of("status"));
    }

    private void performed() throws SQLException {
        UUID[] reports = {Ids.next(), Ids.next()};
        assertEquals("", report("duoma-leader", reports[0], 1, "performed", "100.10"));
        assertEquals("", report("suojia-leader", reports[1], 2, "performed", null));
        assertEquals("", answer("suojia-leader", region.duoma, reports[0], "confirmed"));
        assertEquals("", answer("duoma-leader", region.suojia, reports[1], "confirmed"));
    }

    // ---- who --------------------------------------------------------------------------------------------------

    @Test
    void onlyThoseWhoWorkOnItAct() throws SQLException {
        settled();
        UUID report = Ids.next();
        assertEquals("", report("duoma-leader", report, 1, "partly", "10.00"));
        for (String actor : List.of(
                "duoma-clerk",
                "duoma-machine",
                "duoma-mediator",
                "moyun-leader",
                "xizang-officer",
                "county-officer",
                "nobody")) {
            assertEquals(REFUSED, write(actor, 1), actor);
            assertEquals(REFUSED, confirm(actor, 1, hash(1)), actor);
            assertEquals(REFUSED, parties(actor, 1, hash(1)), actor);
            assertEquals(REFUSED, report(actor, Ids.next(), 1, "failed", null), actor);
            assertEquals(REFUSED, answer(actor, region.duoma, report, "confirmed"), actor);
            assertEquals(REFUSED, outcome(actor, "failed"), actor);
        }
    }

    @Test
    void nobodyWritesARowOrReadsCiphertextOrPersons() throws SQLException {
        settled();
        try (BoundConnection c = region.as("duoma-leader")) {
            for (String table : TABLES) {
                assertEquals(REFUSED, c.refusal("update " + table + " set border_id = border_id"), table);
                assertEquals(REFUSED, c.refusal("delete from " + table), table);
                assertEquals(
                        REFUSED, c.refusal("insert into " + table + " (township_id) values (?)", region.duoma), table);
            }
            for (String hidden : List.of(
                    "words from settlement",
                    "note from obligation_performance",
                    "note from return_visit",
                    "person_id from settlement_confirmation",
                    "person_id from settlement_outcome")) {
                assertEquals(REFUSED, c.refusal("select " + hidden), hidden);
            }
            for (String inner : List.of(
                    "select settle(d) from dispute d",
                    "select settlement_act(dispute_township_id, dispute_id, 1, '{settled}') from settlement")) {
                assertEquals(REFUSED, c.refusal(inner), inner);
            }
        }
        try (var superuser = SharedStack.get().connectAsSuperuser();
                var statement = superuser.createStatement()) {
            for (String table : TABLES.subList(1, TABLES.size())) {
                try {
                    statement.executeUpdate("delete from jointgov." + table);
                    throw new AssertionError(table + " let go of a row");
                } catch (SQLException kept) {
                    assertTrue(kept.getMessage().contains("append"), kept.getMessage());
                }
            }
        }
    }

    @Test
    void theBordersTownshipsAndProvincesSeeItAndNobodyElse() throws SQLException {
        settled();
        for (String actor : List.of("duoma-clerk", "suojia-machine", "xizang-officer", "qinghai-officer")) {
            assertEquals(List.of(1, 2, 2, 2), seenBy(actor), actor);
        }
        for (String actor : List.of("moyun-leader", "gansu-officer", "county-officer", "nobody")) {
            assertEquals(List.of(0, 0, 0, 0), seenBy(actor), actor);
        }
    }

    private List<Integer> seenBy(String actor) throws SQLException {
        List<Integer> seen = new ArrayList<>();
        try (BoundConnection c = region.as(actor)) {
            for (String table : TABLES.subList(0, 4)) {
                seen.add(c.column("select revision from " + table + " where dispute_id = ?", dispute)
                        .size());
            }
        }
        return seen;
    }

    @Test
    void theWordsAreReadByThoseWhoHandleItAndThatIsOnRecord() throws SQLException {
        settled();
        for (String actor : List.of("duoma-leader", "suojia-leader")) {
            assertEquals("ok", unmasked(actor), actor);
        }
        for (String actor : List.of("duoma-clerk", "duoma-mediator", "duoma-machine", "xizang-officer")) {
            assertEquals("forbidden", unmasked(actor), actor);
        }
        for (String actor : List.of("moyun-leader", "county-officer", "nobody")) {
            assertEquals("absent", unmasked(actor), actor);
        }
        try (BoundConnection c = region.as("duoma-leader")) {
            c.column("select escalate_dispute_alert(?, ?, '意见不一')", region.duoma, alert);
            c.commit();
        }
        assertEquals("ok", unmasked("county-officer"));
    }

    private String unmasked(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            String outcome =
                    (String) c.column("select outcome from unmask_settlements(?, '核对', ?)", dispute, Ids.next())
                            .get(0);
            if (outcome.equals("ok") && actor.endsWith("-leader")) {
                assertEquals(
                        1,
                        c.column(
                                        "select 1 from audit_record where record_id = ? and action = 'unmask'"
                                                + " and recorded_at = transaction_timestamp()",
                                        dispute)
                                .size(),
                        actor);
            }
            return outcome;
        }
    }

    // ---- when -------------------------------------------------------------------------------------------------

    @Test
    void itIsSettledByBothSidesAndBothParties() throws SQLException {
        assertEquals("", write("duoma-leader", 0));
        assertEquals(MEANWHILE, write("suojia-leader", 0));
        String hash = hash(1);
        assertEquals("", confirm("duoma-leader", 1, hash));
        assertEquals("23505", confirm("duoma-deputy", 1, hash), "a side confirms once");
        assertEquals("", parties("duoma-leader", 1, hash));
        assertEquals("", parties("suojia-leader", 1, hash));
        assertEquals("mediation", of("status"));
        assertEquals(CHANGED, confirm("suojia-leader", 1, "0".repeat(64)));
        assertEquals(CHANGED, confirm("suojia-leader", 2, hash));
        assertEquals("", confirm("suojia-leader", 1, hash));
        assertEquals("settled", of("status"));
        assertEquals(NOT_NOW, write("suojia-leader", 1));
        try (BoundConnection c = region.as("suojia-clerk")) {
            assertEquals(
                    List.of("2026-11-21"),
                    c.column("select effective_on::text from settlement where dispute_id = ?", dispute));
            assertEquals(
                    List.of("100.10"), c.column("select total::text from settlement where dispute_id = ?", dispute));
        }
    }

    @Test
    void anotherWordingReopensBoth() throws SQLException {
        assertEquals("", write("duoma-leader", 0));
        String hash = hash(1);
        assertEquals("", confirm("duoma-leader", 1, hash));
        assertEquals("", parties("duoma-leader", 1, hash));
        assertEquals("", parties("suojia-leader", 1, hash));
        assertEquals("", write("suojia-leader", 1));
        assertEquals(CHANGED, confirm("suojia-leader", 1, hash));
        assertEquals("", confirm("suojia-leader", 2, hash(2)));
        assertEquals("", confirm("duoma-leader", 2, hash(2)));
        assertEquals("mediation", of("status"), "the parties confirmed another wording");
    }

    @Test
    void theTimesAreThoseOfTheDispute() throws SQLException {
        assertEquals(NOT_NOW, report("duoma-leader", Ids.next(), 1, "failed", null));
        assertEquals("", write("duoma-leader", 0));
        assertEquals(NOT_NOW, report("duoma-leader", Ids.next(), 1, "performed", "100.10"));
        assertEquals(NOT_NOW, outcome("duoma-leader", "failed"));
        assertEquals(
                NOT_NOW,
                done(
                        "duoma-leader",
                        "select record_return_visit(?, ?, ?, 1, current_date, '回访', 'performed', 'satisfied', null)",
                        region.duoma,
                        dispute,
                        Ids.next()));
        assertEquals(NOT_NOW, judicial("duoma-leader", "applied"));
        String hash = hash(1);
        for (String actor : List.of("duoma-leader", "suojia-leader")) {
            assertEquals("", confirm(actor, 1, hash));
            assertEquals("", parties(actor, 1, hash));
        }
        assertEquals(NOT_NOW, judicial("duoma-leader", "granted"));
        assertEquals("", judicial("duoma-leader", "applied"));
        assertEquals("", judicial("suojia-leader", "granted"));
    }

    private String judicial(String actor, String step) throws SQLException {
        return done(
                actor,
                "select record_judicial_confirmation(?, ?, ?, 1, ?, date '2026-11-24', '法院')",
                region.duoma,
                dispute,
                Ids.next(),
                step);
    }

    @Test
    void amountsAlwaysAddUp() throws SQLException {
        settled();
        UUID first = Ids.next();
        assertEquals("", report("duoma-leader", first, 1, "partly", "60.00"));
        assertEquals(NOT_NOW, report("duoma-leader", Ids.next(), 1, "partly", "40.11"));
        assertEquals(NOT_NOW, report("duoma-leader", Ids.next(), 1, "partly", "40.10"), "that would be all of it");
        assertEquals(NOT_NOW, report("duoma-leader", Ids.next(), 1, "performed", "40.00"), "that is not all of it");
        assertEquals(NOT_NOW, report("suojia-leader", Ids.next(), 1, "partly", "1.00"), "Duoma owes it");
        assertEquals(NOT_NOW, report("suojia-leader", Ids.next(), 2, "partly", "1.00"), "no amount was agreed");
        assertEquals(NOT_NOW, report("duoma-leader", Ids.next(), 3, "failed", null));
        assertEquals("", answer("suojia-leader", region.duoma, first, "contested"));
        assertEquals("", report("duoma-leader", Ids.next(), 1, "performed", "100.10"));
        assertEquals(NOT_NOW, report("duoma-leader", Ids.next(), 1, "performed", "0.01"));
    }

    @Test
    void itIsClosedOnlyWhenAllIsPerformedAndBothSaySo() throws SQLException {
        settled();
        assertEquals(NOT_NOW, outcome("duoma-leader", "performed"));
        performed();
        assertEquals(NOT_NOW, outcome("duoma-leader", "failed"));
        assertEquals("", outcome("duoma-leader", "performed"));
        assertEquals("", outcome("duoma-deputy", "performed"));
        assertEquals("settled", of("status"), "one side alone");
        assertEquals("", outcome("suojia-leader", "performed"));
        assertEquals("closed", of("status"));
        assertEquals(NOT_NOW, outcome("suojia-leader", "performed"));
    }

    @Test
    void bothSayThatItFailedAndItIsMediatedAgain() throws SQLException {
        settled();
        assertEquals("", outcome("suojia-leader", "failed"));
        assertEquals("settled", of("status"));
        assertEquals("", outcome("duoma-leader", "failed"));
        assertEquals("mediation", of("status"));
        assertEquals(2, of("settlement_round"));
        assertEquals(CHANGED, confirm("duoma-leader", 1, hash(1)), "of the last round");
        assertEquals("", write("suojia-leader", 1));
        assertEquals("", confirm("duoma-leader", 2, hash(2)));
    }

    // ---- at once ----------------------------------------------------------------------------------------------

    private List<String> atOnce(SqlAct one, SqlAct other) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier start = new CyclicBarrier(2);
            List<Future<String>> both = new ArrayList<>();
            for (SqlAct act : List.of(one, other)) {
                both.add(pool.submit(() -> {
                    start.await();
                    return act.run();
                }));
            }
            return List.of(both.get(0).get(), both.get(1).get());
        } finally {
            pool.shutdownNow();
        }
    }

    private interface SqlAct {
        String run() throws SQLException;
    }

    @Test
    void twoWordingsAtOnceAreOne() throws Exception {
        for (int round = 0; round < 5; round++) {
            int seen = round;
            List<String> answers = atOnce(() -> write("duoma-leader", seen), () -> write("suojia-leader", seen));
            assertTrue(answers.contains("") && answers.contains(MEANWHILE), answers.toString());
        }
    }

    @Test
    void anotherWordingAndTheLastConfirmationAtOnceNeverBothWin() throws Exception {
        for (int round = 0; round < 5; round++) {
            mediated();
            assertEquals("", write("duoma-leader", 0));
            String hash = hash(1);
            assertEquals("", confirm("duoma-leader", 1, hash));
            assertEquals("", parties("duoma-leader", 1, hash));
            assertEquals("", parties("suojia-leader", 1, hash));
            List<String> answers = atOnce(() -> confirm("suojia-leader", 1, hash), () -> write("duoma-leader", 1));
            assertTrue(
                    answers.equals(List.of("", NOT_NOW)) && of("status").equals("settled")
                            || answers.equals(List.of(CHANGED, ""))
                                    && of("status").equals("mediation"),
                    answers.toString());
        }
    }

    @Test
    void twoReportsAtOnceNeverGoBeyondTheAmount() throws Exception {
        settled();
        List<String> answers = atOnce(
                () -> report("duoma-leader", Ids.next(), 1, "partly", "60.00"),
                () -> report("duoma-deputy", Ids.next(), 1, "partly", "60.00"));
        assertTrue(answers.contains("") && answers.contains(NOT_NOW), answers.toString());
    }
}
