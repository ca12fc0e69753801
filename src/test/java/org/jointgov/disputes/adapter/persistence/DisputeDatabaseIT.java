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
    private static final List<String> TABLES = List.of("dispute", "dispute_side");

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
