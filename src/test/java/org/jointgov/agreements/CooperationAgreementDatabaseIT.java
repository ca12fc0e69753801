package org.jointgov.agreements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.TextHash;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself lets pass, whatever the application forgot: plain SQL as the application's role. */
class CooperationAgreementDatabaseIT {
    private static final String REFUSED = "42501";
    private static final String TEXT_CHANGED = "JG011";
    private static final String NOT_NOW = "JG012";
    private static final String STALE = "JG013";
    private static final String DUPLICATE = "23505";
    private static final String TITLE = "平安边界合作协议书";
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    private static final String DRAFT =
            "insert into cooperation_agreement (township_id, id, border_id, language, title, text, term_from,"
                    + " drafted_office, version) values (?, ?, ?, 'zh-CN', '" + TITLE + "', ?, ?, ?, 1)";
    private static final String WRITE =
            "insert into agreement_revision (township_id, owner_township_id, agreement_id, border_id, revision, language,"
                    + " title, text, term_from, content_hash, person_id, office)"
                    + " values (?, ?, ?, ?, ?, 'zh-CN', '" + TITLE + "', ?, ?, ?, ?, ?)";
    private static final String GIVE =
            "insert into agreement_consent (township_id, owner_township_id, agreement_id, border_id, kind, revision,"
                    + " content_hash, reason, person_id, office) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static Region region;

    private UUID agreement;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void draft() throws SQLException {
        agreement = Ids.next();
        try (BoundConnection c = region.as("duoma-clerk")) {
            c.update(DRAFT, region.duoma, agreement, region.border, "第一条", FROM, Region.office("duoma-clerk"));
            c.commit();
        }
    }

    private String hash(String text) {
        return TextHash.agreement(agreement, "zh-CN", FROM, null, TITLE, text);
    }

    private static UUID township(String actor) {
        return actor.startsWith("duoma") ? region.duoma : actor.startsWith("suojia") ? region.suojia : region.moyun;
    }

