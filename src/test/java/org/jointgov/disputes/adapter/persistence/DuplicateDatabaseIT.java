package org.jointgov.disputes.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Merged alerts, the lead of a dispute and inspection rounds in the database, whatever the application forgot: plain SQL as its
 * role, by each of those who meet them.
 */
class DuplicateDatabaseIT {
    private static final String REFUSED = "42501";
    private static final String NOT_NOW = "JG012";
    private static final String PROPOSE = "select propose_merge(?, ?, ?, ?)";
    private static final String ANSWER = "select answer_merge(?, ?, true, null)";
    private static final String ROUND =
            "insert into inspection_round (township_id, id, border_id, held_on, places, participants,"
                    + " office) values (?, ?, ?, date '2026-05-01', '界桩沿线', jsonb_build_array(jsonb_build_object('township', ?::uuid,"
                    + " 'office', '乡长')), context_office())";
    private static final String FINDING =
            "insert into inspection_finding (township_id, id, round_township_id, round_id, border_id,"
                    + " place, finding, office) values (?, ?, ?, ?, ?, '界桩旁', '围栏倒伏', context_office())";
    private static final String LINK =
            "insert into inspection_finding_alert (township_id, alert_id, finding_township_id,"
                    + " finding_id, border_id, office) values (?, ?, ?, ?, ?, context_office())";

    private static Region region;

    private UUID ours;
    private UUID theirs;
    private UUID proposal;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void twins() throws SQLException {
        ours = raise("duoma-mediator", region.duoma);
        theirs = raise("suojia-mediator", region.suojia);
        acknowledge("suojia-leader", region.duoma, ours);
        acknowledge("duoma-leader", region.suojia, theirs);
        proposal = Ids.next();
    }

    private static UUID raise(String by, UUID township) throws SQLException {
        UUID id = Ids.next();
        try (BoundConnection c = region.as(by)) {
            c.update(
                    "insert into dispute_alert (township_id, id, border_id, kind, type, severity, headline, place_name,"
                            + " raised_by, raised_office) values (?, ?, ?, 'event', 'pasture-fence', 'low', '标题', '地点', ?, 'o')",
                    township,
                    id,
                    region.border,
                    c.person());
            c.commit();
        }
        return id;
    }

    private static void acknowledge(String by, UUID owner, UUID alert) throws SQLException {
        assertEquals(true, call(by, "select answer_dispute_alert(?, ?, 'acknowledged', null)", owner, alert));
    }

    private static Object call(String by, String sql, Object... parameters) throws SQLException {
        try (BoundConnection c = region.as(by)) {
            Object answer = c.column(sql, parameters).get(0);
            c.commit();
            return answer;
        }
    }

    private static String refusal(String by, String sql, Object... parameters) throws SQLException {
        try (BoundConnection c = region.as(by)) {
            return c.refusal(sql, parameters);
        }
    }

    private void merge() throws SQLException {
        assertEquals("proposed", call("duoma-leader", PROPOSE, ours, region.suojia, theirs, proposal));
        assertEquals("answered", call("suojia-leader", ANSWER, region.duoma, proposal));
    }

