package org.jointgov.disputes.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a dispute in the database, whatever the application forgot: plain SQL as its role. */
class DisputeAttachmentDatabaseIT {
    private static final String REFUSED = "42501";
    private static final String NOT_NOW = "JG012";
    private static final String NOT_NEXT = "JG013";
    private static final String CHECKED = "23514";
    private static final String BEGIN =
            "insert into dispute_attachment (township_id, dispute_township_id, dispute_id, id, border_id, kind, media_type, bytes,"
                    + " received_sha256, file_name, office) values (?, ?, ?, ?, ?, 'audio', 'audio/ogg', ?, repeat('0', 64),"
                    + " '\\x00', (select context_office()))";
    private static final String SEND =
            "insert into dispute_attachment_chunk (township_id, dispute_township_id, dispute_id, attachment_id, number, border_id,"
                    + " data) values (?, ?, ?, ?, ?, ?, '\\x01')";
    private static final String COMPLETE =
            "select complete_dispute_attachment(?, ?, ?, null, 10, repeat('0', 64), false, null)";
    private static final String FILE =
            "insert into file_document (township_id, dispute_township_id, dispute_id, id, border_id, code, dated_on, attachments,"
                    + " office) values (?, ?, ?, ?, ?, ?, current_date, array[?::uuid], (select context_office()))";

    private static Region region;

    private UUID dispute;
    private UUID attachment;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void begun() throws SQLException {
        UUID alert = Ids.next();
        dispute = Ids.next();
        attachment = Ids.next();
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
        done("suojia-leader", "select answer_dispute_alert(?, ?, 'acknowledged', null)", region.duoma, alert);
        done("duoma-clerk", "select open_dispute(?, ?, ?)", region.duoma, alert, dispute);
        assertEquals("", begin("duoma-clerk", region.duoma, region.border, attachment));
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

    private String begin(String actor, UUID township, UUID border, UUID id) throws SQLException {
        return done(actor, BEGIN, township, region.duoma, dispute, id, border, 10);
    }

    private String send(String actor, UUID township, UUID border, int number) throws SQLException {
        return done(actor, SEND, township, region.duoma, dispute, attachment, number, border);
    }

    private String complete(String actor) throws SQLException {
        return done(actor, COMPLETE, region.duoma, dispute, attachment);
    }

    private String file(String actor, UUID township, String code, UUID attached) throws SQLException {
        return done(actor, FILE, township, region.duoma, dispute, Ids.next(), region.border, code, attached);
    }

    private static List<Object> column(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            return c.column(sql, parameters);
        }
    }

    @Test
    void aSideWritesForItselfOnItsOwnBorder() throws SQLException {
        assertEquals("", begin("suojia-mediator", region.suojia, region.border, Ids.next()));
        assertEquals(REFUSED, begin("suojia-leader", region.duoma, region.border, Ids.next()));
        assertEquals(REFUSED, begin("moyun-leader", region.moyun, region.otherBorder, Ids.next()));
        assertEquals(REFUSED, begin("duoma-clerk", region.duoma, region.triplePoint, Ids.next()));
    }

