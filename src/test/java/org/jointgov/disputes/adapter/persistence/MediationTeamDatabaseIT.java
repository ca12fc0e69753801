package org.jointgov.disputes.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Mediation teams and their sessions in the database, whatever the application forgot: plain SQL as its role, by each of those who meet them. */
class MediationTeamDatabaseIT {
    private static final String REFUSED = "42501";
    private static final String CHANGED = "JG011";
    private static final String NOT_NOW = "JG012";
    private static final List<String> TABLES =
            List.of("mediation_team_member", "mediation_team_consent", "mediation_objection");
    private static final String APPOINT =
            "insert into mediation_team_member (township_id, dispute_township_id, dispute_id, border_id, id, mediator_id,"
                    + " appointed_office) values (?, ?, ?, ?, ?, ?, (select context_office()))";
    private static final String CONSENT =
            "insert into mediation_team_consent (township_id, dispute_township_id, dispute_id, border_id, revision,"
                    + " content_hash, person_id, office) values (?, ?, ?, ?, ?, ?, ?, (select context_office()))";
    private static final String OBJECT =
            "insert into mediation_objection (township_id, dispute_township_id, dispute_id, border_id, id,"
                    + " member_township_id, member_id, party_township_id, objected_on, office)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, current_date, (select context_office()))";
    private static final String RELEASE = "select release_team_member(?, ?, ?)";

    private static final String RECORD =
            "insert into mediation_session (township_id, dispute_township_id, dispute_id, id, border_id, team_revision, held_at,"
                    + " place, open_to_public, languages, interpreter, present, refusing_township_id, record, office)"
                    + " values (?, ?, ?, ?, ?, ?, now(), '界桩旁', false, 'bo', false, ?::jsonb, ?::uuid, '\\x00',"
                    + " (select context_office()))";

    private static Region region;
    private static Region elsewhere;
    private static UUID tashi;
    private static UUID sonam;
    private static UUID far;

