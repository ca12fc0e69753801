package org.jointgov.disputes.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself lets pass of the register of mediators, whatever the application forgot: plain SQL as its role. */
class MediatorDatabaseIT {
    private static final String REFUSED = "42501";
    private static final String NOT_NOW = "JG012";
    private static final String DUPLICATE = "23505";
    private static final String NO_SUCH = "23503";
    private static final String NOT_ALLOWED = "23514";

    private static final String ORGANISE =
            "insert into mediation_organisation (township_id, id, kind, name_zh, village, added_office, changed_at, version)"
                    + " values (?, ?, 'village-committee', '一村人民调解委员会', '一村', ?, now(), 1)";
    private static final String ENTER =
            "insert into mediator (township_id, id, organisation_id, display_name, languages, added_office, changed_at,"
                    + " version) values (?, ?, ?, '示例调解员', 'bo,zh', ?, now(), 1)";
    private static final String PHONE =
            "insert into mediator_phone (township_id, mediator_id, phone) values (?, ?, '0896-5550101')";
    private static final String LINK =
            "insert into mediator_membership (township_id, mediator_id, membership_id) values (?, ?, ?)";
    private static final String DECLARE =
            "insert into interest_declaration (township_id, mediator_id, id, statement, declared_on, declared_office)"
                    + " values (?, ?, ?, '与本村一处草场有承包关系。', '2026-01-05', ?)";
    private static final String WITHDRAW =
            "update interest_declaration set withdrawn_at = transaction_timestamp(), withdrawn_office = ? where id = ?";
    private static final String DISSOLVE =
            "update mediation_organisation set dissolved_at = now(), dissolved_office = ? where id = ?";
    private static final String DEPART =
            "update mediator set departed_at = now(), departed_office = ?, departure_reason = '任期届满' where id = ?";

    private static Region region;
    private static Region elsewhere;