    @Test
    void piecesComeFromTheirSideInTheirOrder() throws SQLException {
        assertEquals(NOT_NEXT, send("suojia-leader", region.duoma, region.border, 0));
        assertEquals(NOT_NEXT, send("duoma-clerk", region.duoma, region.border, 1));
        assertEquals(NOT_NEXT, send("duoma-clerk", region.duoma, region.triplePoint, 0));
        assertEquals(NOT_NOW, complete("duoma-clerk"), "not everything has come");
        assertEquals("", send("duoma-clerk", region.duoma, region.border, 0));
        assertEquals(NOT_NEXT, send("duoma-clerk", region.duoma, region.border, 0));
        assertEquals(NOT_NEXT, send("duoma-clerk", region.duoma, region.border, 1), "more than was announced");
        assertEquals(REFUSED, complete("suojia-leader"));
        assertEquals("", complete("duoma-clerk"));
        assertEquals(REFUSED, complete("duoma-clerk"), "it has ended");
        assertEquals(
                REFUSED,
                done(
                        "duoma-clerk",
                        "select rewrite_dispute_attachment_chunk(?, ?, ?, 0, '\\x02', null, null, null)",
                        region.duoma,
                        dispute,
                        attachment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select data from dispute_attachment_chunk",
                "select file_name from dispute_attachment",
                "select thumbnail from dispute_attachment",
                "select note from file_document",
                "update dispute_attachment set state = 'complete'",
                "update dispute_attachment set content_sha256 = repeat('1', 64)",
                "delete from dispute_attachment",
                "update dispute_attachment_chunk set data = '\\x02'",
                "delete from dispute_attachment_chunk",
                "select object from dispute_attachment_chunk",
                "select name from attachment_object",
                "insert into attachment_object (name) values (gen_random_uuid())",
                "update attachment_object set unneeded_from = null",
                "delete from attachment_object",
                "update file_document set code = 'evidence'",
                "delete from file_document",
                "update file_document_withdrawal set reason = 'duplicate'",
                "delete from file_document_withdrawal"
            })
    void theApplicationNeitherReadsCiphertextNorChangesRows(String sql) throws SQLException {
        assertEquals(REFUSED, done("duoma-leader", sql));
    }

    @Test
    void anObjectIsReservedByItsWriterAndKeepsOneChunkOfItsAttachment() throws SQLException {
        String reserve = "select reserve_attachment_objects(?, ?, false)";
        assertEquals(List.of(), column("suojia-leader", reserve, dispute, attachment));
        assertEquals(List.of(), column("moyun-leader", reserve, dispute, attachment));
        assertEquals("23503", sendObject(region.duoma, Ids.next()), "never reserved");
        UUID ours = reserved(attachment);
        UUID other = Ids.next();
        begin("duoma-clerk", region.duoma, region.border, other);
        assertEquals("23503", sendObject(region.duoma, reserved(other)), "another attachment's");
        assertEquals("", sendObject(region.duoma, ours));
        assertEquals(List.of(1L), unneeded("is null", ours));
        complete("duoma-clerk");
        assertEquals(List.of(), column("duoma-clerk", reserve, dispute, attachment), "it has ended");
        assertEquals("JG005", done("duoma-leader", "select unneeded_attachment_objects(10)"));
        assertEquals("JG005", done("duoma-leader", "select forget_attachment_objects(array[?::uuid])", ours));
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("delete from jointgov.dispute_attachment_chunk where object = '" + ours + "'");
        }
        assertEquals(List.of(1L), unneeded("<= now()", ours));
    }

