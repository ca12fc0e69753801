package org.jointgov.meetings;

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
import org.jointgov.meetings.application.MinutesJson;
import org.jointgov.meetings.domain.MinutesCommitment;
import org.jointgov.meetings.domain.MinutesContent;
import org.jointgov.meetings.domain.MinutesItem;
import org.jointgov.meetings.domain.MinutesPosition;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.TextHash;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself lets pass, whatever the application forgot: plain SQL as the application's role. */
class JointMeetingDatabaseIT {
    private static final String REFUSED = "42501";
    private static final String TEXT_CHANGED = "JG011";
    private static final String NOT_NOW = "JG012";
    private static final String STALE = "JG013";
    private static final String NOT_THE_MEETINGS = "JG016";
    private static final String DUPLICATE = "23505";

    private static Region region;

    private UUID meeting;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void plan() throws SQLException {
        meeting = Ids.next();
        act("duoma-leader", c -> plan(c, "duoma-leader", region.duoma, region.border, meeting));
    }

    // ---- statements, as an attacker or a careless programmer would write them -------------------------------------

    interface Act {
        void on(BoundConnection connection) throws SQLException;
    }

    private static void act(String actor, Act act) throws SQLException {
        try (BoundConnection connection = region.as(actor)) {
            act.on(connection);
            connection.commit();
        }
    }

