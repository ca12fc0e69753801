package org.jointgov.disputes.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts, confirmations and comments in the database, whatever the application forgot: plain SQL as its role. */
class DisputeAccountDatabaseIT {
    private static final String REFUSED = "42501";
    private static final String ANOTHER_TEXT = "JG011";
    private static final String NOT_NOW = "JG012";
    private static final String OLDER = "JG013";
    private static final String FACT =
            "insert into dispute_fact (township_id, dispute_township_id, dispute_id, id, border_id,"
                    + " content_hash, text) values (?, ?, ?, ?, ?, ?, ?)";
    private static final String TELL =
            "insert into dispute_account (township_id, dispute_township_id, dispute_id, version,"
                    + " border_id, facts, person_id, office) values (?, ?, ?, ?, ?, ?::uuid[], ?, ?)";
    private static final String CONFIRM =
            "insert into dispute_fact_confirmation (township_id, dispute_township_id, dispute_id,"
                    + " fact_id, border_id, content_hash, person_id, office) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String COMMENT =
            "insert into dispute_comment (township_id, dispute_township_id, dispute_id, id,"
                    + " border_id, text, person_id, office) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final byte[] CIPHERTEXT = "not in clear".getBytes(StandardCharsets.UTF_8);
    private static final String HASH = "a".repeat(64);
    private static final String OTHER_HASH = "b".repeat(64);
    private static final List<String> TABLES =
            List.of("dispute_fact", "dispute_account", "dispute_fact_confirmation", "dispute_comment");

    private static Region region;

    private UUID alert;
    private UUID dispute;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void disputed() throws SQLException {
        alert = raise(region.border);
        acknowledge(alert, "suojia-leader");
        dispute = open(alert);
    }

    private static UUID raise(UUID border) throws SQLException {
        UUID id = Ids.next();
        try (BoundConnection c = region.as("duoma-mediator")) {
            c.column("select township_keyset(?)", CIPHERTEXT);
            c.update(
                    "insert into dispute_alert (township_id, id, border_id, kind, type, severity, headline, place_name,"
                            + " raised_by, raised_office) values (?, ?, ?, 'event', 'pasture-fence', 'low', '标题', '地点', ?, 'o')",
                    region.duoma,
                    id,
                    border,
                    c.person());
            c.update(
                    "insert into dispute_alert_secret (township_id, alert_id, keyset) values (?, ?, ?)",
                    region.duoma,
                    id,
                    CIPHERTEXT);
            c.commit();
        }
        return id;
    }