    private static List<Object> unneeded(String when, UUID name) throws SQLException {
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                var row = superuser
                        .createStatement()
                        .executeQuery("select count(*) from jointgov.attachment_object where name = '" + name
                                + "' and unneeded_from " + when)) {
            row.next();
            return List.of(row.getLong(1));
        }
    }

    private UUID reserved(UUID of) throws SQLException {
        try (BoundConnection c = region.as("duoma-clerk")) {
            UUID name = (UUID) c.column("select reserve_attachment_objects(?, ?, false)", dispute, of)
                    .get(0);
            c.commit();
            return name;
        }
    }

    private String sendObject(UUID township, UUID object) throws SQLException {
        return done(
                "duoma-clerk",
                "insert into dispute_attachment_chunk (township_id, dispute_township_id, dispute_id, attachment_id, number,"
                        + " border_id, object, object_bytes, object_sha256) values (?, ?, ?, ?, 0, ?, ?, 38, repeat('0', 64))",
                township,
                region.duoma,
                dispute,
                attachment,
                region.border,
                object);
    }

    @Test
    void whatIsBeingSentIsReadByItsWritersAlone() throws SQLException {
        send("duoma-clerk", region.duoma, region.border, 0);
        String sql = "select data from dispute_attachment_received(?, ?, ?)";
        assertEquals(
                1, column("duoma-clerk", sql, region.duoma, dispute, attachment).size());
        assertEquals(REFUSED, done("suojia-leader", sql, region.duoma, dispute, attachment));
        assertEquals(REFUSED, done("moyun-leader", sql, region.duoma, dispute, attachment));
        complete("duoma-clerk");
        assertEquals(REFUSED, done("duoma-clerk", sql, region.duoma, dispute, attachment));
    }

    @Test
    void aChunkComesOutUnderTheReadersOwnRecordAndForAnHour() throws SQLException {
        send("duoma-clerk", region.duoma, region.border, 0);
        complete("duoma-clerk");
        keyed();
        UUID reading = Ids.next();
        assertEquals(
                List.of("forbidden"),
                column(
                        "duoma-clerk",
                        "select outcome from open_dispute_attachment(?, ?, 'x', ?)",
                        dispute,
                        attachment,
                        reading));
        assertEquals(
                List.of("absent"),
                column(
                        "moyun-leader",
                        "select outcome from open_dispute_attachment(?, ?, 'x', ?)",
                        dispute,
                        attachment,
                        reading));
        assertNull(chunk("suojia-leader", reading));
        assertEquals(
                "",
                done(
                        "suojia-leader",
                        "select outcome from open_dispute_attachment(?, ?, 'x', ?)",
                        dispute,
                        attachment,
                        reading));
        assertNotNull(chunk("suojia-leader", reading));
        assertNull(chunk("duoma-leader", reading), "somebody else's record");
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    "update jointgov.audit_record set recorded_at = recorded_at - interval '61 minutes' where id = '"
                            + reading + "'");
        }
        assertNull(chunk("suojia-leader", reading));
    }

    /** Gives the alert keys, as the application does when somebody writes words. */
    private void keyed() throws SQLException {
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("insert into jointgov.township_key (township_id, keyset) values ('" + region.duoma
                    + "', '\\x00') on conflict do nothing");
            statement.execute("insert into jointgov.dispute_alert_secret (township_id, alert_id, keyset)"
                    + " select alert_township_id, alert_id, '\\x00' from jointgov.dispute where id = '" + dispute
                    + "'");
        }
    }

    private Object chunk(String actor, UUID reading) throws SQLException {
        return column(
                        actor,
                        "select (select data from read_dispute_attachment_chunk(?, ?, ?, 0, ?))",
                        dispute,
                        region.duoma,
                        attachment,
                        reading)
                .get(0);
    }

    @Test
    void aDocumentIsOfTheCatalogueWithOwnCompleteAttachments() throws SQLException {
        assertEquals(CHECKED, file("duoma-clerk", region.duoma, "identity", attachment), "not complete");
        send("duoma-clerk", region.duoma, region.border, 0);
        complete("duoma-clerk");
        assertEquals(CHECKED, file("duoma-clerk", region.duoma, "petition", attachment));
        assertEquals(CHECKED, file("suojia-clerk", region.suojia, "identity", attachment), "the other side's");
        assertEquals(REFUSED, file("suojia-clerk", region.duoma, "identity", attachment));
        assertEquals("", file("duoma-clerk", region.duoma, "identity", attachment));
        assertEquals(
                REFUSED,
                done(
                        "duoma-clerk",
                        "insert into file_document (township_id, dispute_township_id, dispute_id, id, border_id, code,"
                                + " catalogue_version, dated_on, attachments, office) values (?, ?, ?, ?, ?, 'identity', 7,"
                                + " current_date, '{}', 'o')",
                        region.duoma,
                        region.duoma,
                        dispute,
                        Ids.next(),
                        region.border),
                "nobody chooses the version");
    }

    @Test
    void aDocumentIsWithdrawnByItsSideWhileTheDisputeIsNotClosed() throws SQLException {
        send("duoma-clerk", region.duoma, region.border, 0);
        complete("duoma-clerk");
        UUID document = Ids.next();
        assertEquals(
                "",
                done(
                        "duoma-clerk",
                        FILE,
                        region.duoma,
                        region.duoma,
                        dispute,
                        document,
                        region.border,
                        "identity",
                        attachment));
        assertEquals(REFUSED, withdraw("suojia-clerk", region.duoma, document, "duplicate"));
        assertEquals("23503", withdraw("suojia-clerk", region.suojia, document, "duplicate"), "none of theirs");
        assertEquals(CHECKED, withdraw("duoma-clerk", region.duoma, document, "a name"));
        status("closed");
        assertEquals(NOT_NOW, withdraw("duoma-clerk", region.duoma, document, "duplicate"));
        status("open");
        assertEquals("", withdraw("duoma-clerk", region.duoma, document, "duplicate"));
        String sql = "select reason from file_document_withdrawal where document_id = ?";
        assertEquals(List.of("duplicate"), column("suojia-clerk", sql, document));
        assertEquals(List.of(), column("moyun-leader", sql, document));
    }

    private String withdraw(String actor, UUID township, UUID document, String reason) throws SQLException {
        return done(
                actor,
                "insert into file_document_withdrawal (township_id, dispute_township_id, dispute_id, document_id, border_id,"
                        + " reason, office) values (?, ?, ?, ?, ?, ?, (select context_office()))",
                township,
                region.duoma,
                dispute,
                document,
                region.border,
                reason);
    }

    private void status(String status) throws SQLException {
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update jointgov.dispute set status = '" + status + "' where id = '" + dispute + "'");
        }
    }

    @Test
    void bothSidesSeeItAndNobodyElse() throws SQLException {
        String sql = "select count(*) from dispute_attachment where id = ?";
        assertEquals(List.of(1L), column("suojia-clerk", sql, attachment));
        assertEquals(List.of(0L), column("moyun-leader", sql, attachment));
        assertEquals("JG005", done("duoma-leader", "select forget_abandoned_uploads(10)"));
    }
}