    private UUID alert;
    private UUID dispute;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
        elsewhere = new Region();
        tashi = mediator("duoma-clerk", region.duoma, "duoma-mediator");
        sonam = mediator("suojia-clerk", region.suojia, "suojia-mediator");
        far = mediator("moyun-clerk", region.moyun, null);
    }

    /** An entry of a township's register, linked with somebody's login. */
    private static UUID mediator(String clerk, UUID township, String login) throws SQLException {
        UUID organisation = Ids.next();
        UUID id = Ids.next();
        UUID membership;
        try (BoundConnection c = region.as(login == null ? clerk : login)) {
            membership = c.membership();
        }
        try (BoundConnection c = region.as(clerk)) {
            c.update(
                    "insert into mediation_organisation (township_id, id, kind, name_zh, added_office, changed_at)"
                            + " values (?, ?, 'township-centre', '调解中心', (select context_office()), now())",
                    township,
                    organisation);
            c.update(
                    "insert into mediator (township_id, id, organisation_id, display_name, languages, added_office, changed_at)"
                            + " values (?, ?, ?, '示例调解员', 'bo', (select context_office()), now())",
                    township,
                    id,
                    organisation);
            if (login != null) {
                c.update("insert into mediator_membership values (?, ?, ?)", township, id, membership);
            }
            c.commit();
        }
        return id;
    }

    @BeforeEach
    void opened() throws SQLException {
        alert = alert(region.border, "suojia-leader");
        dispute = open(alert);
    }

    private static UUID alert(UUID border, String... acknowledging) throws SQLException {
        UUID id = Ids.next();
        try (BoundConnection c = region.as("duoma-mediator")) {
            c.update(
                    "insert into dispute_alert (township_id, id, border_id, kind, type, severity, headline, place_name,"
                            + " raised_by, raised_office) values (?, ?, ?, 'event', 'pasture-fence', 'low', '标题', '地点', ?, 'o')",
                    region.duoma,
                    id,
                    border,
                    c.person());
            c.commit();
        }
        for (String actor : acknowledging) {
            try (BoundConnection c = region.as(actor)) {
                c.column("select answer_dispute_alert(?, ?, 'acknowledged', null)", region.duoma, id);
                c.commit();
            }
        }
        return id;
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

    // ---- acts, as SQL that succeeds or is refused ------------------------------------------------------------

    private String appoint(String actor, UUID township, UUID mediator, UUID id) throws SQLException {
        return done(actor, APPOINT, township, region.duoma, dispute, region.border, id, mediator);
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

    private String consent(String actor, UUID township) throws SQLException {
        return consent(actor, township, revision(), hash());
    }

    private String consent(String actor, UUID township, int revision, String hash) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            String refusal =
                    c.refusal(CONSENT, township, region.duoma, dispute, region.border, revision, hash, c.person());
            if (refusal.isEmpty()) {
                c.commit();
            }
            return refusal;
        }
    }

    private String release(String actor, UUID member) throws SQLException {
        return done(actor, RELEASE, region.duoma, dispute, member);
    }

    private String objectTo(String actor, UUID township, UUID memberTownship, UUID member) throws SQLException {
        return done(
                actor,
                OBJECT,
                township,
                region.duoma,
                dispute,
                region.border,
                Ids.next(),
                memberTownship,
                member,
                region.suojia);
    }

    private int revision() throws SQLException {
        return (Integer) of("team_revision");
    }

    private Object of(String column) throws SQLException {
        try (BoundConnection c = region.as("duoma-leader")) {
            return c.column("select " + column + " from dispute where id = ?", dispute)
                    .get(0);
        }
    }

    /** Recomputed from the rows that everybody sees. */
    private String hash() throws SQLException {
        try (BoundConnection c = region.as("suojia-clerk")) {
            return (String) c.column(
                            "select encode(sha256(convert_to(concat_ws(E'\\n', 'jointgov-mediation-team-v1', ?::uuid,"
                                    + " string_agg(concat_ws(' ', township_id, mediator_id, display_name), E'\\n'"
                                    + " order by township_id, mediator_id)), 'UTF8')), 'hex')"
                                    + " from mediation_team_member where dispute_id = ? and on_team",
                            dispute,
                            dispute)
                    .get(0);
        }
    }

    private UUID[] appointed() throws SQLException {
        UUID[] ids = {Ids.next(), Ids.next()};
        assertEquals("", appoint("duoma-leader", region.duoma, tashi, ids[0]));
        assertEquals("", appoint("suojia-leader", region.suojia, sonam, ids[1]));
        return ids;
    }

    private UUID[] formed() throws SQLException {
        UUID[] ids = appointed();
        assertEquals("", consent("duoma-leader", region.duoma));
        assertNull(of("team_formed_at"));
        assertEquals("", consent("suojia-leader", region.suojia));
        assertNotNull(of("team_formed_at"));
        return ids;
    }

    // ---- forming it ------------------------------------------------------------------------------------------

    @Test
    void bothLeadersFormIt() throws SQLException {
        formed();
        assertEquals(2, revision());
        try (BoundConnection c = region.as("xizang-officer")) {
            assertEquals(
                    List.of(true, true),
                    c.column(
                            "select assigned_at is not null from mediation_team_member where dispute_id = ?", dispute));
        }
    }

    @Test
    void nobodyAppointsForTheOtherSideOrOutOfItsRegister() throws SQLException {
        assertEquals(REFUSED, appoint("duoma-leader", region.suojia, sonam, Ids.next()));
        // A mediator of another register is no mediator of the own.
        assertEquals("23502", appoint("duoma-leader", region.duoma, sonam, Ids.next()));
        assertEquals(REFUSED, appoint("moyun-leader", region.moyun, far, Ids.next()));
        for (String actor : List.of(
                "duoma-clerk", "duoma-mediator", "duoma-machine", "xizang-officer", "county-officer", "nobody")) {
            assertEquals(REFUSED, appoint(actor, region.duoma, tashi, Ids.next()), actor);
        }
        assertEquals(0, revision());
    }

    @Test
    void nobodyConsentsForTheOtherSide() throws SQLException {
        appointed();
        assertEquals(REFUSED, consent("duoma-leader", region.suojia));
        assertEquals(REFUSED, consent("moyun-leader", region.moyun));
        for (String actor : List.of("duoma-clerk", "duoma-mediator", "duoma-machine", "xizang-officer", "nobody")) {
            assertEquals(REFUSED, consent(actor, region.duoma), actor);
        }
        try (BoundConnection other = region.as("suojia-leader");
                BoundConnection c = region.as("duoma-leader")) {
            assertEquals(
                    REFUSED,
                    c.refusal(
                            CONSENT,
                            region.duoma,
                            region.duoma,
                            dispute,
                            region.border,
                            revision(),
                            hash(),
                            other.person()),
                    "in another's name");
        }
        assertEquals("", consent("duoma-leader", region.duoma));
        assertEquals("23505", consent("duoma-deputy", region.duoma), "a side consents once");
        assertNull(of("team_formed_at"));
    }

    @Test
    void onePersonOfTwoMembershipsDoesNotConsentForBoth() throws SQLException {
        Region turning = region;
        appointed();
        assertEquals("", consent("duoma-deputy", region.duoma));
        turning.move("duoma-deputy", region.suojia, "leader");
        try {
            assertEquals("23505", consent("duoma-deputy", region.suojia));
            assertNull(of("team_formed_at"));
        } finally {
            turning.move("duoma-deputy", region.duoma, "leader");
        }
        assertEquals("", consent("suojia-leader", region.suojia));
        assertNotNull(of("team_formed_at"));
    }

    @Test
    void onlyThePresentCompositionIsConsentedTo() throws SQLException {
        assertEquals(NOT_NOW, consent("duoma-leader", region.duoma, 0, hash()));
        assertEquals("", appoint("duoma-leader", region.duoma, tashi, Ids.next()));
        assertEquals(NOT_NOW, consent("duoma-leader", region.duoma), "the other side has nobody on it");
        int before = revision();
        String seen = hash();
        assertEquals("", appoint("suojia-leader", region.suojia, sonam, Ids.next()));
        assertEquals(CHANGED, consent("duoma-leader", region.duoma, before, seen));
        assertEquals(CHANGED, consent("duoma-leader", region.duoma, revision(), seen));
        assertEquals(CHANGED, consent("duoma-leader", region.duoma, revision() + 1, hash()));
        assertEquals("", consent("duoma-leader", region.duoma));
    }

    @Test
    void aChangeReopensBothConsents() throws SQLException {
        UUID[] ids = formed();
        assertEquals("", release("suojia-leader", ids[1]));
        assertNull(of("team_formed_at"));
        UUID again = Ids.next();
        assertEquals("", appoint("suojia-leader", region.suojia, sonam, again));
        assertNull(of("team_formed_at"), "the same people, consented to anew");
        assertEquals("", consent("suojia-leader", region.suojia));
        assertNull(of("team_formed_at"));
        assertEquals("", consent("duoma-leader", region.duoma));
        assertNotNull(of("team_formed_at"));
        assertEquals("23505", appoint("suojia-leader", region.suojia, sonam, Ids.next()), "nobody is on it twice");
    }

    @Test
    void aSideReleasesItsOwnOnceAndForGood() throws SQLException {
        UUID[] ids = appointed();
        for (String actor :
                List.of("moyun-leader", "duoma-clerk", "duoma-machine", "duoma-mediator", "xizang-officer", "nobody")) {
            assertEquals(REFUSED, release(actor, ids[0]), actor);
        }
        try (BoundConnection c = region.as("suojia-leader")) {
            assertEquals(List.of(false), c.column(RELEASE, region.duoma, dispute, ids[0]), "another side's");
        }
        try (BoundConnection c = region.as("duoma-leader")) {
            assertEquals(List.of(true), c.column(RELEASE, region.duoma, dispute, ids[0]));
            assertEquals(List.of(false), c.column(RELEASE, region.duoma, dispute, ids[0]));
            for (String column : List.of("mediator_id", "released_at", "objected_at", "assigned_at", "township_id")) {
                assertEquals(REFUSED, c.refusal("update mediation_team_member set " + column + " = " + column), column);
            }
        }
        for (String table : TABLES) {
            try (BoundConnection c = region.as("duoma-leader")) {
                assertEquals(REFUSED, c.refusal("delete from " + table), table);
            }
        }
        try (BoundConnection c = region.as("duoma-leader")) {
            assertEquals(REFUSED, c.refusal("update dispute set team_formed_at = now()"));
            assertEquals(REFUSED, c.refusal("update mediation_objection set words = 'x'"));
            assertEquals(REFUSED, c.refusal("select person_id from mediation_team_consent"));
        }
    }

    // ---- objections ------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"suojia-mediator", "suojia-clerk", "duoma-mediator", "duoma-leader"})
    void anObjectionTakesTheMediatorOffAtOnceAndIsKept(String actor) throws SQLException {
        UUID[] ids = formed();
        UUID own = actor.startsWith("duoma") ? region.duoma : region.suojia;
        assertEquals("", objectTo(actor, own, region.duoma, ids[0]));
        assertNull(of("team_formed_at"));
        try (BoundConnection c = region.as("qinghai-officer")) {
            assertEquals(
                    List.of(ids[1]),
                    c.column("select id from mediation_team_member where dispute_id = ? and on_team", dispute));
            assertEquals(
                    List.of(ids[0]),
                    c.column("select member_id from mediation_objection where dispute_id = ?", dispute));
        }
        assertEquals(
                NOT_NOW, appoint("duoma-leader", region.duoma, tashi, Ids.next()), "not accepted, not appointed again");
        assertEquals("23505", objectTo(actor, own, region.duoma, ids[0]));
        assertEquals(NOT_NOW, consent("suojia-leader", region.suojia));
    }

    @Test
    void nobodyObjectsForAnotherTownshipOrToSomebodyNotThere() throws SQLException {
        UUID[] ids = appointed();
        assertEquals(REFUSED, objectTo("duoma-leader", region.suojia, region.duoma, ids[0]));
        assertEquals(REFUSED, objectTo("moyun-leader", region.moyun, region.duoma, ids[0]));
        assertEquals(REFUSED, objectTo("duoma-machine", region.duoma, region.duoma, ids[0]));
        assertEquals(REFUSED, objectTo("xizang-officer", region.duoma, region.duoma, ids[0]));
        assertEquals(REFUSED, objectTo("duoma-leader", region.duoma, region.duoma, Ids.next()));
        assertEquals(
                "23503",
                done(
                        "duoma-leader",
                        OBJECT,
                        region.duoma,
                        region.duoma,
                        dispute,
                        region.border,
                        Ids.next(),
                        region.duoma,
                        ids[0],
                        region.moyun),
                "a party of no side");
        assertEquals("", release("duoma-leader", ids[0]));
        assertEquals(NOT_NOW, objectTo("suojia-leader", region.suojia, region.duoma, ids[0]));
    }

    // ---- visibility ------------------------------------------------------------------------------------------

    @Test
    void theBordersTownshipsAndProvincesSeeItAndNobodyElse() throws SQLException {
        UUID[] ids = formed();
        assertEquals("", objectTo("suojia-clerk", region.suojia, region.duoma, ids[0]));
        for (String actor : List.of("duoma-mediator", "suojia-machine", "xizang-officer", "qinghai-officer")) {
            try (BoundConnection c = region.as(actor)) {
                assertEquals(List.of(2, 2, 1), seenBy(c), actor);
            }
        }
        for (String actor : List.of("moyun-leader", "gansu-officer", "county-officer", "nobody")) {
            try (BoundConnection c = region.as(actor)) {
                assertEquals(List.of(0, 0, 0), seenBy(c), actor);
                assertEquals(List.of(), c.column("select status from lock_mediation_team(?)", dispute), actor);
            }
        }
        try (BoundConnection c = elsewhere.as("duoma-leader")) {
            assertEquals(List.of(0, 0, 0), seenBy(c));
        }
        try (Connection plain = SharedStack.database().connectAsApplication();
                Statement statement = plain.createStatement()) {
            for (String table : TABLES) {
                assertFalse(
                        statement
                                .executeQuery("select township_id from jointgov." + table + " limit 1")
                                .next(),
                        table);
            }
        }
        try (BoundConnection c = region.as("suojia-leader")) {
            c.column("select escalate_dispute_alert(?, ?, '意见不一')", region.duoma, alert);
            c.commit();
        }
        try (BoundConnection c = region.as("county-officer")) {
            assertEquals(List.of(2, 2, 1), seenBy(c));
        }
    }

    private List<Integer> seenBy(BoundConnection c) throws SQLException {
        List<Integer> seen = new java.util.ArrayList<>();
        for (String table : TABLES) {
            seen.add(c.column("select dispute_id from " + table + " where dispute_id = ?", dispute)
                    .size());
        }
        return seen;
    }

    @Test
    void aHiddenDisputeAnswersLikeOneThatIsNotThere() throws SQLException {
        appointed();
        for (UUID unknown : List.of(dispute, Ids.next())) {
            assertEquals(
                    REFUSED,
                    done(
                            "moyun-leader",
                            APPOINT,
                            region.moyun,
                            region.duoma,
                            unknown,
                            region.otherBorder,
                            Ids.next(),
                            far));
        }
    }

    // ---- who handles the dispute -----------------------------------------------------------------------------

    private String unmasked(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            return (String) c.column("select outcome from unmask_dispute_alert(?, '调解', ?)", alert, Ids.next())
                    .get(0);
        }
    }

    @Test
    void onceItIsFormedOnlyItsMediatorsReadTheParties() throws SQLException {
        UUID novice = mediator("suojia-clerk", region.suojia, null);
        UUID[] ids = {Ids.next(), Ids.next()};
        assertEquals("", appoint("duoma-leader", region.duoma, tashi, ids[0]));
        assertEquals("", appoint("suojia-leader", region.suojia, novice, ids[1]));
        for (String actor : List.of("duoma-mediator", "suojia-mediator", "duoma-leader", "suojia-leader")) {
            assertEquals("ok", unmasked(actor), actor);
        }
        assertEquals("", consent("duoma-leader", region.duoma));
        assertEquals("ok", unmasked("suojia-mediator"), "not formed yet");
        assertEquals("", consent("suojia-leader", region.suojia));
        assertEquals("ok", unmasked("duoma-mediator"));
        assertEquals("forbidden", unmasked("suojia-mediator"), "not on the team");
        assertEquals("forbidden", unmasked("duoma-machine"));
        assertEquals("ok", unmasked("suojia-leader"));
        // Composed anew: who stays handles it on, a newcomer when both sides have consented.
        assertEquals("", release("suojia-leader", ids[1]));
        assertEquals("", appoint("suojia-leader", region.suojia, sonam, Ids.next()));
        assertEquals("ok", unmasked("duoma-mediator"));
        assertEquals("forbidden", unmasked("suojia-mediator"));
        assertEquals("", consent("suojia-leader", region.suojia));
        assertEquals("", consent("duoma-leader", region.duoma));
        assertEquals("ok", unmasked("suojia-mediator"));
        // A party's objection ends it at once.
        assertEquals("", objectTo("suojia-clerk", region.suojia, region.duoma, ids[0]));
        assertEquals("forbidden", unmasked("duoma-mediator"));
        assertEquals("ok", unmasked("duoma-leader"));
    }

    // ---- sessions --------------------------------------------------------------------------------------------

    /** A team that is formed, in a dispute that both sides call civil. */
    private UUID[] mediated() throws SQLException {
        UUID[] ids = formed();
        for (String leader : List.of("duoma-leader", "suojia-leader")) {
            assertEquals("", done(leader, "select declare_legal_nature(?, ?, 'civil', 0)", region.duoma, dispute));
        }
        assertEquals("mediation", of("status"));
        return ids;
    }

    private String record(String actor, UUID township, UUID session, int revision, UUID member, UUID refusing)
            throws SQLException {
        return done(
                actor,
                RECORD,
                township,
                region.duoma,
                dispute,
                session,
                region.border,
                revision,
                "[{\"township\":\"" + region.duoma + "\",\"member\":\"" + member + "\"}]",
                refusing);
    }

    private String record(String actor, UUID township, UUID member) throws SQLException {
        return record(actor, township, Ids.next(), revision(), member, null);
    }

    @Test
    void leadersAndTheTeamsMediatorsRecordSessionsAndNobodyElse() throws SQLException {
        UUID[] ids = mediated();
        assertEquals("", record("duoma-leader", region.duoma, ids[0]));
        assertEquals("", record("suojia-mediator", region.suojia, ids[0]));
        assertEquals(REFUSED, record("duoma-leader", region.suojia, ids[0]), "for the other side");
        for (String actor : List.of("duoma-clerk", "duoma-machine", "xizang-officer", "county-officer", "nobody")) {
            assertEquals(REFUSED, record(actor, region.duoma, ids[0]), actor);
        }
        assertEquals(REFUSED, record("moyun-leader", region.moyun, ids[0]));
        try (BoundConnection c = region.as("duoma-leader")) {
            for (String table : List.of("mediation_session", "mediation_session_remark")) {
                assertEquals(REFUSED, c.refusal("update " + table + " set border_id = border_id"), table);
                assertEquals(REFUSED, c.refusal("delete from " + table), table);
            }
            assertEquals(REFUSED, c.refusal("select record from mediation_session"));
            assertEquals(REFUSED, c.refusal("select parties from mediation_session"));
            assertEquals(REFUSED, c.refusal("select text from mediation_session_remark"));
        }
    }

    @Test
    void aSessionIsTheFormedTeamsWhileMediationGoesOn() throws SQLException {
        UUID[] early = formed();
        assertEquals(
                NOT_NOW, record("duoma-leader", region.duoma, early[0]), "nobody has said that it can be mediated");
        dispute = open(alert(region.border, "suojia-leader"));
        UUID[] ids = mediated();
        assertEquals(NOT_NOW, record("duoma-leader", region.duoma, Ids.next()), "not on the team");
        assertEquals("JG013", record("duoma-leader", region.duoma, Ids.next(), revision() - 1, ids[0], null));
        assertEquals("", objectTo("suojia-clerk", region.suojia, region.suojia, ids[1]));
        assertEquals(NOT_NOW, record("duoma-leader", region.duoma, ids[0]), "composed anew, and not consented to");
        assertEquals(REFUSED, record("suojia-mediator", region.suojia, ids[0]), "not accepted by a party");
        assertEquals("mediation", of("status"));
    }

    @Test
    void aPartysClearRefusalEndsTheMediation() throws SQLException {
        UUID[] ids = mediated();
        assertEquals("23503", record("duoma-leader", region.duoma, Ids.next(), revision(), ids[0], region.moyun));
        assertEquals("", record("duoma-mediator", region.duoma, Ids.next(), revision(), ids[0], region.suojia));
        assertEquals("not-mediated", of("status"));
        assertEquals(NOT_NOW, record("duoma-leader", region.duoma, ids[0]));
        assertEquals(NOT_NOW, release("duoma-leader", ids[0]));
        assertEquals(
                NOT_NOW,
                done("duoma-leader", "select declare_legal_nature(?, ?, 'pasture-use', 1)", region.duoma, dispute));
    }

    @Test
    void theGroundStaysAsItIsWhileADisputeOverPastureIsMediated() throws SQLException {
        formed();
        for (String leader : List.of("duoma-leader", "suojia-leader")) {
            assertEquals(
                    "", done(leader, "select declare_legal_nature(?, ?, 'pasture-use', 0)", region.duoma, dispute));
        }
        assertEquals("mediation", of("status"));
        assertEquals(
                "",
                done(
                        "suojia-mediator",
                        "select record_status_quo_breach(?, ?, ?, 'fences', current_date, '界桩旁', '新建围栏')",
                        region.duoma,
                        dispute,
                        Ids.next()));
    }

    @Test
    void theOtherSideRemarksAndNobodyBeyondTheSides() throws SQLException {
        UUID[] ids = mediated();
        UUID session = Ids.next();
        assertEquals("", record("duoma-mediator", region.duoma, session, revision(), ids[0], null));
        assertEquals("", remark("suojia-leader", region.suojia, session));
        assertEquals("23503", remark("suojia-leader", region.suojia, Ids.next()));
        for (String actor : List.of("suojia-clerk", "suojia-machine", "qinghai-officer", "nobody")) {
            assertEquals(REFUSED, remark(actor, region.suojia, session), actor);
        }
        assertEquals(REFUSED, remark("suojia-leader", region.duoma, session));
        assertEquals(REFUSED, remark("moyun-leader", region.moyun, session));
        for (String actor : List.of("duoma-clerk", "suojia-machine", "xizang-officer")) {
            assertEquals(List.of(1, 1), sessionsSeenBy(actor), actor);
        }
        for (String actor : List.of("moyun-leader", "gansu-officer", "county-officer", "nobody")) {
            assertEquals(List.of(0, 0), sessionsSeenBy(actor), actor);
        }
    }

    private String remark(String actor, UUID township, UUID session) throws SQLException {
        return done(
                actor,
                "insert into mediation_session_remark (township_id, dispute_township_id, dispute_id, id, border_id,"
                        + " session_township_id, session_id, text, office)"
                        + " values (?, ?, ?, ?, ?, ?, ?, '\\x00', (select context_office()))",
                township,
                region.duoma,
                dispute,
                Ids.next(),
                region.border,
                region.duoma,
                session);
    }

    private List<Integer> sessionsSeenBy(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            return List.of(
                    c.column("select id from mediation_session where dispute_id = ?", dispute)
                            .size(),
                    c.column("select id from mediation_session_remark where dispute_id = ?", dispute)
                            .size());
        }
    }

    @Test
    void whatWasSaidIsReadByThoseWhoHandleItAndThatIsOnRecord() throws SQLException {
        UUID[] ids = mediated();
        assertEquals("", record("duoma-mediator", region.duoma, ids[0]));
        for (String actor : List.of("duoma-leader", "suojia-leader", "suojia-mediator")) {
            assertEquals("ok", sessionsUnmasked(actor), actor);
        }
        for (String actor : List.of("duoma-clerk", "duoma-machine", "xizang-officer")) {
            assertEquals("forbidden", sessionsUnmasked(actor), actor);
        }
        for (String actor : List.of("moyun-leader", "county-officer", "nobody")) {
            assertEquals("absent", sessionsUnmasked(actor), actor);
        }
        assertEquals("", objectTo("suojia-clerk", region.suojia, region.suojia, ids[1]));
        assertEquals("forbidden", sessionsUnmasked("suojia-mediator"));
        try (BoundConnection c = region.as("duoma-leader")) {
            c.column("select escalate_dispute_alert(?, ?, '意见不一')", region.duoma, alert);
            c.commit();
        }
        assertEquals("ok", sessionsUnmasked("county-officer"));
    }

    private String sessionsUnmasked(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            String outcome =
                    (String) c.column("select outcome from unmask_mediation_sessions(?, '调解', ?)", dispute, Ids.next())
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

    // ---- at once ---------------------------------------------------------------------------------------------

    /** One side changes while the other consents: whoever comes second is refused, or the consent is history. */
    @Test
    void aChangeAndAConsentAtOnceNeverLeaveATeamThatNobodyConsentedTo() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 8; round++) {
                dispute = open(alert(region.border, "suojia-leader"));
                UUID[] ids = appointed();
                assertEquals("", consent("duoma-leader", region.duoma));
                int revision = revision();
                String hash = hash();
                CyclicBarrier start = new CyclicBarrier(2);
                boolean objects = round % 2 == 1;
                Future<String> change = pool.submit(() -> {
                    start.await();
                    return objects
                            ? objectTo("duoma-clerk", region.duoma, region.suojia, ids[1])
                            : release("duoma-leader", ids[0]);
                });
                Future<String> consent = pool.submit(() -> {
                    start.await();
                    return consent("suojia-leader", region.suojia, revision, hash);
                });
                assertEquals("", change.get());
                assertTrue(Set.of("", CHANGED).contains(consent.get()), consent.get());
                assertNull(of("team_formed_at"));
                assertEquals(revision + 1, revision());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void anObjectionAndAReleaseAtOnceTakeTheMediatorOffOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 6; round++) {
                dispute = open(alert(region.border, "suojia-leader"));
                UUID[] ids = formed();
                int revision = revision();
                CyclicBarrier start = new CyclicBarrier(2);
                Future<String> release = pool.submit(() -> {
                    start.await();
                    return release("duoma-leader", ids[0]);
                });
                Future<String> objection = pool.submit(() -> {
                    start.await();
                    return objectTo("suojia-clerk", region.suojia, region.duoma, ids[0]);
                });
                assertEquals("", release.get(), "answers whether it took anybody off");
                assertTrue(Set.of("", NOT_NOW).contains(objection.get()), objection.get());
                assertEquals(revision + 1, revision());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void twoConsentsAtOnceFormItAndTwoOfOneSideDoNot() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 4; round++) {
                dispute = open(alert(region.border, "suojia-leader"));
                appointed();
                int revision = revision();
                String hash = hash();
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<String>> both = List.of(
                        pool.submit(() -> {
                            start.await();
                            return consent("duoma-leader", region.duoma, revision, hash);
                        }),
                        pool.submit(() -> {
                            start.await();
                            return consent("suojia-deputy", region.suojia, revision, hash);
                        }));
                assertEquals("", both.get(0).get());
                assertEquals("", both.get(1).get());
                assertNotNull(of("team_formed_at"));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void atATriplePointAllThreeConsent() throws SQLException {
        dispute = open(alert(region.triplePoint, "suojia-leader", "moyun-leader"));
        String[] actors = {"duoma", "suojia", "moyun"};
        UUID[] townships = {region.duoma, region.suojia, region.moyun};
        UUID[] mediators = {tashi, sonam, far};
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    "",
                    done(
                            actors[i] + "-leader",
                            APPOINT,
                            townships[i],
                            region.duoma,
                            dispute,
                            region.triplePoint,
                            Ids.next(),
                            mediators[i]));
        }
        for (int i = 0; i < 3; i++) {
            assertNull(of("team_formed_at"));
            try (BoundConnection c = region.as(actors[i] + "-leader")) {
                c.update(
                        CONSENT,
                        townships[i],
                        region.duoma,
                        dispute,
                        region.triplePoint,
                        revision(),
                        hash(),
                        c.person());
                c.commit();
            }
        }
        assertNotNull(of("team_formed_at"));
    }
}