    private static void acknowledge(UUID alert, String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            c.column("select answer_dispute_alert(?, ?, 'acknowledged', null)", region.duoma, alert);
            c.commit();
        }
    }

    private static UUID open(UUID alert) throws SQLException {
        UUID id = Ids.next();
        try (BoundConnection c = region.as("duoma-clerk")) {
            assertEquals(
                    List.of("opened"), c.column("select outcome from open_dispute(?, ?, ?)", region.duoma, alert, id));
            c.commit();
        }
        return id;
    }

    private UUID township(String actor) {
        return actor.startsWith("duoma") ? region.duoma : actor.startsWith("suojia") ? region.suojia : region.moyun;
    }

    /** Writes a version of the actor's own account with one new fact. @return the fact */
    private UUID tell(String actor, long version) throws SQLException {
        UUID fact = Ids.next();
        try (BoundConnection c = region.as(actor)) {
            fact(c, actor, fact);
            c.update(TELL, telling(c, actor, version, fact));
            c.commit();
        }
        return fact;
    }

    private void fact(BoundConnection c, String actor, UUID fact) throws SQLException {
        c.update(FACT, township(actor), region.duoma, dispute, fact, region.border, HASH, CIPHERTEXT);
    }

    private Object[] telling(BoundConnection c, String actor, long version, UUID... facts) {
        return new Object[] {
            township(actor),
            region.duoma,
            dispute,
            version,
            region.border,
            "{"
                    + String.join(
                            ",",
                            java.util.Arrays.stream(facts).map(UUID::toString).toList()) + "}",
            c.person(),
            Region.office(actor)
        };
    }

    private Object[] confirming(BoundConnection c, String actor, UUID fact, String hash) {
        return new Object[] {
            township(actor), region.duoma, dispute, fact, region.border, hash, c.person(), Region.office(actor)
        };
    }

    private void confirm(String actor, UUID fact) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            c.update(CONFIRM, confirming(c, actor, fact, HASH));
            c.commit();
        }
    }

    private UUID comment(String actor, UUID border) throws SQLException {
        UUID id = Ids.next();
        try (BoundConnection c = region.as(actor)) {
            c.update(
                    COMMENT,
                    township(actor),
                    region.duoma,
                    dispute,
                    id,
                    border,
                    CIPHERTEXT,
                    c.person(),
                    Region.office(actor));
            c.commit();
        }
        return id;
    }

    private List<Integer> seen(String actor) throws SQLException {
        List<Integer> rows = new ArrayList<>();
        try (BoundConnection c = region.as(actor)) {
            for (String table : TABLES) {
                rows.add(c.column("select 1 from " + table + " where dispute_id = ?", dispute)
                        .size());
            }
        }
        return rows;
    }

    /** The facts that stand and that every side has confirmed. */
    private List<Object> agreed() throws SQLException {
        try (BoundConnection c = region.as("suojia-clerk")) {
            return c.column(
                    "select f.id from dispute_account a cross join lateral unnest(a.facts) f (id)"
                            + " where a.dispute_id = ? and a.version = (select max(x.version) from dispute_account x"
                            + "   where x.dispute_id = a.dispute_id and x.township_id = a.township_id)"
                            + " and not exists (select 1 from dispute_side s where s.dispute_id = a.dispute_id"
                            + "   and not exists (select 1 from dispute_fact_confirmation c where c.fact_id = f.id"
                            + "     and c.township_id = s.township_id and c.withdrawn_at is null))",
                    dispute);
        }
    }

    // ---- who sees -------------------------------------------------------------------------------------------------

    @Test
    void wordsForBothAreSeenAsTheDisputeIsAndOwnOnesByTheOwnSideAlone() throws SQLException {
        UUID fact = tell("duoma-clerk", 1);
        confirm("suojia-leader", fact);
        comment("duoma-mediator", region.border);
        comment("duoma-mediator", null);
        comment("suojia-clerk", null);
        for (String actor :
                List.of("duoma-leader", "duoma-clerk", "duoma-machine", "suojia-leader", "suojia-mediator")) {
            assertEquals(List.of(1, 1, 1, 2), seen(actor), actor);
        }
        for (String actor : List.of("xizang-officer", "qinghai-officer")) {
            assertEquals(List.of(1, 1, 1, 1), seen(actor), actor);
        }
        for (String actor : List.of("moyun-leader", "gansu-officer", "county-officer", "nobody")) {
            assertEquals(List.of(0, 0, 0, 0), seen(actor), actor);
        }
        try (BoundConnection c = region.as("suojia-leader")) {
            c.column("select escalate_dispute_alert(?, ?, '意见不一')", region.duoma, alert);
            c.commit();
        }
        assertEquals(List.of(1, 1, 1, 1), seen("county-officer"));
    }

    @Test
    void nothingIsThereWithoutAContext() throws SQLException {
        tell("duoma-clerk", 1);
        comment("duoma-clerk", null);
        try (Connection plain = SharedStack.database().connectAsApplication();
                Statement statement = plain.createStatement()) {
            for (String table : TABLES) {
                assertFalse(
                        statement
                                .executeQuery("select 1 from jointgov." + table + " limit 1")
                                .next(),
                        table);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"duoma-leader", "suojia-leader", "xizang-officer", "county-officer"})
    void ciphertextAndPersonsAreNotSelected(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            assertEquals(REFUSED, c.refusal("select text from dispute_fact"));
            assertEquals(REFUSED, c.refusal("select text from dispute_comment"));
            assertEquals(REFUSED, c.refusal("select person_id from dispute_account"));
            assertEquals(REFUSED, c.refusal("select person_id from dispute_fact_confirmation"));
            assertEquals(REFUSED, c.refusal("select person_id from dispute_comment"));
        }
    }

    // ---- who writes -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {"suojia-leader", "suojia-mediator", "suojia-machine", "moyun-leader", "xizang-officer", "nobody"
            })
    void nobodyWritesTheOtherSidesAccount(String actor) throws SQLException {
        UUID fact = tell("duoma-clerk", 1);
        try (BoundConnection c = region.as(actor)) {
            assertEquals(
                    REFUSED,
                    c.refusal(FACT, region.duoma, region.duoma, dispute, Ids.next(), region.border, HASH, CIPHERTEXT));
            assertEquals(REFUSED, c.refusal(TELL, telling(c, "duoma-clerk", 2, fact)));
            assertEquals(
                    REFUSED,
                    c.refusal(
                            COMMENT,
                            region.duoma,
                            region.duoma,
                            dispute,
                            Ids.next(),
                            null,
                            CIPHERTEXT,
                            c.person(),
                            Region.office(actor)));
            assertEquals(REFUSED, c.refusal("update dispute_fact set text = ?", CIPHERTEXT));
            assertEquals(REFUSED, c.refusal("update dispute_account set facts = '{}'"));
            for (String table : TABLES) {
                assertEquals(REFUSED, c.refusal("delete from " + table));
            }
        }
    }

    @Test
    void notEvenTheOwnAccountIsRewritten() throws SQLException {
        tell("duoma-clerk", 1);
        try (BoundConnection c = region.as("duoma-clerk")) {
            assertEquals(REFUSED, c.refusal("update dispute_fact set content_hash = ?", OTHER_HASH));
            assertEquals(REFUSED, c.refusal("update dispute_account set facts = '{}'"));
            assertEquals(REFUSED, c.refusal("delete from dispute_account"));
            assertEquals(REFUSED, c.refusal("update dispute_comment set text = ?", CIPHERTEXT));
        }
    }

    @Test
    void aVersionFollowsTheLatestAndTellsTheOwnFacts() throws SQLException {
        UUID theirs = tell("suojia-mediator", 1);
        UUID own = tell("duoma-clerk", 1);
        try (BoundConnection c = region.as("duoma-clerk")) {
            assertEquals(OLDER, c.refusal(TELL, telling(c, "duoma-clerk", 1, own)));
            assertEquals(OLDER, c.refusal(TELL, telling(c, "duoma-clerk", 3, own)));
            assertEquals(ANOTHER_TEXT, c.refusal(TELL, telling(c, "duoma-clerk", 2, own, theirs)));
            assertEquals(ANOTHER_TEXT, c.refusal(TELL, telling(c, "duoma-clerk", 2, own, own)));
            assertEquals(ANOTHER_TEXT, c.refusal(TELL, telling(c, "duoma-clerk", 2, Ids.next())));
            assertEquals("", c.refusal(TELL, telling(c, "duoma-clerk", 2)));
        }
    }

    @Test
    void atATriplePointOnlyTheSidesWrite() throws SQLException {
        alert = raise(region.triplePoint);
        acknowledge(alert, "moyun-mediator");
        dispute = open(alert);
        try (BoundConnection c = region.as("suojia-leader")) {
            assertEquals(
                    REFUSED,
                    c.refusal(
                            FACT,
                            region.suojia,
                            region.duoma,
                            dispute,
                            Ids.next(),
                            region.triplePoint,
                            HASH,
                            CIPHERTEXT));
            assertEquals(
                    List.of("forbidden"),
                    c.column("select outcome from unmask_dispute(?, '{}', 'x', ?)", dispute, Ids.next()));
            assertEquals(List.of(), notNull(c.column("select keyset from lock_dispute_accounts(?)", dispute)));
        }
    }

    // ---- confirmations --------------------------------------------------------------------------------------------

    @Test
    void isAgreedOnceBothSidesHaveConfirmedAndNotAfterItChanged() throws SQLException {
        UUID fact = tell("duoma-clerk", 1);
        confirm("duoma-leader", fact);
        assertEquals(List.of(), agreed());
        confirm("suojia-mediator", fact);
        assertEquals(List.of(fact), agreed());
        tell("duoma-clerk", 2);
        assertEquals(List.of(), agreed());
        try (BoundConnection c = region.as("suojia-clerk")) {
            assertEquals(
                    List.of(1L, 2L),
                    c.column("select version from dispute_account where dispute_id = ? order by 1", dispute),
                    "earlier versions stay");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "suojia-leader, duoma-leader", "suojia-machine, suojia-machine", "suojia-clerk, suojia-clerk",
        "duoma-leader, suojia-leader", "moyun-leader, suojia-leader", "xizang-officer, suojia-leader",
        "moyun-leader, moyun-leader", "suojia-leader, suojia-deputy"
    })
    void nobodyForgesAConfirmation(String actor, String as) throws SQLException {
        UUID fact = tell("duoma-clerk", 1);
        try (BoundConnection c = region.as(actor)) {
            assertEquals(REFUSED, c.refusal(CONFIRM, confirming(c, as, fact, HASH)));
        }
    }

    @Test
    void aConfirmationIsForTheWordsThatStandByThisPersonAndOnce() throws SQLException {
        UUID fact = tell("duoma-clerk", 1);
        try (BoundConnection c = region.as("suojia-leader")) {
            assertEquals(ANOTHER_TEXT, c.refusal(CONFIRM, confirming(c, "suojia-leader", fact, OTHER_HASH)));
            assertEquals(ANOTHER_TEXT, c.refusal(CONFIRM, confirming(c, "suojia-leader", Ids.next(), HASH)));
            Object[] another = confirming(c, "suojia-leader", fact, HASH);
            another[6] = Ids.next();
            assertEquals(REFUSED, c.refusal(CONFIRM, another));
        }
        confirm("suojia-leader", fact);
        try (BoundConnection c = region.as("suojia-deputy")) {
            assertEquals("23505", c.refusal(CONFIRM, confirming(c, "suojia-deputy", fact, HASH)));
        }
        tell("duoma-clerk", 2);
        try (BoundConnection c = region.as("duoma-leader")) {
            assertEquals(ANOTHER_TEXT, c.refusal(CONFIRM, confirming(c, "duoma-leader", fact, HASH)));
        }
    }

    @Test
    void onePersonDoesNotConfirmForTwoSides() throws SQLException {
        UUID fact = tell("duoma-clerk", 1);
        confirm("suojia-deputy", fact);
        region.move("suojia-deputy", region.duoma, "leader");
        try (BoundConnection c = region.as("suojia-deputy")) {
            Object[] values = confirming(c, "suojia-deputy", fact, HASH);
            values[0] = region.duoma;
            assertEquals("23505", c.refusal(CONFIRM, values));
        }
        region.move("suojia-deputy", region.suojia, "leader");
    }

    @Test
    void onlyTheOwnConfirmationIsTakenBackAndNow() throws SQLException {
        UUID fact = tell("duoma-clerk", 1);
        confirm("suojia-leader", fact);
        String withdraw =
                "update dispute_fact_confirmation set withdrawn_at = transaction_timestamp(), withdrawn_office = ?"
                        + " where fact_id = ? and dispute_id = ?";
        for (String actor : List.of("duoma-leader", "suojia-clerk", "moyun-leader", "xizang-officer")) {
            try (BoundConnection c = region.as(actor)) {
                assertEquals(0, c.update(withdraw, Region.office(actor), fact, dispute), actor);
            }
        }
        try (BoundConnection c = region.as("suojia-mediator")) {
            assertEquals(REFUSED, c.refusal(withdraw, "somebody else", fact, dispute));
            assertEquals(
                    REFUSED,
                    c.refusal(
                            withdraw.replace("transaction_timestamp()", "'2020-01-01'"),
                            Region.office("suojia-mediator"),
                            fact,
                            dispute));
            assertEquals(1, c.update(withdraw, Region.office("suojia-mediator"), fact, dispute));
            c.commit();
        }
        confirm("suojia-leader", fact);
        confirm("duoma-mediator", fact);
        assertEquals(List.of(fact), agreed());
    }

    // ---- comments -------------------------------------------------------------------------------------------------

    @Test
    void aCommentIsOnlyMarkedByTheOfficeThatWroteIt() throws SQLException {
        UUID shared = comment("duoma-mediator", region.border);
        String mark = "update dispute_comment set withdrawn_at = transaction_timestamp() where id = ?";
        for (String actor : List.of("suojia-leader", "duoma-leader", "moyun-leader", "xizang-officer")) {
            try (BoundConnection c = region.as(actor)) {
                assertEquals(0, c.update(mark, shared), actor);
            }
        }
        try (BoundConnection c = region.as("duoma-mediator")) {
            assertEquals(REFUSED, c.refusal("update dispute_comment set border_id = null where id = ?", shared));
            assertEquals(1, c.update(mark, shared));
            assertEquals(0, c.update(mark, shared));
        }
    }

    @Test
    void aHiddenCommentIsNotUnmaskedByTheOtherSideAndItsIdTellsNothing() throws SQLException {
        UUID hidden = comment("duoma-mediator", null);
        UUID shared = comment("duoma-mediator", region.border);
        String named = "{" + hidden + "," + shared + "}";
        String unmask = "select id from unmask_dispute(?, ?::uuid[], 'x', ?) where kind = 'comment'";
        try (BoundConnection c = region.as("suojia-leader")) {
            assertEquals(List.of(shared), c.column(unmask, dispute, named, Ids.next()));
            for (UUID border : new UUID[] {null, region.border}) {
                assertEquals(
                        "",
                        c.refusal(
                                COMMENT,
                                region.suojia,
                                region.duoma,
                                dispute,
                                border == null ? hidden : Ids.next(),
                                border,
                                CIPHERTEXT,
                                c.person(),
                                Region.office("suojia-leader")));
            }
        }
        try (BoundConnection c = region.as("duoma-leader")) {
            assertEquals(2, c.column(unmask, dispute, named, Ids.next()).size());
        }
    }

    // ---- reading --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "duoma-leader, ok",
        "duoma-mediator, ok",
        "suojia-leader, ok",
        "suojia-mediator, ok",
        "duoma-clerk, forbidden",
        "suojia-clerk, forbidden",
        "suojia-machine, forbidden",
        "xizang-officer, forbidden",
        "qinghai-officer, forbidden",
        "moyun-leader, absent",
        "gansu-officer, absent",
        "county-officer, absent",
        "nobody, absent"
    })
    void whoReadsTheWordsIsOnRecord(String actor, String outcome) throws SQLException {
        tell("duoma-clerk", 1);
        UUID audit = Ids.next();
        try (BoundConnection c = region.as(actor)) {
            List<Object> outcomes = c.column("select outcome from unmask_dispute(?, '{}', '调解', ?)", dispute, audit);
            assertEquals(outcome, outcomes.get(0));
            assertEquals(outcome.equals("ok") ? 2 : 1, outcomes.size());
            c.commit();
        }
        try (Connection superuser = SharedStack.database().connectAsSuperuser();
                var rows = superuser
                        .createStatement()
                        .executeQuery(
                                "select count(*), max(action), max(record_kind) from jointgov.audit_record where id = '"
                                        + audit + "'")) {
            rows.next();
            assertEquals(outcome.equals("ok") ? 1 : 0, rows.getInt(1));
            if (outcome.equals("ok")) {
                assertEquals("unmask dispute", rows.getString(2) + " " + rows.getString(3));
            }
        }
    }

    @Test
    void theCountyReadsWhatWasHandedUpAndNoSidesOwnComments() throws SQLException {
        tell("duoma-clerk", 1);
        UUID hidden = comment("duoma-mediator", null);
        UUID shared = comment("suojia-mediator", region.border);
        try (BoundConnection c = region.as("suojia-leader")) {
            c.column("select escalate_dispute_alert(?, ?, '意见不一')", region.duoma, alert);
            c.commit();
        }
        try (BoundConnection c = region.as("county-officer")) {
            assertEquals(
                    List.of(shared),
                    c.column(
                            "select id from unmask_dispute(?, ?::uuid[], 'x', ?) where kind = 'comment'",
                            dispute,
                            "{" + hidden + "," + shared + "}",
                            Ids.next()));
            assertEquals(List.of(), notNull(c.column("select keyset from lock_dispute_accounts(?)", dispute)));
        }
    }

    // ---- at the end, and at once ----------------------------------------------------------------------------------

    @Test
    void nothingIsSaidOrTakenBackAfterTheSettlement() throws SQLException {
        UUID fact = tell("duoma-clerk", 1);
        confirm("suojia-leader", fact);
        UUID comment = comment("suojia-leader", null);
        try (Connection superuser = SharedStack.database().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("update jointgov.dispute set status = 'settled' where id = '" + dispute + "'");
        }
        try (BoundConnection c = region.as("suojia-leader")) {
            assertEquals(
                    NOT_NOW,
                    c.refusal(FACT, region.suojia, region.duoma, dispute, Ids.next(), region.border, HASH, CIPHERTEXT));
            assertEquals(NOT_NOW, c.refusal(TELL, telling(c, "suojia-leader", 1)));
            assertEquals(
                    NOT_NOW,
                    c.refusal(
                            "update dispute_fact_confirmation set withdrawn_at = transaction_timestamp(),"
                                    + " withdrawn_office = ? where fact_id = ?",
                            Region.office("suojia-leader"),
                            fact));
            assertEquals(
                    NOT_NOW,
                    c.refusal(
                            "update dispute_comment set withdrawn_at = transaction_timestamp() where id = ?", comment));
        }
    }

    /** Whoever does not work on a dispute hears the same of one that there is and of one that there is not. */
    @Test
    void aGuessedDisputeTellsNothing() throws SQLException {
        try (BoundConnection c = region.as("moyun-leader")) {
            for (UUID guessed : List.of(dispute, Ids.next())) {
                assertEquals(
                        REFUSED,
                        c.refusal(
                                FACT,
                                region.moyun,
                                region.duoma,
                                guessed,
                                Ids.next(),
                                region.otherBorder,
                                HASH,
                                CIPHERTEXT));
                assertEquals(List.of(), c.column("select 1 from lock_dispute_accounts(?)", guessed));
            }
        }
    }

    /** One side changes the fact while the other confirms it: never agreed on words that both did not see. */
    @Test
    void aChangeAndAConfirmationAtOnceComeOneAfterTheOther() throws Exception {
        long versions = 0;
        for (int round = 0; round < 12; round++) {
            UUID fact = tell("duoma-clerk", ++versions);
            confirm("duoma-leader", fact);
            long version = versions + 1;
            boolean changes = round % 2 == 0;
            CyclicBarrier start = new CyclicBarrier(2);
            ExecutorService both = Executors.newFixedThreadPool(2);
            try {
                Future<?> change = both.submit(() -> {
                    start.await();
                    if (changes) {
                        tell("duoma-clerk", version);
                    } else {
                        try (BoundConnection c = region.as("duoma-mediator")) {
                            c.update(
                                    "update dispute_fact_confirmation set withdrawn_at = transaction_timestamp(),"
                                            + " withdrawn_office = ? where fact_id = ? and withdrawn_at is null"
                                            + " and township_id = ?",
                                    Region.office("duoma-mediator"),
                                    fact,
                                    region.duoma);
                            c.commit();
                        }
                    }
                    return null;
                });
                Future<String> confirmation = both.submit(() -> {
                    start.await();
                    try (BoundConnection c = region.as("suojia-leader")) {
                        String outcome = c.refusal(CONFIRM, confirming(c, "suojia-leader", fact, HASH));
                        c.commit();
                        return outcome;
                    }
                });
                change.get();
                assertTrue(List.of("", ANOTHER_TEXT).contains(confirmation.get()), confirmation.get());
                assertEquals(List.of(), agreed());
            } finally {
                both.shutdownNow();
            }
            versions += changes ? 1 : 0;
        }
    }

    private static List<Object> notNull(List<Object> values) {
        return values.stream().filter(value -> value != null).toList();
    }
}