    private UUID organisation;
    private UUID mediator;
    private UUID declaration;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
        elsewhere = new Region();
    }

    @BeforeEach
    void enter() throws SQLException {
        organisation = Ids.next();
        mediator = Ids.next();
        declaration = Ids.next();
        try (BoundConnection c = region.as("duoma-clerk")) {
            String office = Region.office("duoma-clerk");
            c.update(ORGANISE, region.duoma, organisation, office);
            c.update(ENTER, region.duoma, mediator, organisation, office);
            c.update(PHONE, region.duoma, mediator);
            c.update(DECLARE, region.duoma, mediator, declaration, office);
            c.commit();
        }
    }

    private static String attempt(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            return c.refusal(sql, parameters);
        }
    }

    private static int changed(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            return c.update(sql, parameters);
        }
    }

    private static void done(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            assertEquals(1, c.update(sql, parameters));
            c.commit();
        }
    }

    private List<Integer> seenBy(BoundConnection c) throws SQLException {
        return List.of(
                c.column("select 1 from mediation_organisation where id = ?", organisation)
                        .size(),
                c.column("select 1 from mediator where id = ?", mediator).size(),
                c.column("select 1 from interest_declaration where mediator_id = ?", mediator)
                        .size(),
                c.column("select 1 from mediator_phone where mediator_id = ?", mediator)
                        .size());
    }

    // ---- visibility -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"duoma-leader", "duoma-mediator", "suojia-clerk", "suojia-machine", "moyun-mediator"})
    void townshipsOfBothSidesSeeTheEntryWithItsPhone(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            assertEquals(List.of(1, 1, 1, 1), seenBy(c));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xizang-officer", "qinghai-officer"})
    void provincesOfBothSidesSeeTheEntryWithoutItsPhone(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            assertEquals(List.of(1, 1, 1, 0), seenBy(c));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gansu-officer", "county-officer", "nobody"})
    void nobodyElseSeesAnyOfIt(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            assertEquals(List.of(0, 0, 0, 0), seenBy(c));
        }
    }

    @Test
    void aTownshipWithoutACommonBorderInForceSeesNothing() throws SQLException {
        try (BoundConnection c = elsewhere.as("duoma-leader")) {
            assertEquals(List.of(0, 0, 0, 0), seenBy(c));
        }
        UUID pending = Ids.next();
        try (Connection superuser = SharedStack.database().connectAsSuperuser()) {
            run(superuser, "insert into jointgov.border (id, name_zh) values (?, '未生效边界')", pending);
            for (UUID township : List.of(region.duoma, elsewhere.duoma)) {
                run(
                        superuser,
                        "insert into jointgov.border_township (border_id, township_id) values (?, ?)",
                        pending,
                        township);
            }
        }
        try (BoundConnection c = elsewhere.as("duoma-leader")) {
            assertEquals(List.of(0, 0, 0, 0), seenBy(c));
        }
    }

    @Test
    void theLoginOfAMediatorIsTheOwnTownshipsToKnow() throws SQLException {
        UUID login = membership("duoma-mediator");
        done("duoma-leader", LINK, region.duoma, mediator, login);
        for (String actor : List.of("duoma-mediator", "suojia-leader", "xizang-officer")) {
            try (BoundConnection c = region.as(actor)) {
                assertEquals(
                        actor.equals("duoma-mediator") ? List.of(login) : List.of(),
                        c.column("select membership_id from mediator_membership where mediator_id = ?", mediator));
            }
        }
        done("duoma-leader", "delete from mediator_membership where mediator_id = ?", mediator);
    }

    // ---- a row is written by its owning township only -------------------------------------------------------------

    @Nested
    class AsLeaderOfTheOtherTownship {
        private static final String ME = "suojia-leader";
        private final String office = Region.office(ME);

        @Test
        void theOwnersRowsCannotBeWritten() throws SQLException {
            assertEquals(0, changed(ME, "update mediation_organisation set name_zh = 'x' where id = ?", organisation));
            assertEquals(0, changed(ME, "update mediator set display_name = 'x' where id = ?", mediator));
            assertEquals(0, changed(ME, "update mediator_phone set phone = '000' where mediator_id = ?", mediator));
            assertEquals(0, changed(ME, "delete from mediator_phone where mediator_id = ?", mediator));
            assertEquals(0, changed(ME, WITHDRAW, office, declaration));
        }

        @Test
        void rowsInTheOwnersNameAreRefused() throws SQLException {
            assertEquals(REFUSED, attempt(ME, ORGANISE, region.duoma, Ids.next(), office));
            assertEquals(REFUSED, attempt(ME, ENTER, region.duoma, Ids.next(), organisation, office));
            assertEquals(REFUSED, attempt(ME, PHONE, region.duoma, mediator));
            assertEquals(REFUSED, attempt(ME, LINK, region.duoma, mediator, membership(ME)));
            assertEquals(REFUSED, attempt(ME, DECLARE, region.duoma, mediator, Ids.next(), office));
        }

        @Test
        void theOwnersOrganisationAndMediatorAreNoneOfTheOwn() throws SQLException {
            assertEquals(NO_SUCH, attempt(ME, ENTER, region.suojia, Ids.next(), organisation, office));
            assertEquals(REFUSED, attempt(ME, PHONE, region.suojia, mediator));
            assertEquals(REFUSED, attempt(ME, DECLARE, region.suojia, mediator, Ids.next(), office));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"duoma-mediator", "xizang-officer", "county-officer", "nobody"})
    void rolesThatDoNotWriteAreRefused(String actor) throws SQLException {
        String office = Region.office(actor);
        assertEquals(REFUSED, attempt(actor, ORGANISE, region.duoma, Ids.next(), office));
        assertEquals(REFUSED, attempt(actor, ENTER, region.duoma, Ids.next(), organisation, office));
        assertEquals(REFUSED, attempt(actor, DECLARE, region.duoma, mediator, Ids.next(), office));
        assertEquals(0, changed(actor, "update mediator set display_name = 'x' where id = ?", mediator));
        assertEquals(0, changed(actor, "delete from mediator_phone where mediator_id = ?", mediator));
        assertEquals(0, changed(actor, WITHDRAW, office, declaration));
    }

    @Nested
    class AsClerkOfTheOwningTownship {
        private static final String ME = "duoma-clerk";
        private final String office = Region.office(ME);

        @Test
        void anotherOfficeThanTheOwnIsRefused() throws SQLException {
            String other = Region.office("duoma-leader");
            assertEquals(REFUSED, attempt(ME, ORGANISE, region.duoma, Ids.next(), other));
            assertEquals(REFUSED, attempt(ME, ENTER, region.duoma, Ids.next(), organisation, other));
            assertEquals(REFUSED, attempt(ME, DECLARE, region.duoma, mediator, Ids.next(), other));
            assertEquals(REFUSED, attempt(ME, WITHDRAW, other, declaration));
            assertEquals(REFUSED, attempt(ME, DEPART, other, mediator));
        }

        @Test
        void nothingIsDeletedOrRewritten() throws SQLException {
            for (String table : List.of("mediation_organisation", "mediator", "interest_declaration")) {
                assertEquals(REFUSED, attempt(ME, "delete from " + table));
                assertEquals(REFUSED, attempt(ME, "update " + table + " set township_id = ?", region.suojia));
            }
            assertEquals(REFUSED, attempt(ME, "update interest_declaration set statement = 'x'"));
            assertEquals(REFUSED, attempt(ME, "update mediator set added_at = now()"));
        }

        @Test
        void anInterestIsWithdrawnOnceAndNow() throws SQLException {
            assertEquals(
                    REFUSED,
                    attempt(
                            ME,
                            "update interest_declaration set withdrawn_at = '2020-01-01', withdrawn_office = ? where id = ?",
                            office,
                            declaration));
            done(ME, WITHDRAW, office, declaration);
            assertEquals(0, changed(ME, WITHDRAW, office, declaration));
            try (BoundConnection c = region.as("suojia-mediator")) {
                assertEquals(
                        List.of("与本村一处草场有承包关系。"),
                        c.column(
                                "select statement from interest_declaration where id = ? and withdrawn_at is not null",
                                declaration));
            }
        }

        @Test
        void onlyALoginOfTheOwnTownshipIsLinkedAndOnlyOnce() throws SQLException {
            assertEquals(NO_SUCH, attempt(ME, LINK, region.duoma, mediator, membership("suojia-mediator")));
            assertEquals(NO_SUCH, attempt(ME, LINK, region.duoma, mediator, Ids.next()));
            UUID second = Ids.next();
            done(ME, ENTER, region.duoma, second, organisation, office);
            UUID login = membership("duoma-deputy");
            done(ME, LINK, region.duoma, mediator, login);
            assertEquals(DUPLICATE, attempt(ME, LINK, region.duoma, second, login));
            done(ME, "delete from mediator_membership where mediator_id = ?", mediator);
        }

        @Test
        void aDepartedMediatorStaysAsHeWas() throws SQLException {
            done(ME, DEPART, office, mediator);
            assertEquals(0, changed(ME, "update mediator set display_name = 'x' where id = ?", mediator));
            assertEquals(REFUSED, attempt(ME, LINK, region.duoma, mediator, membership(ME)));
            assertEquals(REFUSED, attempt(ME, DECLARE, region.duoma, mediator, Ids.next(), office));
            assertEquals(1, changed(ME, "delete from mediator_phone where mediator_id = ?", mediator));
        }

        @Test
        void whenItHappenedIsForTheDatabaseToSay() throws SQLException {
            done(ME, DEPART.replace("departed_at = now()", "departed_at = '2020-01-01'"), office, mediator);
            try (BoundConnection c = region.as(ME)) {
                assertEquals(
                        List.of(true),
                        c.column(
                                "select departed_at > now() - interval '1 hour' from mediator where id = ?", mediator));
            }
        }

        @Test
        void nobodyWorksForADissolvedOrganisation() throws SQLException {
            assertEquals(NOT_NOW, attempt(ME, DISSOLVE, office, organisation));
            done(ME, DEPART, office, mediator);
            done(ME, DISSOLVE, office, organisation);
            assertEquals(NOT_NOW, attempt(ME, ENTER, region.duoma, Ids.next(), organisation, office));
            assertEquals(0, changed(ME, "update mediation_organisation set name_zh = 'x' where id = ?", organisation));
        }

        @Test
        void wordsThatTheRegisterDoesNotKnowAreRefused() throws SQLException {
            assertEquals(NOT_ALLOWED, attempt(ME, "update mediator set languages = 'zh,bo' where id = ?", mediator));
            assertEquals(NOT_ALLOWED, attempt(ME, "update mediator set languages = '' where id = ?", mediator));
            assertEquals(
                    NOT_ALLOWED,
                    attempt(ME, "update mediation_organisation set village = null where id = ?", organisation));
        }

        @Test
        void ofDissolvingAndJoiningAtOnceOneComesSecond() throws Exception {
            done(ME, DEPART, office, mediator);
            ExecutorService other = Executors.newSingleThreadExecutor();
            try (BoundConnection joining = region.as(ME)) {
                joining.update(ENTER, region.duoma, Ids.next(), organisation, office);
                Future<String> dissolving = other.submit(() -> attempt(ME, DISSOLVE, office, organisation));
                awaitLock();
                joining.commit();
                assertEquals(NOT_NOW, dissolving.get());
            } finally {
                other.shutdownNow();
            }
        }
    }

    @Test
    void theNewestOfATownshipAreFoundAlongTheIndex() throws SQLException {
        try (BoundConnection c = region.as("suojia-leader")) {
            c.update("set local enable_seqscan = off");
            String plan = String.join(
                    "\n",
                    c
                            .column("explain select m.id from unnest(mediator_townships()) t (id) cross join lateral ("
                                    + "select * from mediator m where m.township_id = t.id"
                                    + " order by m.added_at desc, m.id desc limit 20) m")
                            .stream()
                            .map(Object::toString)
                            .toList());
            assertTrue(plan.contains("mediator_newest_ix"), plan);
        }
    }

    private static UUID membership(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            return c.membership();
        }
    }

    /** Until somebody waits for a lock that another holds. */
    private static void awaitLock() throws SQLException {
        long patience = System.nanoTime() + 20_000_000_000L;
        try (Connection superuser = SharedStack.database().connectAsSuperuser();
                PreparedStatement waiting = superuser.prepareStatement(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = 'jointgov_app'"
                                + " and query like 'update mediation_organisation%'")) {
            while (System.nanoTime() < patience) {
                try (var row = waiting.executeQuery()) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return;
                    }
                }
            }
        }
        throw new AssertionError("nobody waits");
    }

    private static void run(Connection superuser, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