    /** @return the SQLSTATE with which it was refused; empty when it was let through and committed */
    private String write(String actor, int revision, String text) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            String refusal = c.refusal(
                    WRITE,
                    township(actor),
                    region.duoma,
                    agreement,
                    region.border,
                    revision,
                    text,
                    FROM,
                    hash(text),
                    c.person(),
                    Region.office(actor));
            c.commit();
            return refusal;
        }
    }

    private String give(String actor, String kind, int revision, String text) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            String refusal = c.refusal(
                    GIVE,
                    township(actor),
                    region.duoma,
                    agreement,
                    region.border,
                    kind,
                    revision,
                    hash(text),
                    kind.equals("ending") ? "期满" : null,
                    c.person(),
                    Region.office(actor));
            c.commit();
            return refusal;
        }
    }

    private String state() throws SQLException {
        try (BoundConnection c = region.as("duoma-mediator")) {
            return (String) c.column("select state from cooperation_agreement where id = ?", agreement)
                    .get(0);
        }
    }

    private int seenBy(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            return c.column("select 1 from cooperation_agreement where id = ?", agreement)
                            .size()
                    + c.column("select 1 from agreement_revision where agreement_id = ?", agreement)
                            .size()
                    + c.column("select 1 from agreement_consent where agreement_id = ?", agreement)
                            .size()
                    + c.column("select 1 from lock_cooperation_agreement(?)", agreement)
                            .size();
        }
    }

    private static String attempt(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            return c.refusal(sql, parameters);
        }
    }

    // ---- visibility -----------------------------------------------------------------------------------------------

    @Test
    void aDraftIsItsTownshipsOwn() throws SQLException {
        for (String own : List.of("duoma-leader", "duoma-clerk", "duoma-mediator")) {
            assertEquals(2, seenBy(own), own);
        }
        for (String other : List.of(
                "suojia-leader", "moyun-leader", "xizang-officer", "qinghai-officer", "county-officer", "nobody")) {
            assertEquals(0, seenBy(other), other);
        }
    }

    @Test
    void aProposalIsSeenByTheBorderAndItsProvincesAndNobodyElse() throws SQLException {
        assertEquals("", write("duoma-leader", 1, "第一条"));
        assertEquals("", give("suojia-leader", "acceptance", 1, "第一条"));
        for (String member : List.of("duoma-clerk", "suojia-mediator", "xizang-officer", "qinghai-officer")) {
            assertEquals(4, seenBy(member), member);
        }
        for (String other : List.of("moyun-leader", "gansu-officer", "county-officer", "nobody")) {
            assertEquals(0, seenBy(other), other);
        }
    }

    @Test
    void whoActedIsKnownByOfficeOnly() throws SQLException {
        assertEquals(REFUSED, attempt("suojia-leader", "select person_id from agreement_consent"));
        assertEquals(REFUSED, attempt("suojia-leader", "select person_id from agreement_revision"));
    }

    // ---- writing --------------------------------------------------------------------------------------------------

    @Test
    void onlyTheDraftCanBeChangedOrThrownAwayAndOnlyByItsTownship() throws SQLException {
        String change = "update cooperation_agreement set text = 'x' where id = ?";
        String discard = "delete from cooperation_agreement where id = ?";
        for (String other : List.of("suojia-leader", "duoma-mediator", "xizang-officer", "moyun-leader", "nobody")) {
            try (BoundConnection c = region.as(other)) {
                assertEquals(0, c.update(change, agreement), other);
                assertEquals(0, c.update(discard, agreement), other);
            }
        }
        try (BoundConnection c = region.as("duoma-clerk")) {
            assertEquals(1, c.update(change, agreement));
            assertEquals(1, c.update(discard, agreement));
        }
        assertEquals("", write("duoma-leader", 1, "第一条"));
        for (String member : List.of("duoma-leader", "duoma-clerk", "suojia-leader")) {
            try (BoundConnection c = region.as(member)) {
                assertEquals(0, c.update(change, agreement), member);
                assertEquals(0, c.update(discard, agreement), member);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update cooperation_agreement set in_force_at = now()",
                "update cooperation_agreement set accepted_at = now()",
                "update cooperation_agreement set ended_at = now()",
                "update cooperation_agreement set revision = 9",
                "update cooperation_agreement set border_id = township_id",
                "update cooperation_agreement set drafted_at = '2020-01-01'",
                "update agreement_revision set text = 'x'",
                "delete from agreement_revision",
                "update agreement_consent set revision = 2",
                "delete from agreement_consent",
                "insert into agreement_consent (given_at) values ('2020-01-01')",
                "truncate cooperation_agreement cascade"
            })
    void nobodySetsWhatBothSidesBringAbout(String sql) throws SQLException {
        for (String actor : List.of("duoma-leader", "suojia-leader")) {
            assertEquals(REFUSED, attempt(actor, sql));
        }
    }

    @Test
    void onlyALeaderInPersonProposesTheDraftAsItStands() throws SQLException {
        for (String other : List.of("duoma-clerk", "duoma-machine", "duoma-mediator", "xizang-officer", "nobody")) {
            assertEquals(REFUSED, write(other, 1, "第一条"), other);
        }
        assertEquals(TEXT_CHANGED, write("duoma-leader", 1, "第二条"));
        assertEquals(STALE, write("duoma-leader", 2, "第一条"));
        assertEquals("draft", state());
        assertEquals("", write("duoma-leader", 1, "第一条"));
        assertEquals("proposed", state());
    }

    @Test
    void theOtherSideCannotTouchADraftItDoesNotSee() throws SQLException {
        assertEquals(REFUSED, write("suojia-leader", 1, "第一条"));
        assertEquals(REFUSED, give("suojia-leader", "acceptance", 0, "第一条"));
        assertEquals(
                "",
                attempt(
                        "suojia-leader",
                        DRAFT,
                        region.suojia,
                        agreement,
                        region.border,
                        "x",
                        FROM,
                        Region.office("suojia-leader")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"suojia-clerk", "suojia-machine", "suojia-mediator", "qinghai-officer", "nobody"})
    void onlyALeaderInPersonGivesTheWordOfASide(String actor) throws SQLException {
        assertEquals("", write("duoma-leader", 1, "第一条"));
        assertEquals(REFUSED, give(actor, "acceptance", 1, "第一条"));
        assertEquals("", give("suojia-leader", "acceptance", 1, "第一条"));
        assertEquals(REFUSED, give(actor, "signature", 1, "第一条"));
    }

    @Test
    void thePolicyOfWordsNamesMachines() throws SQLException {
        try (BoundConnection c = region.as("suojia-leader")) {
            for (Object check : c.column("select with_check from pg_policies where cmd = 'INSERT'"
                    + " and policyname in ('agreement_consent_own', 'agreement_revision_own')")) {
                assertTrue(
                        check.toString().contains("context_machine() AS context_machine) = false"), check.toString());
            }
        }
    }

    @Test
    void rowsInTheNameOfAnotherSideOrBorderOrPersonAreRefused() throws SQLException {
        assertEquals("", write("duoma-leader", 1, "第一条"));
        try (BoundConnection c = region.as("suojia-leader");
                BoundConnection other = region.as("suojia-deputy")) {
            for (Object[] forged : List.of(
                    new Object[] {region.duoma, region.border, c.person(), Region.office("suojia-leader")},
                    new Object[] {region.suojia, region.otherBorder, c.person(), Region.office("suojia-leader")},
                    new Object[] {region.suojia, region.border, other.person(), Region.office("suojia-leader")},
                    new Object[] {region.suojia, region.border, c.person(), Region.office("suojia-deputy")})) {
                assertEquals(
                        REFUSED,
                        c.refusal(
                                GIVE,
                                forged[0],
                                region.duoma,
                                agreement,
                                forged[1],
                                "acceptance",
                                1,
                                hash("第一条"),
                                null,
                                forged[2],
                                forged[3]));
            }
        }
    }

    // ---- joint state ----------------------------------------------------------------------------------------------

    @Test
    void runsFromDraftToItsEnd() throws SQLException {
        assertEquals("", write("duoma-leader", 1, "第一条"));
        assertEquals(NOT_NOW, give("duoma-leader", "signature", 1, "第一条"));
        assertEquals("", give("suojia-leader", "acceptance", 1, "第一条"));
        assertEquals("accepted", state());
        assertEquals("", give("suojia-leader", "signature", 1, "第一条"));
        assertEquals("accepted", state());
        assertEquals(DUPLICATE, give("suojia-deputy", "signature", 1, "第一条"));
        assertEquals("", give("duoma-leader", "signature", 1, "第一条"));
        assertEquals("in-force", state());
        assertEquals(NOT_NOW, write("suojia-leader", 2, "第二条"));
        assertEquals("", give("duoma-leader", "ending", 1, "第一条"));
        assertEquals("in-force", state());
        assertEquals("", give("suojia-deputy", "ending", 1, "第一条"));
        assertEquals("ended", state());
        assertEquals(NOT_NOW, write("suojia-leader", 2, "第二条"));
        assertEquals(NOT_NOW, give("duoma-deputy", "acceptance", 1, "第一条"));
    }

    @Test
    void aCounterTextReopensEverything() throws SQLException {
        assertEquals("", write("duoma-leader", 1, "第一条"));
        assertEquals("", give("suojia-leader", "acceptance", 1, "第一条"));
        assertEquals("", give("suojia-leader", "signature", 1, "第一条"));
        assertEquals("", write("suojia-clerk", 2, "第二条"));
        assertEquals("proposed", state());
        assertEquals(NOT_NOW, give("suojia-leader", "acceptance", 2, "第二条"));
        assertEquals(TEXT_CHANGED, give("duoma-leader", "acceptance", 1, "第一条"));
        assertEquals(TEXT_CHANGED, give("duoma-leader", "acceptance", 2, "第一条"));
        assertEquals("", give("duoma-leader", "acceptance", 2, "第二条"));
        assertEquals("accepted", state());
        assertEquals("", give("duoma-leader", "signature", 2, "第二条"));
        assertEquals("accepted", state());
        assertEquals("", give("suojia-leader", "signature", 2, "第二条"));
        assertEquals("in-force", state());
    }

    @Test
    void onePersonWithMembershipsOnBothSidesActsForOne() throws SQLException {
        Region own = new Region();
        UUID id = Ids.next();
        String hash = TextHash.agreement(id, "zh-CN", FROM, null, TITLE, "x");
        try (BoundConnection c = own.as("duoma-deputy")) {
            c.update(DRAFT, own.duoma, id, own.border, "x", FROM, Region.office("duoma-deputy"));
            c.update(
                    WRITE,
                    own.duoma,
                    own.duoma,
                    id,
                    own.border,
                    1,
                    "x",
                    FROM,
                    hash,
                    c.person(),
                    Region.office("duoma-deputy"));
            c.commit();
        }
        own.move("duoma-deputy", own.suojia, "leader");
        assertEquals(NOT_NOW, own(own, "duoma-deputy", own.suojia, id, "acceptance", hash));
        assertEquals("", own(own, "suojia-leader", own.suojia, id, "acceptance", hash));
        assertEquals("", own(own, "suojia-leader", own.suojia, id, "signature", hash));
        own.move("suojia-leader", own.duoma, "leader");
        assertEquals(DUPLICATE, own(own, "suojia-leader", own.duoma, id, "signature", hash));
        assertEquals("", own(own, "duoma-leader", own.duoma, id, "signature", hash));
    }

    private static String own(Region region, String actor, UUID township, UUID id, String kind, String hash)
            throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            String refusal = c.refusal(
                    GIVE,
                    township,
                    region.duoma,
                    id,
                    region.border,
                    kind,
                    1,
                    hash,
                    null,
                    c.person(),
                    Region.office(actor));
            c.commit();
            return refusal;
        }
    }

    @Test
    void theDatabaseHashesAsTheApplicationDoes() throws SQLException {
        try (BoundConnection c = region.as("duoma-leader")) {
            for (LocalDate to : new LocalDate[] {null, LocalDate.of(2029, 4, 30)}) {
                assertEquals(
                        List.of(TextHash.agreement(agreement, "bo", FROM, to, "གྲོས་མཐུན", "དོན་ཚན་\n")),
                        c.column(
                                "select agreement_hash(?, 'bo', ?, ?::date, ?, ?)",
                                agreement,
                                FROM,
                                to,
                                "གྲོས་མཐུན",
                                "དོན་ཚན་\n"));
            }
        }
    }

    @Test
    void signaturesOfBothSidesAndACounterTextAtTheSameTimeNeverBothWin() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 25; round++) {
                draft();
                assertEquals("", write("duoma-leader", 1, "第一条"));
                assertEquals("", give("suojia-leader", "acceptance", 1, "第一条"));
                CyclicBarrier start = new CyclicBarrier(3);
                List<Future<String>> ends = new ArrayList<>();
                for (Callable<String> each : List.<Callable<String>>of(
                        () -> give("duoma-leader", "signature", 1, "第一条"),
                        () -> give("suojia-leader", "signature", 1, "第一条"),
                        () -> write("suojia-clerk", 2, "第二条"))) {
                    ends.add(threads.submit(() -> {
                        start.await();
                        return each.call();
                    }));
                }
                boolean duoma = ends.get(0).get().isEmpty();
                boolean suojia = ends.get(1).get().isEmpty();
                boolean answered = ends.get(2).get().isEmpty();
                assertEquals(duoma && suojia && !answered ? "in-force" : "proposed", state());
                assertTrue(answered || duoma && suojia, "somebody wins");
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