    /** @return the SQLSTATE with which the act was refused; empty when it was let through */
    private static String attempt(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection connection = region.as(actor)) {
            return connection.refusal(sql, parameters);
        }
    }

    private static final String PLAN =
            "insert into joint_meeting (township_id, id, border_id, kind, title, place, starts_at, online,"
                    + " host_township_id, planned_office, version)"
                    + " values (?, ?, ?, 'symposium', '座谈会', '索加乡', now(), false, ?, ?, 1)";
    private static final String WRITE =
            "insert into minutes_revision (township_id, owner_township_id, meeting_id, border_id, revision, language, text,"
                    + " content_hash, office) values (?, ?, ?, ?, ?, 'zh-CN', ?, ?, ?)";
    private static final String SIGN =
            "insert into minutes_sign_off (township_id, owner_township_id, meeting_id, border_id, revision, content_hash,"
                    + " person_id, office) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String PUT =
            "insert into minutes_window (township_id, owner_township_id, meeting_id, border_id, revision, days, office)"
                    + " values (?, ?, ?, ?, ?, 7, ?)";
    private static final String ATTEND =
            "insert into meeting_attendance (township_id, owner_township_id, meeting_id, border_id, entries, office, version)"
                    + " values (?, ?, ?, ?, '[]', ?, 1)";

    private static void plan(BoundConnection c, String actor, UUID township, UUID border, UUID id) throws SQLException {
        c.update(PLAN, township, id, border, township, Region.office(actor));
    }

    private String hash(String text) {
        return TextHash.minutes(meeting, "zh-CN", text);
    }

    private Object[] revision(String actor, UUID township, int number, String text) {
        return new Object[] {
            township, region.duoma, meeting, region.border, number, text, hash(text), Region.office(actor)
        };
    }

    private void write(String actor, UUID township, int number, String text) throws SQLException {
        act(actor, c -> {
            c.update(WRITE, revision(actor, township, number, text));
            if (number == 1) {
                c.update(PUT, township, region.duoma, meeting, region.border, number, Region.office(actor));
            }
        });
    }

    private String sign(String actor, UUID township, int number, String text) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            String refusal = c.refusal(
                    SIGN,
                    township,
                    region.duoma,
                    meeting,
                    region.border,
                    number,
                    hash(text),
                    c.person(),
                    Region.office(actor));
            c.commit();
            return refusal;
        }
    }

    private String state() throws SQLException {
        try (BoundConnection c = region.as("duoma-mediator")) {
            return (String) c.column("select state from joint_meeting where id = ?", meeting)
                    .get(0);
        }
    }

    private static int seenBy(String actor, String table, String key, UUID id) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            return c.column("select 1 from " + table + " where " + key + " = ?", id)
                    .size();
        }
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
    void membersOfTheBorderAndTheirProvincesSeeAllOfIt(String actor) throws SQLException {
        write("suojia-clerk", region.suojia, 1, "第一稿");
        assertEquals("", sign("suojia-leader", region.suojia, 1, "第一稿"));
        act(
                "suojia-leader",
                c -> c.update(
                        ATTEND, region.suojia, region.duoma, meeting, region.border, Region.office("suojia-leader")));
        assertEquals(1, seenBy(actor, "joint_meeting", "id", meeting));
        assertEquals(1, seenBy(actor, "minutes_revision", "meeting_id", meeting));
        assertEquals(1, seenBy(actor, "minutes_sign_off", "meeting_id", meeting));
        assertEquals(1, seenBy(actor, "meeting_attendance", "meeting_id", meeting));
    }

    @ParameterizedTest
    @ValueSource(strings = {"moyun-leader", "gansu-officer", "county-officer", "nobody"})
    void nobodyElseSeesAnyOfIt(String actor) throws SQLException {
        write("suojia-clerk", region.suojia, 1, "第一稿");
        assertEquals("", sign("suojia-leader", region.suojia, 1, "第一稿"));
        assertEquals(0, seenBy(actor, "joint_meeting", "id", meeting));
        assertEquals(0, seenBy(actor, "minutes_revision", "meeting_id", meeting));
        assertEquals(0, seenBy(actor, "minutes_sign_off", "meeting_id", meeting));
        assertEquals(0, seenBy(actor, "lock_joint_meeting(gen_random_uuid())", "border_id", region.border));
        try (BoundConnection c = region.as(actor)) {
            assertEquals(List.of(), c.column("select border_id from lock_joint_meeting(?)", meeting));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"role\": \"chair\", \"presence\": \"deputy\"}",
                "{\"role\": \"chair\", \"presence\": \"deputy\", \"deputyOffice\": \"\"}",
                "{\"role\": \"chair\", \"presence\": \"deputy\", \"deputyOffice\": 7}",
                "{\"role\": \"chair\", \"presence\": \"attended\", \"deputyOffice\": \"副乡长\"}",
                "{\"role\": \"guest\", \"presence\": \"attended\"}",
                "{\"role\": \"recorder\", \"presence\": \"attended\", \"organisation\": \"县民政局\"}"
            })
    void aDeputyHasAnOfficeAndAGuestAnOrganisationAndNobodyElse(String entry) throws SQLException {
        String attend = ATTEND.replace("'[]'", "jsonb_build_array(?::jsonb)");
        Object[] row = {region.suojia, region.duoma, meeting, region.border, entry, Region.office("suojia-leader")};
        assertEquals("23514", attempt("suojia-leader", attend, row));
        row[4] =
                "{\"role\": \"guest\", \"presence\": \"deputy\", \"deputyOffice\": \"副局长\", \"organisation\": \"县民政局\"}";
        assertEquals("", attempt("suojia-leader", attend, row));
    }

    @Test
    void whoSignedIsKnownByOfficeOnly() throws SQLException {
        assertEquals(REFUSED, attempt("suojia-leader", "select person_id from minutes_sign_off"));
    }

    // ---- a row is written by its owning township only -------------------------------------------------------------

    @Nested
    class AsLeaderOfTheOtherTownship {
        private static final String ME = "suojia-leader";

        @Test
        void theOwnersPlanCannotBeWritten() throws SQLException {
            try (BoundConnection c = region.as(ME)) {
                assertEquals(0, c.update("update joint_meeting set title = 'x' where id = ?", meeting));
                assertEquals(REFUSED, c.refusal("delete from joint_meeting where id = ?", meeting));
                assertEquals(
                        REFUSED,
                        c.refusal(PLAN, region.duoma, Ids.next(), region.border, region.duoma, Region.office(ME)));
            }
        }

        @Test
        void rowsInTheOwnersNameAreRefused() throws SQLException {
            assertEquals(REFUSED, attempt(ME, WRITE, revision(ME, region.duoma, 1, "x")));
            assertEquals(
                    REFUSED,
                    attempt(ME, ATTEND, region.duoma, region.duoma, meeting, region.border, Region.office(ME)));
        }

        @Test
        void anotherOfficeThanTheOwnIsRefused() throws SQLException {
            assertEquals(REFUSED, attempt(ME, WRITE, revision("suojia-clerk", region.suojia, 1, "x")));
        }

        @Test
        void aRowThatLeadsToAnotherBorderIsRefused() throws SQLException {
            assertEquals(
                    REFUSED,
                    attempt(ME, ATTEND, region.suojia, region.duoma, meeting, region.otherBorder, Region.office(ME)));
        }
    }

    @Nested
    class AsLeaderOfAnotherBorder {
        private static final String ME = "moyun-leader";

        @Test
        void aHiddenMeetingAnswersLikeAnAbsentOne() throws SQLException {
            UUID absent = Ids.next();
            for (UUID id : List.of(meeting, absent)) {
                assertEquals(
                        REFUSED,
                        attempt(
                                ME,
                                WRITE,
                                region.moyun,
                                region.duoma,
                                id,
                                region.border,
                                1,
                                "x",
                                TextHash.minutes(id, "zh-CN", "x"),
                                Region.office(ME)));
                assertEquals(
                        REFUSED,
                        attempt(ME, ATTEND, region.moyun, region.duoma, id, region.otherBorder, Region.office(ME)));
            }
        }

        @Test
        void theIdOfAHiddenMeetingIsFree() throws SQLException {
            assertEquals(
                    "", attempt(ME, PLAN, region.moyun, meeting, region.otherBorder, region.moyun, Region.office(ME)));
        }

        @Test
        void aBorderThatIsNotTheOwnIsRefused() throws SQLException {
            assertEquals(
                    REFUSED,
                    attempt(ME, PLAN, region.moyun, Ids.next(), region.border, region.moyun, Region.office(ME)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"duoma-mediator", "xizang-officer", "county-officer", "nobody"})
    void rolesThatDoNotWriteAreRefused(String actor) throws SQLException {
        assertEquals(
                REFUSED,
                attempt(actor, PLAN, region.duoma, Ids.next(), region.border, region.duoma, Region.office(actor)));
        assertEquals(REFUSED, attempt(actor, WRITE, revision(actor, region.duoma, 1, "x")));
        try (BoundConnection c = region.as(actor)) {
            assertEquals(0, c.update("update joint_meeting set title = 'x' where id = ?", meeting));
        }
    }

    // ---- joint state ----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update joint_meeting set in_force_at = now()",
                "update joint_meeting set sign_offs = 2",
                "update joint_meeting set signed_by = array[township_id]",
                "update joint_meeting set amendment_until = now()",
                "update joint_meeting set open_amendments = 0",
                "update minutes_window set days = 1",
                "update minutes_amendment set text = 'x'",
                "delete from minutes_amendment",
                "update minutes_amendment_answer set accepted = true",
                "update minutes_addendum set in_force_at = now()",
                "update minutes_addendum set text = 'x'",
                "update addendum_sign_off set content_hash = 'x'",
                "update signing_deputy set last_day = last_day + 1",
                "select membership_id from signing_deputy",
                "select sides_signed(gen_random_uuid(), '{}', '{}', '{}')",
                "update joint_meeting set revision = 9",
                "update joint_meeting set border_id = township_id",
                "update joint_meeting set planned_at = '2020-01-01'",
                "update minutes_revision set text = 'x'",
                "delete from minutes_revision",
                "update minutes_sign_off set revision = 2",
                "delete from minutes_sign_off",
                "insert into minutes_sign_off (signed_at) values ('2020-01-01')",
                "delete from meeting_attendance",
                "truncate joint_meeting cascade",
                "select all_sides_consent(gen_random_uuid(), '{}', '{}')",
                "alter table minutes_sign_off disable trigger all"
            })
    void nobodySetsWhatBothSidesBringAbout(String sql) throws SQLException {
        for (String actor : List.of("duoma-leader", "suojia-leader")) {
            assertEquals(REFUSED, attempt(actor, sql));
        }
    }

    @Test
    void theStateFollowsFromTheFactsAndCannotBeSet() throws SQLException {
        String generated = "428C9";
        assertEquals(generated, attempt("duoma-leader", "update joint_meeting set state = 'in-force'"));
    }

    @Test
    void bothLeadersOnTheSameTextPutItInForceAndThenNothingChanges() throws SQLException {
        act("duoma-clerk", c -> c.update(WRITE, revision("duoma-clerk", region.duoma, 1, "第一稿")));
        assertEquals("minutes-drafting", state());
        assertEquals(NOT_NOW, sign("suojia-leader", region.suojia, 1, "第一稿"), "not put to both sides");
        act(
                "duoma-clerk",
                c -> c.update(
                        PUT, region.duoma, region.duoma, meeting, region.border, 1, Region.office("duoma-clerk")));
        assertEquals("amendment", state());
        assertEquals("", sign("suojia-leader", region.suojia, 1, "第一稿"));
        assertEquals("awaiting-sign-off", state());
        assertEquals("", sign("duoma-leader", region.duoma, 1, "第一稿"));
        assertEquals("in-force", state());

        assertEquals(NOT_NOW, attempt("suojia-clerk", WRITE, revision("suojia-clerk", region.suojia, 2, "第二稿")));
        assertEquals(NOT_NOW, sign("suojia-deputy", region.suojia, 2, "第一稿"));
        assertEquals(
                NOT_NOW,
                attempt(
                        "suojia-clerk",
                        ATTEND,
                        region.suojia,
                        region.duoma,
                        meeting,
                        region.border,
                        Region.office("suojia-clerk")));
        try (BoundConnection c = region.as("duoma-leader")) {
            assertEquals(0, c.update("update joint_meeting set title = 'x' where id = ?", meeting));
        }
    }

    @Test
    void aRevisionReopensAllSignOffsAndKeepsThem() throws SQLException {
        write("duoma-clerk", region.duoma, 1, "第一稿");
        assertEquals("", sign("suojia-leader", region.suojia, 1, "第一稿"));
        write("suojia-clerk", region.suojia, 2, "第二稿");
        assertEquals("amendment", state());
        assertEquals(TEXT_CHANGED, sign("duoma-leader", region.duoma, 1, "第一稿"));
        assertEquals("", sign("duoma-leader", region.duoma, 2, "第二稿"));
        assertEquals("awaiting-sign-off", state());
        assertEquals(2, seenBy("duoma-leader", "minutes_sign_off", "meeting_id", meeting));
        assertEquals("", sign("suojia-leader", region.suojia, 2, "第二稿"));
        assertEquals("in-force", state());
    }

    @Test
    void onlyTheTextThatIsStoredCanBeSigned() throws SQLException {
        assertEquals(NOT_NOW, sign("duoma-leader", region.duoma, 0, ""));
        write("duoma-clerk", region.duoma, 1, "第一稿");
        assertEquals(TEXT_CHANGED, sign("duoma-leader", region.duoma, 1, "另一稿"));
        assertEquals(TEXT_CHANGED, sign("duoma-leader", region.duoma, 2, "第一稿"));
        assertEquals("amendment", state());
    }

    @Test
    void aRevisionBuildsOnTheLatestAndCarriesItsOwnHash() throws SQLException {
        write("duoma-clerk", region.duoma, 1, "第一稿");
        assertEquals(STALE, attempt("suojia-clerk", WRITE, revision("suojia-clerk", region.suojia, 3, "第三稿")));
        assertEquals(DUPLICATE, attempt("suojia-clerk", WRITE, revision("suojia-clerk", region.suojia, 1, "第二稿")));
        Object[] forged = revision("suojia-clerk", region.suojia, 2, "第二稿");
        forged[6] = hash("第一稿");
        assertEquals(TEXT_CHANGED, attempt("suojia-clerk", WRITE, forged));
    }

    @ParameterizedTest
    @ValueSource(strings = {"suojia-machine", "suojia-clerk", "suojia-mediator", "qinghai-officer"})
    void onlyALeaderInPersonSigns(String actor) throws SQLException {
        write("suojia-machine", region.suojia, 1, "第一稿");
        assertEquals(REFUSED, sign(actor, region.suojia, 1, "第一稿"));
    }

    /** No membership of a machine is a leader's; should there ever be one, the policy itself refuses it. */
    @Test
    void theSignOffsPolicyNamesMachines() throws SQLException {
        try (BoundConnection c = region.as("suojia-leader")) {
            String check = (String) c.column(
                            "select with_check from pg_policies where policyname = 'minutes_sign_off_own' and cmd = 'INSERT'")
                    .get(0);
            assertTrue(check.contains("context_machine() AS context_machine) = false"), check);
        }
    }

    @Test
    void aSideSignsOnce() throws SQLException {
        write("suojia-clerk", region.suojia, 1, "第一稿");
        assertEquals("", sign("suojia-leader", region.suojia, 1, "第一稿"));
        assertEquals(NOT_NOW, sign("suojia-deputy", region.suojia, 1, "第一稿"));
    }

    @Test
    void nobodySignsAsSomebodyElse() throws SQLException {
        write("suojia-clerk", region.suojia, 1, "第一稿");
        try (BoundConnection other = region.as("suojia-deputy")) {
            assertEquals(
                    REFUSED,
                    attempt(
                            "suojia-leader",
                            SIGN,
                            region.suojia,
                            region.duoma,
                            meeting,
                            region.border,
                            1,
                            hash("第一稿"),
                            other.person(),
                            Region.office("suojia-leader")));
        }
    }

    @Test
    void onePersonWithMembershipsOnBothSidesDoesNotSignForBoth() throws SQLException {
        Region own = new Region();
        UUID id = Ids.next();
        String text = "第一稿";
        String hash = TextHash.minutes(id, "zh-CN", text);
        try (BoundConnection c = own.as("duoma-leader")) {
            plan(c, "duoma-leader", own.duoma, own.border, id);
            c.update(WRITE, own.duoma, own.duoma, id, own.border, 1, text, hash, Region.office("duoma-leader"));
            c.update(PUT, own.duoma, own.duoma, id, own.border, 1, Region.office("duoma-leader"));
            c.commit();
        }
        try (BoundConnection c = own.as("suojia-deputy")) {
            c.update(SIGN, own.suojia, own.duoma, id, own.border, 1, hash, c.person(), Region.office("suojia-deputy"));
            c.commit();
        }
        own.move("suojia-deputy", own.duoma, "leader");
        try (BoundConnection c = own.as("suojia-deputy")) {
            assertEquals(
                    DUPLICATE,
                    c.refusal(
                            SIGN,
                            own.duoma,
                            own.duoma,
                            id,
                            own.border,
                            1,
                            hash,
                            c.person(),
                            Region.office("suojia-deputy")));
            assertEquals(List.of("awaiting-sign-off"), c.column("select state from joint_meeting where id = ?", id));
        }
    }

    @Test
    void aTriplePointNeedsAllThree() throws SQLException {
        UUID id = Ids.next();
        String hash = TextHash.minutes(id, "zh-CN", "三方");
        act("moyun-leader", c -> {
            plan(c, "moyun-leader", region.moyun, region.triplePoint, id);
            c.update(
                    WRITE,
                    region.moyun,
                    region.moyun,
                    id,
                    region.triplePoint,
                    1,
                    "三方",
                    hash,
                    Region.office("moyun-leader"));
            c.update(PUT, region.moyun, region.moyun, id, region.triplePoint, 1, Region.office("moyun-leader"));
        });
        List<Object> states = new ArrayList<>();
        for (var side : List.of(
                java.util.Map.entry("moyun-leader", region.moyun),
                java.util.Map.entry("duoma-leader", region.duoma),
                java.util.Map.entry("suojia-leader", region.suojia))) {
            act(side.getKey(), c -> {
                c.update(
                        SIGN,
                        side.getValue(),
                        region.moyun,
                        id,
                        region.triplePoint,
                        1,
                        hash,
                        c.person(),
                        Region.office(side.getKey()));
                states.addAll(c.column("select state from joint_meeting where id = ?", id));
            });
        }
        assertEquals(List.of("awaiting-sign-off", "awaiting-sign-off", "in-force"), states);
    }

    @Test
    void theDatabaseHashesAsTheApplicationDoes() throws SQLException {
        try (BoundConnection c = region.as("duoma-leader")) {
            for (String text : List.of("第一条：共用水源。\n第二条", "བོད་ཡིག་\u0f42\u0fb7", "caf\u00e9\n\n", "x")) {
                assertEquals(
                        List.of(TextHash.minutes(meeting, "bo", text)),
                        c.column("select minutes_hash(?, 'bo', ?, '[]', '[]')", meeting, text));
            }
        }
    }

    private static final String WRITE_ITEMS =
            "insert into minutes_revision (township_id, owner_township_id, meeting_id, border_id, revision, language, text,"
                    + " items, translations, content_hash, office)"
                    + " values (?, ?, ?, ?, 1, 'zh-CN', '', ?::jsonb, '[]', ?, ?)";

    private static MinutesItem item(UUID agendaItem, UUID township) {
        return new MinutesItem(
                Ids.next(),
                agendaItem,
                "转场",
                "双方\n\\介绍",
                "",
                List.of(new MinutesPosition(township, "同意")),
                List.of(new MinutesCommitment(Ids.next(), township, "乡长", LocalDate.of(2026, 12, 31), "立牌")));
    }

    private String writeItems(String hash, MinutesItem... items) throws SQLException {
        return attempt(
                "suojia-clerk",
                WRITE_ITEMS,
                region.suojia,
                region.duoma,
                meeting,
                region.border,
                MinutesJson.items(List.of(items)),
                hash,
                Region.office("suojia-clerk"));
    }

    private String hash(MinutesItem... items) {
        return new MinutesContent("zh-CN", "", List.of(items), List.of()).hash(meeting);
    }

    @Test
    void itemsAreHashedByTheDatabaseTooAndNameOnlyWhatTheMeetingHas() throws SQLException {
        UUID onAgenda = Ids.next();
        act("suojia-clerk", c -> c.column(PUT_ON, region.duoma, meeting, onAgenda, null));
        MinutesItem good = item(onAgenda, region.duoma);
        assertEquals("", writeItems(hash(good), good));
        assertEquals(TEXT_CHANGED, writeItems(hash(good), item(onAgenda, region.duoma)));
        MinutesItem stranger = item(null, region.moyun);
        assertEquals(NOT_THE_MEETINGS, writeItems(hash(stranger), stranger));
        MinutesItem elsewhere = item(Ids.next(), region.duoma);
        assertEquals(NOT_THE_MEETINGS, writeItems(hash(elsewhere), elsewhere));
        assertEquals("23514", writeItems(hash("")), "neither a text nor an item");
    }

    @Test
    void aRefusalIsALeadersOfTheLatestTextAndNeverChanged() throws SQLException {
        String refuse = "insert into minutes_refusal (township_id, owner_township_id, meeting_id, border_id, revision,"
                + " content_hash, reason, office) values (?, ?, ?, ?, ?, ?, '不符', ?)";
        write("suojia-clerk", region.suojia, 1, "第一稿");
        for (String actor : List.of("duoma-clerk", "duoma-machine", "moyun-leader")) {
            assertEquals(
                    REFUSED,
                    attempt(
                            actor,
                            refuse,
                            region.duoma,
                            region.duoma,
                            meeting,
                            region.border,
                            1,
                            hash("第一稿"),
                            Region.office(actor)),
                    actor);
        }
        String office = Region.office("duoma-leader");
        assertEquals(
                REFUSED,
                attempt(
                        "duoma-leader",
                        refuse,
                        region.suojia,
                        region.duoma,
                        meeting,
                        region.border,
                        1,
                        hash("第一稿"),
                        office));
        assertEquals(
                TEXT_CHANGED,
                attempt(
                        "duoma-leader",
                        refuse,
                        region.duoma,
                        region.duoma,
                        meeting,
                        region.border,
                        1,
                        hash("别的"),
                        office));
        act(
                "duoma-leader",
                c -> c.update(refuse, region.duoma, region.duoma, meeting, region.border, 1, hash("第一稿"), office));
        assertEquals(
                DUPLICATE,
                attempt(
                        "duoma-leader",
                        refuse,
                        region.duoma,
                        region.duoma,
                        meeting,
                        region.border,
                        1,
                        hash("第一稿"),
                        office));
        for (String statement : List.of(
                "update minutes_refusal set reason = '同意' where meeting_id = ?",
                "delete from minutes_refusal where meeting_id = ?")) {
            assertEquals(REFUSED, attempt("duoma-leader", statement, meeting), statement);
        }
        assertEquals("", sign("duoma-leader", region.duoma, 1, "第一稿"));
        write("suojia-clerk", region.suojia, 2, "第二稿");
        assertEquals("", sign("duoma-leader", region.duoma, 2, "第二稿"));
        assertEquals(
                NOT_NOW,
                attempt(
                        "duoma-leader",
                        refuse,
                        region.duoma,
                        region.duoma,
                        meeting,
                        region.border,
                        2,
                        hash("第二稿"),
                        office));
    }

    // ---- who signs, amendments, addenda ----------------------------------------------------------------------------

    private static final String SIGN_AS =
            "insert into minutes_sign_off (township_id, owner_township_id, meeting_id, border_id, revision, content_hash,"
                    + " person_id, office, capacity, deputy_id, for_office) values (?, ?, ?, ?, 1, ?, ?, ?, ?, ?::uuid, ?)";
    private static final String NAME =
            "insert into signing_deputy (township_id, id, membership_id, office, leader_office, first_day, last_day)"
                    + " select ?, ?, m.id, m.office, ?, ?, ? from membership m where m.id = ?";
    private static final String PROPOSE =
            "insert into minutes_amendment (township_id, owner_township_id, meeting_id, border_id, id, revision, text, office)"
                    + " values (?, ?, ?, ?, ?, 1, '改', ?)";
    private static final String ANSWER =
            "insert into minutes_amendment_answer (township_id, owner_township_id, meeting_id, border_id, amendment_id, accepted,"
                    + " office) values (?, ?, ?, ?, ?, true, ?)";
    private static final String ADD =
            "insert into minutes_addendum (township_id, owner_township_id, meeting_id, border_id, id, language, text, content_hash,"
                    + " office) values (?, ?, ?, ?, ?, 'zh-CN', '补充', ?, ?)";

    private String signAs(Region of, String actor, UUID township, String capacity, UUID deputy, String forOffice)
            throws SQLException {
        try (BoundConnection c = of.as(actor)) {
            return c.refusal(
                    SIGN_AS,
                    township,
                    region.duoma,
                    meeting,
                    region.border,
                    hash("第一稿"),
                    c.person(),
                    Region.office(actor),
                    capacity,
                    deputy,
                    forOffice);
        }
    }

    @Test
    void aDeputySignsByTheOwnRecordOnItsDaysOnly() throws SQLException {
        write("duoma-clerk", region.duoma, 1, "第一稿");
        String leader = Region.office("suojia-leader");
        assertEquals(REFUSED, signAs(region, "suojia-clerk", region.suojia, "leader", null, null));
        assertEquals(REFUSED, signAs(region, "suojia-clerk", region.suojia, "deputy", Ids.next(), leader));
        assertEquals(REFUSED, signAs(region, "suojia-mediator", region.suojia, "second", null, null));
        assertEquals(NOT_NOW, signAs(region, "suojia-clerk", region.suojia, "second", null, null), "one is asked for");
        assertEquals(REFUSED, signAs(region, "suojia-clerk", region.duoma, "second", null, null), "another side's");
        UUID clerk;
        try (BoundConnection c = region.as("suojia-clerk")) {
            clerk = (UUID) c.column("select context_membership()").get(0);
        }
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        for (String actor : List.of("suojia-clerk", "duoma-leader", "moyun-leader", "qinghai-officer")) {
            assertEquals(
                    REFUSED,
                    attempt(
                            actor,
                            "insert into signing_deputy (township_id, id, membership_id, office, leader_office, first_day,"
                                    + " last_day) values (?, ?, ?, ?, ?, ?, ?)",
                            region.suojia,
                            Ids.next(),
                            clerk,
                            Region.office("suojia-clerk"),
                            Region.office(actor),
                            today,
                            today),
                    actor);
        }
        UUID tomorrow = Ids.next();
        UUID now = Ids.next();
        act("suojia-leader", c -> {
            assertEquals(
                    1, c.update(NAME, region.suojia, tomorrow, leader, today.plusDays(1), today.plusDays(2), clerk));
            assertEquals(1, c.update(NAME, region.suojia, now, leader, today, today, clerk));
        });
        assertEquals(REFUSED, signAs(region, "suojia-clerk", region.suojia, "deputy", tomorrow, leader));
        assertEquals(REFUSED, signAs(region, "suojia-deputy", region.suojia, "deputy", now, leader), "somebody else's");
        assertEquals("", signAs(region, "suojia-clerk", region.suojia, "deputy", now, leader));
        act(
                "suojia-leader",
                c -> c.update(
                        "update signing_deputy set ended_at = now(), ended_office = ?, version = 2 where id = ?",
                        leader,
                        now));
        assertEquals(REFUSED, signAs(region, "suojia-clerk", region.suojia, "deputy", now, leader), "ended");
        assertEquals(1, seenBy("duoma-leader", "signing_deputy", "id", now));
        assertEquals(0, seenBy("gansu-officer", "signing_deputy", "id", now));
    }

    @Test
    void aProposalIsAnAttendeesAndAnsweredByAnotherSideBeforeAnybodySigns() throws SQLException {
        UUID id = Ids.next();
        write("duoma-clerk", region.duoma, 1, "第一稿");
        Object[] proposal = {region.suojia, region.duoma, meeting, region.border, id, Region.office("suojia-mediator")};
        assertEquals("JG019", attempt("suojia-mediator", PROPOSE, proposal), "nobody attended");
        act(
                "suojia-clerk",
                c -> c.update(
                        "insert into meeting_attendance (township_id, owner_township_id, meeting_id, border_id, entries, office,"
                                + " version) values (?, ?, ?, ?, ?::jsonb, ?, 1)",
                        region.suojia,
                        region.duoma,
                        meeting,
                        region.border,
                        "[{\"office\":\"" + Region.office("suojia-mediator")
                                + "\",\"role\":\"attendee\",\"presence\":\"attended\"}]",
                        Region.office("suojia-clerk")));
        assertEquals(REFUSED, attempt("duoma-mediator", PROPOSE, proposal), "another side's");
        act("suojia-mediator", c -> c.update(PROPOSE, proposal));
        assertEquals("JG018", sign("duoma-leader", region.duoma, 1, "第一稿"));
        assertEquals(
                NOT_NOW,
                attempt(
                        "suojia-clerk",
                        ANSWER,
                        region.suojia,
                        region.duoma,
                        meeting,
                        region.border,
                        id,
                        Region.office("suojia-clerk")));
        Object[] answer = {region.duoma, region.duoma, meeting, region.border, id, Region.office("duoma-clerk")};
        assertEquals(REFUSED, attempt("moyun-leader", ANSWER, answer));
        act("duoma-clerk", c -> c.update(ANSWER, answer));
        assertEquals(DUPLICATE, attempt("duoma-clerk", ANSWER, answer));
        assertEquals("", sign("duoma-leader", region.duoma, 1, "第一稿"));
    }

    @Test
    void anAddendumBelongsToMinutesInForceAndIsTakenBackByItsSideOnly() throws SQLException {
        UUID id = Ids.next();
        String added = TextHash.addendum(meeting, id, hash("第一稿"), "zh-CN", "补充");
        Object[] addendum = {
            region.suojia, region.duoma, meeting, region.border, id, added, Region.office("suojia-clerk")
        };
        write("duoma-clerk", region.duoma, 1, "第一稿");
        assertEquals(NOT_NOW, attempt("suojia-clerk", ADD, addendum));
        assertEquals("", sign("suojia-leader", region.suojia, 1, "第一稿"));
        assertEquals("", sign("duoma-leader", region.duoma, 1, "第一稿"));
        assertEquals(REFUSED, attempt("suojia-mediator", ADD, addendum));
        assertEquals(REFUSED, attempt("moyun-leader", ADD, addendum));
        addendum[5] = hash("第一稿");
        assertEquals(TEXT_CHANGED, attempt("suojia-clerk", ADD, addendum));
        addendum[5] = added;
        act("suojia-clerk", c -> c.update(ADD, addendum));
        String withdraw = "update minutes_addendum set withdrawn_at = now(), withdrawn_office = ? where id = ?";
        try (BoundConnection c = region.as("duoma-leader")) {
            assertEquals(0, c.update(withdraw, Region.office("duoma-leader"), id), "another side's");
        }
        assertEquals(0, seenBy("moyun-leader", "minutes_addendum", "id", id));
        assertEquals(1, seenBy("qinghai-officer", "minutes_addendum", "id", id));
        act("suojia-leader", c -> assertEquals(1, c.update(withdraw, Region.office("suojia-leader"), id)));
        try (BoundConnection c = region.as("duoma-leader")) {
            assertEquals(
                    NOT_NOW,
                    c.refusal(
                            "insert into addendum_sign_off (township_id, owner_township_id, meeting_id, border_id, addendum_id,"
                                    + " content_hash, person_id, office, capacity) values (?, ?, ?, ?, ?, ?, ?, ?, 'leader')",
                            region.duoma,
                            region.duoma,
                            meeting,
                            region.border,
                            id,
                            added,
                            c.person(),
                            Region.office("duoma-leader")));
        }
    }

    @Test
    void aMeetingWithMinutesIsNotCancelled() throws SQLException {
        write("suojia-clerk", region.suojia, 1, "第一稿");
        assertEquals(
                "23514",
                attempt(
                        "duoma-leader",
                        "update joint_meeting set cancelled_at = now(), cancelled_office = ?, cancel_reason = 'x' where id = ?",
                        Region.office("duoma-leader"),
                        meeting));
    }

    // ---- the agenda ------------------------------------------------------------------------------------------------

    private static final String PUT_ON = "select add_agenda_item(?, ?, ?, '转场', '乡长', null, ?::uuid, null, null, null)";

    @Test
    void theAgendaIsWrittenByTheSidesLeadersAndClerksThroughItsFunctionsAlone() throws SQLException {
        UUID item = Ids.next();
        act("suojia-clerk", c -> c.column(PUT_ON, region.duoma, meeting, item, null));
        for (String actor : List.of("suojia-mediator", "moyun-leader", "xizang-officer")) {
            assertEquals(
                    "42501",
                    attempt(actor, PUT_ON, region.duoma, meeting, Ids.next(), null),
                    actor + " puts nothing on");
            assertEquals(
                    "42501",
                    attempt(actor, "select order_agenda(?, ?, array[?]::uuid[])", region.duoma, meeting, item),
                    actor);
        }
        for (String statement : List.of(
                "select change_agenda_item(?, ?, ?, '别的', '乡长', null)", "select withdraw_agenda_item(?, ?, ?)")) {
            assertEquals("42501", attempt("duoma-leader", statement, region.duoma, meeting, item), "another side's");
        }
        for (String statement : List.of(
                "update agenda_item set title = '别的' where id = ?",
                "delete from agenda_item where id = ?",
                "insert into agenda_item select * from agenda_item where id = ?")) {
            assertEquals("42501", attempt("suojia-leader", statement, item), statement);
        }
        try (BoundConnection outsider = region.as("moyun-leader")) {
            assertEquals(List.of(), outsider.column("select id from agenda_item where id = ?", item));
        }
        try (BoundConnection side = region.as("duoma-mediator")) {
            assertEquals(List.of(item), side.column("select id from agenda_item where id = ?", item));
        }
    }

    // ---- at the same time -----------------------------------------------------------------------------------------

    @Test
    void signaturesOfBothSidesAndANewRevisionAtTheSameTimeNeverBothWin() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        int inForce = 0;
        try {
            for (int round = 0; round < 25; round++) {
                meeting = Ids.next();
                act("duoma-leader", c -> plan(c, "duoma-leader", region.duoma, region.border, meeting));
                write("duoma-clerk", region.duoma, 1, "第一稿");
                CyclicBarrier start = new CyclicBarrier(3);
                List<Future<String>> ends = new ArrayList<>();
                for (Callable<String> each : List.<Callable<String>>of(
                        () -> sign("duoma-leader", region.duoma, 1, "第一稿"),
                        () -> sign("suojia-leader", region.suojia, 1, "第一稿"),
                        () -> attemptAndCommit("suojia-clerk", revision("suojia-clerk", region.suojia, 2, "第二稿")))) {
                    ends.add(threads.submit(() -> {
                        start.await();
                        return each.call();
                    }));
                }
                boolean duoma = ends.get(0).get().isEmpty();
                boolean suojia = ends.get(1).get().isEmpty();
                boolean revised = ends.get(2).get().isEmpty();
                String state = state();
                assertEquals(duoma && suojia && !revised ? "in-force" : "amendment", state);
                assertTrue(revised || duoma && suojia, "somebody wins");
                inForce += state.equals("in-force") ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }
        System.Logger log = System.getLogger(JointMeetingDatabaseIT.class.getName());
        log.log(System.Logger.Level.INFO, "in force in " + inForce + " of 25 rounds");
    }

    private static String attemptAndCommit(String actor, Object[] revision) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            String refusal = c.refusal(WRITE, revision);
            c.commit();
            return refusal;
        }
    }
}
