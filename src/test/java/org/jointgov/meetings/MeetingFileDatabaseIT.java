package org.jointgov.meetings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.TextHash;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database lets pass of files of meetings, whatever the application forgot: plain SQL as the application's role. */
class MeetingFileDatabaseIT {
    private static final String REFUSED = "42501";
    private static final String NOT_NOW = "JG012";
    private static final String NONE = "JG015";
    private static final String NO_ROOM = "JG017";
    private static final String BROKEN = "23514";
    private static final String DUPLICATE = "23505";
    private static final String ADD =
            "insert into meeting_file (township_id, owner_township_id, meeting_id, id, border_id, kind, commitment_id, media_type,"
                    + " bytes, content_sha256, scanned, keyset, content, office)"
                    + " values (?, ?, ?, ?, ?, ?, ?, 'image/png', 10, repeat('a', 64), false, '\\x01', ?, ?)";
    private static final String OPEN = "select content from open_meeting_file(?, ?, ?)";
    private static final String WITHDRAW = "select withdraw_meeting_file(?, ?, ?, '放错了')";

    private static Region region;

    private UUID meeting;
    private UUID file;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
        for (String leader : List.of("duoma-leader", "suojia-leader")) {
            act(leader, c -> c.column("select township_keyset('\\x02')"));
        }
    }

    /** A meeting of Duoma's with a sign-in sheet of Suojia's. */
    @BeforeEach
    void plan() throws SQLException {
        meeting = Ids.next();
        file = Ids.next();
        act(
                "duoma-leader",
                c -> c.update(
                        "insert into joint_meeting (township_id, id, border_id, kind, title, place, starts_at, online,"
                                + " host_township_id, planned_office, version)"
                                + " values (?, ?, ?, 'symposium', '座谈会', '索加乡', now(), false, ?, ?, 1)",
                        region.duoma,
                        meeting,
                        region.border,
                        region.duoma,
                        Region.office("duoma-leader")));
        act("suojia-clerk", c -> c.update(ADD, sheet("suojia-clerk", region.suojia, file)));
    }

    interface Act {
        void on(BoundConnection connection) throws SQLException;
    }

    private static void act(String actor, Act act) throws SQLException {
        try (BoundConnection connection = region.as(actor)) {
            act.on(connection);
            connection.commit();
        }
    }

    private static String attempt(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection connection = region.as(actor)) {
            return connection.refusal(sql, parameters);
        }
    }

    private Object[] row(String actor, UUID township, UUID id, String kind, UUID commitment, int ciphertext) {
        return new Object[] {
            township,
            region.duoma,
            meeting,
            id,
            region.border,
            kind,
            commitment,
            new byte[ciphertext],
            Region.office(actor)
        };
    }

    private Object[] sheet(String actor, UUID township, UUID id) {
        return row(actor, township, id, "sign-in-sheet", null, 43);
    }

    private static void asSuperuser(String sql, Object... parameters) throws SQLException {
        try (Connection superuser = SharedStack.database().connectAsSuperuser();
                PreparedStatement statement = superuser.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    /** Both leaders sign minutes of one text. */
    private void seal() throws SQLException {
        String hash = TextHash.minutes(meeting, "zh-CN", "全文");
        act(
                "duoma-clerk",
                c -> c.update(
                        "insert into minutes_revision (township_id, owner_township_id, meeting_id, border_id, revision, language,"
                                + " text, content_hash, office) values (?, ?, ?, ?, 1, 'zh-CN', '全文', ?, ?)",
                        region.duoma,
                        region.duoma,
                        meeting,
                        region.border,
                        hash,
                        Region.office("duoma-clerk")));
        putToBothSides();
        for (String leader : List.of("duoma-leader", "suojia-leader")) {
            act(
                    leader,
                    c -> c.update(
                            "insert into minutes_sign_off (township_id, owner_township_id, meeting_id, border_id, revision,"
                                    + " content_hash, person_id, office) values (?, ?, ?, ?, 1, ?, ?, ?)",
                            leader.startsWith("duoma") ? region.duoma : region.suojia,
                            region.duoma,
                            meeting,
                            region.border,
                            hash,
                            c.person(),
                            Region.office(leader)));
        }
    }

    private void putToBothSides() throws SQLException {
        act(
                "duoma-clerk",
                c -> c.update(
                        "insert into minutes_window (township_id, owner_township_id, meeting_id, border_id, revision, days,"
                                + " office) values (?, ?, ?, ?, 1, 7, ?)",
                        region.duoma,
                        region.duoma,
                        meeting,
                        region.border,
                        Region.office("duoma-clerk")));
    }

    /** What a side owes from the minutes of this meeting. */
    private UUID commitment(UUID township) throws SQLException {
        UUID id = Ids.next();
        asSuperuser(
                "insert into jointgov.commitment (township_id, id, border_id, meeting_owner_township_id, meeting_id,"
                        + " minutes_commitment_id, minutes_item_id, language, item_title, text, translations, office, agreed_due_on,"
                        + " due_on) values (?, ?, ?, ?, ?, gen_random_uuid(), gen_random_uuid(), 'zh-CN', '取水', '立牌', '[]', '副乡长',"
                        + " current_date, current_date)",
                township,
                id,
                region.border,
                region.duoma,
                meeting);
        return id;
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
    void whoSeesTheMeetingSeesAndOpensItsFiles(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            assertEquals(
                    1, c.column("select 1 from meeting_file where id = ?", file).size());
            assertEquals(1, c.column(OPEN, meeting, file, Ids.next()).size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"moyun-leader", "gansu-officer", "county-officer", "nobody"})
    void nobodyElseDoes(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            assertEquals(0, c.column("select 1 from meeting_file").size());
            assertEquals(0, c.column(OPEN, meeting, file, Ids.next()).size());
            assertEquals(NONE, c.refusal(WITHDRAW, region.duoma, meeting, file));
        }
    }

    @Test
    void contentAndKeyComeOutThroughTheFunctionThatRecordsItOnly() throws SQLException {
        for (String column : List.of("content", "keyset", "*")) {
            assertEquals(REFUSED, attempt("suojia-clerk", "select " + column + " from meeting_file"));
        }
        UUID audit = Ids.next();
        try (BoundConnection c = region.as("xizang-officer")) {
            c.column(OPEN, meeting, file, audit);
            c.column(OPEN, meeting, file, Ids.next());
            assertEquals(
                    2,
                    c.column(
                                    "select 1 from audit_record where action = 'open-file' and record_id = ? and township_id = ?",
                                    meeting,
                                    region.suojia)
                            .size(),
                    "every time");
        }
        try (BoundConnection c = region.as("suojia-leader")) {
            c.column(OPEN, meeting, file, audit);
            assertEquals(
                    0,
                    c.column("select 1 from audit_record where id = ?", audit).size(),
                    "the own side's");
        }
    }

    // ---- a row is written by its owning township only -------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "duoma-leader",
                "suojia-mediator",
                "suojia-machine",
                "moyun-leader",
                "xizang-officer",
                "county-officer",
                "nobody"
            })
    void nobodyWritesForASideButItsLeaderAndClerk(String actor) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            assertEquals(REFUSED, c.refusal(ADD, sheet(actor, region.suojia, Ids.next())));
            assertEquals(
                    actor.startsWith("moyun") || actor.startsWith("county") || actor.equals("nobody") ? NONE : REFUSED,
                    c.refusal(WITHDRAW, region.duoma, meeting, file));
        }
    }

    @Test
    void aRowIsNeverChanged() throws SQLException {
        for (String statement : List.of(
                "update meeting_file set content_sha256 = repeat('b', 64)",
                "update meeting_file set withdrawn_at = now()",
                "delete from meeting_file")) {
            assertEquals(REFUSED, attempt("suojia-leader", statement));
        }
    }

    @Test
    void itGoesToAMeetingOfItsOwnBorderUnderTheActorsOffice() throws SQLException {
        Object[] elsewhere = sheet("suojia-clerk", region.suojia, Ids.next());
        elsewhere[4] = region.otherBorder;
        assertEquals(REFUSED, attempt("suojia-clerk", ADD, elsewhere));
        assertEquals(REFUSED, attempt("suojia-clerk", ADD, sheet("suojia-leader", region.suojia, Ids.next())));
        Object[] of = sheet("suojia-clerk", region.suojia, Ids.next());
        of[2] = Ids.next();
        assertEquals(REFUSED, attempt("suojia-clerk", ADD, of));
    }

    @Test
    void twoSidesHaveNoFileOfOneId() throws SQLException {
        assertEquals(DUPLICATE, attempt("duoma-clerk", ADD, sheet("duoma-clerk", region.duoma, file)));
    }

    @Test
    void plaintextDoesNotPassForCiphertext() throws SQLException {
        assertEquals(
                BROKEN,
                attempt(
                        "suojia-clerk",
                        ADD,
                        row("suojia-clerk", region.suojia, Ids.next(), "sign-in-sheet", null, 10)));
    }

    @Test
    void aSideKeepsTwentyWithAMeeting() throws SQLException {
        act("suojia-clerk", c -> {
            for (int i = 1; i < 20; i++) {
                c.update(ADD, sheet("suojia-clerk", region.suojia, Ids.next()));
            }
            assertEquals(NO_ROOM, c.refusal(ADD, sheet("suojia-clerk", region.suojia, Ids.next())));
        });
        assertEquals("", attempt("duoma-clerk", ADD, sheet("duoma-clerk", region.duoma, Ids.next())), "each side");
    }

    // ---- what goes and what stays ---------------------------------------------------------------------------------

    @Test
    void whatIsWithdrawnLosesContentAndKeyAndNothingElse() throws SQLException {
        act("suojia-leader", c -> {
            c.column(WITHDRAW, region.duoma, meeting, file);
            assertEquals(List.of(), c.column(OPEN, meeting, file, Ids.next()));
            assertEquals(NOT_NOW, c.refusal(WITHDRAW, region.duoma, meeting, file));
            assertEquals(List.of("放错了"), c.column("select withdrawal_reason from meeting_file where id = ?", file));
        });
        try (Connection superuser = SharedStack.database().connectAsSuperuser();
                PreparedStatement statement = superuser.prepareStatement(
                        "select num_nulls(keyset, content) from jointgov.meeting_file where id = ?")) {
            statement.setObject(1, file);
            try (var rows = statement.executeQuery()) {
                rows.next();
                assertEquals(2, rows.getInt(1));
            }
        }
    }

    @Test
    void whatWasThereWhenTheMinutesCameIntoForceStays() throws SQLException {
        seal();
        UUID later = Ids.next();
        assertEquals(NOT_NOW, attempt("suojia-leader", WITHDRAW, region.duoma, meeting, file));
        act("suojia-clerk", c -> c.update(ADD, sheet("suojia-clerk", region.suojia, later)));
        act("suojia-clerk", c -> c.column(WITHDRAW, region.duoma, meeting, later));
    }

    @Test
    void whatWasSignedOnPaperComesWhenThereIsSomethingToSignAndStays() throws SQLException {
        Object[] paper = row("duoma-leader", region.duoma, Ids.next(), "paper-sign-off", null, 43);
        assertEquals(NOT_NOW, attempt("duoma-leader", ADD, paper), "no minutes yet");
        act(
                "duoma-clerk",
                c -> c.update(
                        "insert into minutes_revision (township_id, owner_township_id, meeting_id, border_id, revision, language,"
                                + " text, content_hash, office) values (?, ?, ?, ?, 1, 'zh-CN', '全文', ?, ?)",
                        region.duoma,
                        region.duoma,
                        meeting,
                        region.border,
                        TextHash.minutes(meeting, "zh-CN", "全文"),
                        Region.office("duoma-clerk")));
        assertEquals(NOT_NOW, attempt("duoma-leader", ADD, paper), "not put to both sides");
        putToBothSides();
        act("duoma-leader", c -> {
            c.update(ADD, paper);
            assertEquals(NOT_NOW, c.refusal(WITHDRAW, region.duoma, meeting, paper[3]));
        });
    }

    @Test
    void evidenceIsForAnOwnCommitmentOfTheMeetingThatIsNotKept() throws SQLException {
        seal();
        UUID owed = commitment(region.suojia);
        UUID evidence = Ids.next();
        assertEquals(
                REFUSED,
                attempt("duoma-clerk", ADD, row("duoma-clerk", region.duoma, Ids.next(), "evidence", owed, 43)),
                "another side's");
        assertEquals(
                BROKEN,
                attempt("suojia-clerk", ADD, row("suojia-clerk", region.suojia, Ids.next(), "evidence", null, 43)));
        assertEquals(
                BROKEN,
                attempt(
                        "suojia-clerk",
                        ADD,
                        row("suojia-clerk", region.suojia, Ids.next(), "sign-in-sheet", owed, 43)));
        act("suojia-clerk", c -> c.update(ADD, row("suojia-clerk", region.suojia, evidence, "evidence", owed, 43)));
        try (BoundConnection c = region.as("duoma-leader")) {
            c.column(OPEN, meeting, evidence, Ids.next());
            assertEquals(
                    1,
                    c.column("select 1 from audit_record where action = 'open-file' and record_id = ?", owed)
                            .size());
        }
        act("suojia-clerk", c -> c.column("select act_on_commitment(?, 1, 'report', '牌子已立', null)", owed));
        assertEquals(NOT_NOW, attempt("suojia-clerk", WITHDRAW, region.duoma, meeting, evidence), "reported");
        act("duoma-leader", c -> c.column("select act_on_commitment(?, 2, 'confirm', null, null)", owed));
        assertEquals(
                NOT_NOW,
                attempt("suojia-clerk", ADD, row("suojia-clerk", region.suojia, Ids.next(), "evidence", owed, 43)),
                "kept");
    }

    @Test
    void nothingCanBeAddedToACancelledMeeting() throws SQLException {
        act(
                "duoma-leader",
                c -> c.update(
                        "update joint_meeting set cancelled_at = now(), cancelled_office = ?, cancel_reason = '大雪封路' where id = ?",
                        Region.office("duoma-leader"),
                        meeting));
        assertEquals(NOT_NOW, attempt("suojia-clerk", ADD, sheet("suojia-clerk", region.suojia, Ids.next())));
    }
}