    @Test
    void bothTownshipsAndTheirProvincesSeeThatTheyAreMergedAndNobodyElse() throws SQLException {
        merge();
        for (String by : List.of("duoma-clerk", "suojia-clerk", "xizang-officer", "qinghai-officer")) {
            assertEquals(1L, call(by, "select count(*) from merged_alert where alert_id = ?", ours), by);
            assertEquals(1L, call(by, "select count(*) from merged_alert where alert_id = ?", theirs), by);
        }
        for (String by : List.of("moyun-leader", "gansu-officer", "county-officer")) {
            assertEquals(0L, call(by, "select count(*) from merged_alert where alert_id = ?", ours), by);
            assertEquals(0L, call(by, "select count(*) from alike_alerts(?, ?)", region.duoma, ours), by);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"duoma-leader", "suojia-leader", "moyun-leader", "xizang-officer"})
    void nobodyWritesTheirRowsButByTheFunctions(String by) throws SQLException {
        for (String table : List.of("duplicate_proposal", "duplicate_answer", "lead_proposal", "lead_answer")) {
            assertEquals(REFUSED, refusal(by, "insert into " + table + " (township_id) values (?)", region.duoma));
            assertEquals(REFUSED, refusal(by, "delete from " + table));
            assertEquals(REFUSED, refusal(by, "update " + table + " set border_id = border_id"));
        }
        assertEquals(REFUSED, refusal(by, "update dispute set lead_township_id = township_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"duoma-clerk", "duoma-machine", "moyun-leader", "xizang-officer", "nobody"})
    void onlyLeadersAndMediatorsOfTheOwnersSpeakInPerson(String by) throws SQLException {
        assertEquals(REFUSED, refusal(by, PROPOSE, ours, region.suojia, theirs, proposal));
        assertEquals("proposed", call("duoma-mediator", PROPOSE, ours, region.suojia, theirs, proposal));
        assertEquals(REFUSED, refusal(by, ANSWER, region.duoma, proposal));
        assertEquals(REFUSED, refusal("duoma-leader", ANSWER, region.duoma, proposal));
    }

    @Test
    void oneProposalAtATimeOneAnswerAndOneDispute() throws SQLException {
        assertEquals("proposed", call("duoma-leader", PROPOSE, ours, region.suojia, theirs, proposal));
        assertEquals("exists", call("suojia-leader", PROPOSE, theirs, region.duoma, ours, Ids.next()));
        assertEquals("answered", call("suojia-leader", ANSWER, region.duoma, proposal));
        assertEquals("answered-before", call("suojia-mediator", ANSWER, region.duoma, proposal));
        UUID dispute = Ids.next();
        String open = "select outcome from open_dispute(?, ?, ?)";
        assertEquals("opened", call("duoma-clerk", open, region.duoma, ours, dispute));
        assertEquals("exists", call("suojia-clerk", open, region.suojia, theirs, Ids.next()));
        assertEquals(
                dispute,
                call("suojia-clerk", "select existing from open_dispute(?, ?, ?)", region.suojia, theirs, Ids.next()));
    }

    @Test
    void aDeclineThatWasNotSeenIsNotOverwritten() throws SQLException {
        UUID alert = raise("duoma-mediator", region.duoma);
        assertEquals(
                true,
                call("suojia-leader", "select answer_dispute_alert(?, ?, 'declined', '不属于本乡')", region.duoma, alert));
        assertEquals(
                false,
                call(
                        "suojia-mediator",
                        "select answer_dispute_alert(?, ?, 'acknowledged', null)",
                        region.duoma,
                        alert));
        assertEquals(
                true,
                call(
                        "suojia-mediator",
                        "select answer_dispute_alert(?, ?, 'acknowledged', null, 'declined')",
                        region.duoma,
                        alert));
    }

    @Test
    void theLeadGoesOverWithTheAcceptanceOfTheAskedSide() throws SQLException {
        UUID dispute = Ids.next();
        call("duoma-clerk", "select outcome from open_dispute(?, ?, ?)", region.duoma, ours, dispute);
        String propose = "select propose_lead(?, ?, ?, ?, '草场在贵乡一侧')";
        String answer = "select answer_lead(?, ?, ?, true, null)";
        for (String by : List.of("duoma-clerk", "suojia-leader", "moyun-leader", "xizang-officer")) {
            assertEquals(REFUSED, refusal(by, propose, region.duoma, dispute, proposal, region.suojia), by);
        }
        assertEquals(NOT_NOW, refusal("duoma-leader", propose, region.duoma, dispute, proposal, region.moyun));
        call("duoma-leader", propose, region.duoma, dispute, proposal, region.suojia);
        assertEquals(NOT_NOW, refusal("duoma-leader", propose, region.duoma, dispute, Ids.next(), region.suojia));
        assertEquals(REFUSED, refusal("suojia-mediator", answer, region.duoma, dispute, proposal));
        assertEquals(REFUSED, refusal("duoma-leader", answer, region.duoma, dispute, proposal));
        String lead = "select lead_township_id from dispute where id = ?";
        assertEquals(region.duoma, call("suojia-clerk", lead, dispute));
        call("suojia-leader", answer, region.duoma, dispute, proposal);
        assertEquals(region.suojia, call("duoma-clerk", lead, dispute));
        assertEquals(NOT_NOW, refusal("suojia-leader", answer, region.duoma, dispute, proposal));
    }

    @Test
    void aTownshipOfTheBorderRecordsRoundsAndFindingsForItselfAlone() throws SQLException {
        UUID round = Ids.next();
        UUID finding = Ids.next();
        for (String by : List.of("suojia-leader", "moyun-leader", "xizang-officer", "duoma-machine")) {
            assertEquals(REFUSED, refusal(by, ROUND, region.duoma, round, region.border, region.duoma), by);
        }
        assertEquals(
                REFUSED,
                refusal("duoma-clerk", ROUND, region.duoma, round, region.border, region.moyun),
                "no township of it");
        try (BoundConnection c = region.as("duoma-clerk")) {
            c.update(ROUND, region.duoma, round, region.border, region.suojia);
            c.commit();
        }
        assertEquals(
                REFUSED,
                refusal("moyun-leader", FINDING, region.moyun, finding, region.duoma, round, region.triplePoint));
        try (BoundConnection c = region.as("suojia-mediator")) {
            c.update(FINDING, region.suojia, finding, region.duoma, round, region.border);
            c.update(LINK, region.suojia, theirs, region.suojia, finding, region.border);
            c.commit();
        }
        assertEquals(
                REFUSED, refusal("suojia-leader", LINK, region.duoma, ours, region.suojia, finding, region.border));
        for (String table : List.of("inspection_round", "inspection_finding", "inspection_finding_alert")) {
            assertEquals(REFUSED, refusal("duoma-leader", "delete from " + table));
            assertEquals(REFUSED, refusal("duoma-leader", "update " + table + " set border_id = border_id"));
        }
        assertEquals(1L, call("qinghai-officer", "select count(*) from inspection_round where id = ?", round));
        for (String by : List.of("moyun-leader", "gansu-officer", "county-officer")) {
            assertEquals(0L, call(by, "select count(*) from inspection_round where id = ?", round), by);
            assertEquals(0L, call(by, "select count(*) from inspection_finding where id = ?", finding), by);
        }
    }
}
