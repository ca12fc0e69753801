package org.jointgov.disputes.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disputes in the database, whatever the application forgot: plain SQL as its role, by each of those who meet them. */
class DisputeDatabaseIT {
    private static final String REFUSED = "42501";
    private static final String OPEN = "select outcome from open_dispute(?, ?, ?)";
    private static final String DECLARE = "select new_version from declare_legal_nature(?, ?, ?, ?)";
    private static final String BREACH =
            "select record_status_quo_breach(?, ?, ?, 'fences', date '2026-05-01', '界线附近', '新建围栏')";
    private static final String NOTE = "select add_negotiation_note(?, ?, ?, '双方就界线走向交换意见。')";
    private static final String NOT_NOW = "JG012";
    private static final String MEANWHILE = "JG013";
    private static final List<String> TABLES =
            List.of("dispute", "dispute_side", "legal_nature_declaration", "status_quo_breach", "negotiation_note");

    private static Region region;
    private static Region elsewhere;

    private UUID alert;
    private UUID dispute;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
        elsewhere = new Region();
    }

    @BeforeEach
    void acknowledged() throws SQLException {
        alert = raise(region, region.border);
        acknowledge(region, alert, "suojia-leader");
        dispute = Ids.next();
    }

    private static UUID raise(Region where, UUID border) throws SQLException {
        UUID id = Ids.next();
        try (BoundConnection c = where.as("duoma-mediator")) {
            c.update(
                    "insert into dispute_alert (township_id, id, border_id, kind, type, severity, headline, place_name,"
                            + " raised_by, raised_office) values (?, ?, ?, 'event', 'pasture-fence', 'low', '标题', '地点', ?, 'o')",
                    where.duoma,
                    id,
                    border,
                    c.person());
            c.commit();
        }
        return id;
    }

    private static void acknowledge(Region where, UUID alert, String actor) throws SQLException {
        try (BoundConnection c = where.as(actor)) {
            assertEquals(
                    List.of(true),
                    c.column("select answer_dispute_alert(?, ?, 'acknowledged', null)", where.duoma, alert));
            c.commit();
        }
    }

    private void open() throws SQLException {
        assertEquals("opened", opened("duoma-clerk", alert, dispute));
    }

    private static Object opened(String actor, UUID alert, UUID id) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            Object outcome = c.column(OPEN, region.duoma, alert, id).get(0);
            c.commit();
            return outcome;
        }
    }

    private static String refusal(String actor, UUID alert) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            return c.refusal(OPEN, region.duoma, alert, Ids.next());
        }
    }

    private List<Integer> seenBy(BoundConnection c) throws SQLException {
        return List.of(
                c.column("select 1 from dispute where id = ?", dispute).size(),
                c.column("select 1 from dispute_side where dispute_id = ?", dispute)
                        .size());
    }

    // ---- visibility -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "duoma-leader",
                "duoma-mediator",
                "suojia-clerk",
                "suojia-machine",
                "xizang-officer",
                "qinghai-officer"
            })
    void townshipsAndProvincesOfTheBorderSeeIt(String actor) throws SQLException {
        open();
        try (BoundConnection c = region.as(actor)) {
            assertEquals(List.of(1, 2), seenBy(c));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"moyun-leader", "gansu-officer", "county-officer", "nobody"})
    void nobodyElseSeesAnyOfIt(String actor) throws SQLException {
        open();
        try (BoundConnection c = region.as(actor)) {
            assertEquals(List.of(0, 0), seenBy(c));
        }
        try (BoundConnection c = elsewhere.as("duoma-leader")) {
            assertEquals(List.of(0, 0), seenBy(c));
        }
    }

    @Test
    void nothingIsThereWithoutAContext() throws SQLException {
        open();
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

    @Test
    void theCountySeesItOnceItsAlertWasHandedUp() throws SQLException {
        open();
        try (BoundConnection c = region.as("suojia-leader")) {
            c.column("select escalate_dispute_alert(?, ?, '意见不一')", region.duoma, alert);
            c.commit();
        }
        try (BoundConnection c = region.as("county-officer")) {
            assertEquals(List.of(1, 2), seenBy(c));
        }
    }

    // ---- writing --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"duoma-leader", "suojia-leader", "moyun-leader", "xizang-officer"})
    void nobodyWritesItsRowsButByTheFunction(String actor) throws SQLException {
        open();
        try (BoundConnection c = region.as(actor)) {
            assertEquals(
                    REFUSED,
                    c.refusal(
                            "insert into dispute (township_id, id, border_id, alert_township_id, alert_id, type, year, number,"
                                    + " file_number, opened_office) values (?, ?, ?, ?, ?, 'other', 2026, 1, 'x', 'o')",
                            region.duoma,
                            Ids.next(),
                            region.border,
                            region.duoma,
                            alert));
            assertEquals(
                    REFUSED,
                    c.refusal(
                            "insert into dispute_side values (?, ?, ?, ?)",
                            region.moyun,
                            region.duoma,
                            dispute,
                            region.triplePoint));
            for (String table : TABLES) {
                assertEquals(REFUSED, c.refusal("delete from " + table));
                assertEquals(REFUSED, c.refusal("update " + table + " set border_id = border_id"));
            }
            assertEquals(REFUSED, c.refusal("select * from dispute_counter"));
            assertEquals(REFUSED, c.refusal("update dispute_counter set last_number = 0"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"moyun-leader", "xizang-officer", "county-officer", "nobody"})
    void onlyATownshipConcernedOpens(String actor) throws SQLException {
        assertEquals(REFUSED, refusal(actor, alert));
        assertEquals(REFUSED, refusal(actor, Ids.next()));
    }

    @Test
    void theOtherSideOpensOnceItHasAcknowledged() throws SQLException {
        UUID unanswered = raise(region, region.border);
        assertEquals(REFUSED, refusal("suojia-leader", unanswered));
        assertEquals("not-now", opened("duoma-leader", unanswered, Ids.next()));
        assertEquals("opened", opened("suojia-mediator", alert, dispute));
        try (BoundConnection c = region.as("duoma-leader")) {
            assertEquals(List.of(region.suojia), c.column("select township_id from dispute where id = ?", dispute));
        }
    }

    @Test
    void atATriplePointThoseWhoAcknowledgedAreTheSides() throws SQLException {
        alert = raise(region, region.triplePoint);
        acknowledge(region, alert, "moyun-mediator");
        assertEquals(REFUSED, refusal("suojia-leader", alert));
        open();
        try (BoundConnection c = region.as("suojia-leader")) {
            assertEquals(
                    Set.of(region.duoma, region.moyun),
                    Set.copyOf(c.column("select township_id from dispute_side where dispute_id = ?", dispute)));
        }
        acknowledge(region, alert, "suojia-leader");
        try (BoundConnection c = region.as("suojia-leader")) {
            assertEquals(List.of(1, 2), seenBy(c));
        }
    }

    @Test
    void anIdThatTheCallerSeesIsRefusedAndAHiddenOneIsNot() throws SQLException {
        open();
        UUID other = raise(region, region.border);
        acknowledge(region, other, "suojia-leader");
        assertEquals("id-in-use", opened("suojia-leader", other, dispute));
        UUID far = raise(elsewhere, elsewhere.border);
        acknowledge(elsewhere, far, "suojia-leader");
        try (BoundConnection c = elsewhere.as("duoma-leader")) {
            assertEquals(List.of("opened"), c.column(OPEN, elsewhere.duoma, far, dispute));
        }
    }

    // ---- the route ------------------------------------------------------------------------------------------------

    private static String refused(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            return c.refusal(sql, parameters);
        }
    }

    private void declare(String actor, String nature, int seen) throws SQLException {
        done(actor, DECLARE, region.duoma, dispute, nature, seen);
    }

    private static void done(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            c.column(sql, parameters);
            c.commit();
        }
    }

    private List<Object> standing() throws SQLException {
        try (BoundConnection c = region.as("duoma-clerk")) {
            return c.column(
                    "select status || ' ' || coalesce(legal_nature, '-') || ' ' || version from dispute where id = ?",
                    dispute);
        }
    }

    @Test
    void aNatureIsInForceWhileAllSidesDeclareIt() throws SQLException {
        open();
        declare("duoma-leader", "civil", 0);
        assertEquals(List.of("open - 2"), standing());
        declare("suojia-deputy", "civil", 0);
        assertEquals(List.of("open civil 3"), standing());
        declare("duoma-deputy", "pasture-use", 1);
        assertEquals(List.of("open - 4"), standing());
        declare("suojia-leader", "pasture-use", 1);
        assertEquals(List.of("open pasture-use 5"), standing());
        try (BoundConnection c = region.as("xizang-officer")) {
            assertEquals(
                    List.of("civil", "pasture-use"),
                    c.column(
                            "select nature from legal_nature_declaration where dispute_id = ? and township_id = ? order by version",
                            dispute,
                            region.duoma));
        }
    }

    @Test
    void aBoundaryGoesToTheCountiesOfTheSidesWithWhatWasNegotiated() throws SQLException {
        open();
        declare("duoma-leader", "administrative-boundary", 0);
        done("duoma-clerk", NOTE, region.duoma, dispute, Ids.next());
        try (BoundConnection c = region.as("county-officer")) {
            assertEquals(List.of(0, 0), seenBy(c));
        }
        declare("suojia-leader", "administrative-boundary", 0);
        assertEquals(List.of("referred administrative-boundary 4"), standing());
        try (BoundConnection c = region.as("county-officer")) {
            assertEquals(List.of(1, 2), seenBy(c));
            assertEquals(
                    1,
                    c.column("select 1 from dispute_alert where id = ?", alert).size());
            assertEquals(
                    2,
                    c.column("select 1 from legal_nature_declaration where dispute_id = ?", dispute)
                            .size());
            assertEquals(
                    1,
                    c.column("select 1 from negotiation_note where dispute_id = ?", dispute)
                            .size());
        }
        declare("suojia-leader", "civil", 1);
        assertEquals(List.of("open - 5"), standing());
        declare("suojia-leader", "administrative-boundary", 2);
        assertEquals(List.of("referred administrative-boundary 6"), standing());
    }

    @Test
    void atATriplePointOnlyTheCountiesOfTheSidesAreTold() throws SQLException {
        alert = raise(region, region.triplePoint);
        acknowledge(region, alert, "moyun-mediator");
        open();
        declare("duoma-leader", "administrative-boundary", 0);
        declare("moyun-leader", "administrative-boundary", 0);
        try (BoundConnection c = region.as("duoma-leader")) {
            assertEquals(
                    List.of("540624", "632722"),
                    c.column("select county_code from dispute_alert_county where alert_id = ? order by 1", alert));
        }
        assertEquals(REFUSED, refused("suojia-leader", DECLARE, region.duoma, dispute, "civil", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "duoma-clerk",
                "duoma-mediator",
                "duoma-machine",
                "moyun-leader",
                "xizang-officer",
                "county-officer",
                "nobody"
            })
    void onlyALeaderOfASideDeclares(String actor) throws SQLException {
        open();
        assertEquals(REFUSED, refused(actor, DECLARE, region.duoma, dispute, "civil", 0));
        assertEquals(REFUSED, refused(actor, DECLARE, region.duoma, Ids.next(), "civil", 0));
    }

    @Test
    void aDeclarationBuildsOnTheLatestOfItsSide() throws SQLException {
        open();
        declare("duoma-leader", "civil", 0);
        assertEquals(MEANWHILE, refused("duoma-deputy", DECLARE, region.duoma, dispute, "pasture-use", 0));
        assertEquals(MEANWHILE, refused("suojia-leader", DECLARE, region.duoma, dispute, "civil", 1));
        assertEquals("23514", refused("duoma-leader", DECLARE, region.duoma, dispute, "religious", 1));
    }

    @Test
    void ofTwoLastWordsAtOnceBothCount() throws Exception {
        for (int round = 0; round < 5; round++) {
            acknowledged();
            open();
            CyclicBarrier start = new CyclicBarrier(2);
            ExecutorService both = Executors.newFixedThreadPool(2);
            try {
                List<Future<Object>> words = new ArrayList<>();
                for (String actor : List.of("duoma-leader", "suojia-leader")) {
                    words.add(both.submit(() -> {
                        start.await();
                        declare(actor, "administrative-boundary", 0);
                        return null;
                    }));
                }
                for (Future<Object> word : words) {
                    word.get();
                }
            } finally {
                both.shutdownNow();
            }
            assertEquals(List.of("referred administrative-boundary 3"), standing());
        }
    }

    @Test
    void theGroundStaysWhileASideCallsItPastureOrBoundary() throws SQLException {
        open();
        assertEquals(NOT_NOW, refused("duoma-mediator", BREACH, region.duoma, dispute, Ids.next()));
        declare("duoma-leader", "civil", 0);
        assertEquals(NOT_NOW, refused("duoma-mediator", BREACH, region.duoma, dispute, Ids.next()));
        declare("suojia-leader", "pasture-use", 0);
        UUID breach = Ids.next();
        done("duoma-mediator", BREACH, region.duoma, dispute, breach);
        try (BoundConnection c = region.as("suojia-mediator")) {
            assertEquals(
                    List.of(region.duoma), c.column("select township_id from status_quo_breach where id = ?", breach));
        }
        try (BoundConnection c = region.as("duoma-clerk")) {
            List<Object> again = c.column(BREACH, region.duoma, dispute, breach);
            assertTrue(again.size() == 1 && again.get(0) == null, "an id of the own township is not taken twice");
        }
        for (String actor : List.of("duoma-machine", "moyun-leader", "qinghai-officer", "county-officer", "nobody")) {
            assertEquals(REFUSED, refused(actor, BREACH, region.duoma, dispute, Ids.next()), actor);
        }
        declare("suojia-leader", "civil", 1);
        assertEquals(NOT_NOW, refused("suojia-clerk", BREACH, region.duoma, dispute, Ids.next()));
    }

    @Test
    void negotiationIsPutOnRecordWhileASideCallsItABoundary() throws SQLException {
        open();
        declare("duoma-leader", "pasture-use", 0);
        assertEquals(NOT_NOW, refused("suojia-clerk", NOTE, region.duoma, dispute, Ids.next()));
        declare("duoma-leader", "administrative-boundary", 1);
        done("suojia-clerk", NOTE, region.duoma, dispute, Ids.next());
        for (String actor : List.of("suojia-mediator", "suojia-machine", "moyun-leader", "qinghai-officer", "nobody")) {
            assertEquals(REFUSED, refused(actor, NOTE, region.duoma, dispute, Ids.next()), actor);
        }
    }

    @Test
    void nobodyWritesForTheOtherSideOrChangesWhatStands() throws SQLException {
        open();
        declare("duoma-leader", "administrative-boundary", 0);
        for (String actor : List.of("suojia-leader", "duoma-leader")) {
            try (BoundConnection c = region.as(actor)) {
                assertEquals(
                        REFUSED,
                        c.refusal(
                                "insert into legal_nature_declaration values (?, ?, ?, ?, 2, 'civil', now(), 'o')",
                                region.duoma,
                                region.duoma,
                                dispute,
                                region.border));
                assertEquals(
                        REFUSED,
                        c.refusal(
                                "insert into negotiation_note values (?, ?, ?, ?, ?, 't', now(), 'o')",
                                region.suojia,
                                Ids.next(),
                                region.duoma,
                                dispute,
                                region.border));
                assertEquals(REFUSED, c.refusal("select lock_dispute(?, ?, '{leader}', false)", region.duoma, dispute));
                assertEquals(REFUSED, c.refusal("select * from legal_natures(?, ?)", region.duoma, dispute));
                assertEquals(REFUSED, c.refusal("select status_quo_in_force(?, ?)", region.duoma, dispute));
            }
        }
    }

    // ---- at once --------------------------------------------------------------------------------------------------

    @Test
    void ofBothSidesAtOnceOneOpens() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID contested = raise(region, region.border);
            acknowledge(region, contested, "suojia-leader");
            CyclicBarrier start = new CyclicBarrier(2);
            ExecutorService both = Executors.newFixedThreadPool(2);
            try {
                List<Future<Object>> outcomes = new ArrayList<>();
                for (String actor : List.of("duoma-leader", "suojia-mediator")) {
                    outcomes.add(both.submit(() -> {
                        start.await();
                        return opened(actor, contested, Ids.next());
                    }));
                }
                assertEquals(
                        Set.of("opened", "exists"),
                        Set.of(outcomes.get(0).get(), outcomes.get(1).get()));
            } finally {
                both.shutdownNow();
            }
            try (BoundConnection c = region.as("suojia-clerk")) {
                assertEquals(
                        1,
                        c.column("select 1 from dispute where alert_id = ?", contested)
                                .size());
            }
        }
    }

    /** A quarter of those who open at once go back: their numbers go to others. */
    @Test
    void fileNumbersHaveNeitherGapsNorDoubles() throws Exception {
        Region busy = new Region();
        int many = 24;
        List<UUID> alerts = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            alerts.add(raise(busy, busy.border));
            acknowledge(busy, alerts.get(i), "suojia-leader");
        }
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<Object>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                boolean back = i % 4 == 0;
                UUID of = alerts.get(i);
                all.add(pool.submit(() -> {
                    try (BoundConnection c = busy.as("duoma-mediator")) {
                        assertEquals(List.of("opened"), c.column(OPEN, busy.duoma, of, Ids.next()));
                        if (!back) {
                            c.commit();
                        }
                    }
                    return null;
                }));
            }
            for (Future<Object> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        try (BoundConnection c = busy.as("suojia-leader")) {
            assertEquals(
                    IntStream.rangeClosed(1, many - many / 4).boxed().toList(),
                    c.column("select number from dispute where township_id = ? order by number", busy.duoma));
            assertEquals(
                    c.column("select format('（%s）测试乡人调字第18号', extract(year from now() at time zone 'Asia/Shanghai'))"),
                    c.column("select file_number from dispute where township_id = ? and number = 18", busy.duoma));
        }
        // Each township counts for itself.
        UUID next = raise(busy, busy.border);
        acknowledge(busy, next, "suojia-leader");
        try (BoundConnection c = busy.as("suojia-leader")) {
            assertEquals(List.of("opened"), c.column(OPEN, busy.duoma, next, Ids.next()));
            assertEquals(List.of(1), c.column("select number from dispute where township_id = ?", busy.suojia));
        }
    }

    @Test
    void theNewestOfABorderAreFoundAlongTheIndex() throws SQLException {
        open();
        try (BoundConnection c = region.as("suojia-leader")) {
            c.update("set local enable_seqscan = off");
            String plan = c
                    .column(
                            "explain select d.* from unnest(array[?]::uuid[]) b (id) cross join lateral ("
                                    + "select * from dispute d where d.border_id = b.id"
                                    + " order by d.opened_at desc, d.id desc limit 20) d",
                            region.border)
                    .stream()
                    .map(Objects::toString)
                    .collect(Collectors.joining("\n"));
            assertTrue(plan.contains("dispute_border_ix"), plan);
        }
    }
}
