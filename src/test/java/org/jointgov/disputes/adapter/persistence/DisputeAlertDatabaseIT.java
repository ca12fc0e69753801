package org.jointgov.disputes.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jointgov.disputes.application.DisputeAlertFilter;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.text.SearchTokens;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Scope;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.SharedStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Dispute alerts in the database, asked as the application's role by each of those who meet them. */
class DisputeAlertDatabaseIT {
    private static final String REFUSED = "42501";
    private static final Set<String> ALL_ROLES =
            Set.of("leader", "clerk", "mediator", "county-officer", "provincial-officer", "operator");
    private static final String MARK = Ids.next().toString();

    private static final UUID DUOMA = Ids.next();
    private static final UUID SUOJIA = Ids.next();
    private static final UUID YANSHIPING = Ids.next();
    private static final UUID BORDER = Ids.next();
    private static final UUID OTHER_BORDER = Ids.next();
    private static final int MANY = 120_000;

    private static LocalStack stack;

    private final UUID own = Ids.next();
    private final UUID shared = Ids.next();

    @BeforeAll
    static void people() throws SQLException {
        stack = SharedStack.database();
        try (Connection superuser = stack.connectAsSuperuser()) {
            township(superuser, DUOMA, "540624");
            township(superuser, SUOJIA, "632724");
            township(superuser, YANSHIPING, "540625");
            border(superuser, BORDER, DUOMA, SUOJIA);
            border(superuser, OTHER_BORDER, YANSHIPING, SUOJIA);
            for (String role : List.of("leader", "clerk", "mediator")) {
                member(superuser, "duoma-" + role, "township", role, DUOMA, null, null);
                member(superuser, "suojia-" + role, "township", role, SUOJIA, null, null);
                member(superuser, "yanshiping-" + role, "township", role, YANSHIPING, null, null);
            }
            member(superuser, "amdo-county", "county", "county-officer", null, "540624", null);
            member(superuser, "other-county", "county", "county-officer", null, "540625", null);
            member(superuser, "xizang-officer", "province", "provincial-officer", null, null, "54");
            member(superuser, "gansu-officer", "province", "provincial-officer", null, null, "62");
            member(superuser, "qinghai-officer", "province", "provincial-officer", null, null, "63");
            member(superuser, "operator", "platform", "operator", null, null, null);
        }
    }

    /** One own and one shared alert of Duoma, with ciphertext. */
    private void raise() throws SQLException {
        try (BoundConnection duoma = as("duoma-mediator")) {
            insert(duoma, own, null);
            insert(duoma, shared, BORDER);
            duoma.column("select township_keyset(?)", new byte[] {1});
            for (UUID id : List.of(own, shared)) {
                duoma.update(
                        "insert into dispute_alert_secret (township_id, alert_id, keyset, narrative) values (?, ?, ?, ?)",
                        DUOMA,
                        id,
                        new byte[] {2},
                        new byte[] {3});
                duoma.update(
                        "insert into search_posting values (?, (select border_id from dispute_alert where id = ?),"
                                + " '草场', 'dispute-alert', ?, now())",
                        DUOMA,
                        id,
                        id);
            }
            duoma.commit();
        }
    }

    private static void insert(BoundConnection connection, UUID id, UUID border) throws SQLException {
        connection.update(
                "insert into dispute_alert (township_id, id, border_id, kind, type, severity, headline, place_name, raised_by,"
                        + " raised_office) values (?, ?, ?::uuid, 'event', 'other', 'low', '标题', '地点', ?, 'o')",
                DUOMA,
                id,
                border,
                connection.person());
    }

    @Nested
    class Visibility {
        @Test
        void isTheOwnersForOwnAndTheBordersForShared() throws SQLException {
            raise();
            assertSees("duoma-leader", own, shared);
            assertSees("duoma-clerk", own, shared);
            assertSees("suojia-leader", shared);
            assertSees("suojia-clerk", shared);
            assertSees("xizang-officer", shared);
            assertSees("yanshiping-leader");
            assertSees("amdo-county");
            assertSees("gansu-officer");
            assertSees("operator");
        }

        @Test
        void isNobodysWithoutAContext() throws SQLException {
            raise();
            try (Connection plain = stack.connectAsApplication();
                    Statement statement = plain.createStatement()) {
                for (String table : List.of(
                        "dispute_alert",
                        "dispute_alert_response",
                        "dispute_alert_escalation",
                        "dispute_alert_county",
                        "dispute_alert_unmasking",
                        "receipt_step",
                        "border_responder",
                        "township_key",
                        "search_posting")) {
                    var rows = statement.executeQuery("select 1 from jointgov." + table + " limit 1");
                    assertFalse(rows.next(), table);
                }
            }
        }

        @Test
        void reachesTheCountyByEscalationOnly() throws SQLException {
            raise();
            try (BoundConnection suojia = as("suojia-leader")) {
                suojia.column("select escalate_dispute_alert(?, ?, '意见不一')", DUOMA, shared);
                suojia.commit();
            }
            assertSees("amdo-county", shared);
            assertSees("other-county");
            try (BoundConnection county = as("amdo-county")) {
                assertEquals(
                        List.of(shared),
                        county.column("select record_id from search_posting where record_id in (?, ?)", own, shared));
                assertEquals(
                        1,
                        county.column("select 1 from dispute_alert_escalation where alert_id = ?", shared)
                                .size());
            }
            try (BoundConnection county = as("other-county")) {
                assertEquals(
                        List.of(), county.column("select 1 from dispute_alert_escalation where alert_id = ?", shared));
                assertEquals(List.of(), county.column("select 1 from dispute_alert_county where alert_id = ?", shared));
            }
        }

        @Test
        void ofFunctionsIsTheSame() throws SQLException {
            raise();
            try (BoundConnection outsider = as("yanshiping-leader")) {
                assertOpens(outsider, own, false);
                assertOpens(outsider, shared, false);
                assertEquals(
                        List.of(),
                        outsider.column("select 1 from receive_dispute_alerts(array[?, ?]::uuid[])", own, shared));
                assertEquals(List.of("absent"), outcome(outsider, shared));
                assertEquals(
                        List.of("absent"),
                        outsider.column(
                                "select outcome from open_dispute_alert_attachment(?, ?, ?)", shared, own, Ids.next()));
                assertEquals(
                        REFUSED,
                        outsider.refusal("select answer_dispute_alert(?, ?, 'acknowledged', null)", DUOMA, shared));
                assertEquals(REFUSED, outsider.refusal("select escalate_dispute_alert(?, ?, 'x')", DUOMA, shared));
            }
            try (BoundConnection other = as("suojia-leader")) {
                assertOpens(other, own, false);
                assertOpens(other, shared, true);
                assertEquals(
                        REFUSED, other.refusal("select answer_dispute_alert(?, ?, 'acknowledged', null)", DUOMA, own));
            }
        }

        private void assertSees(String actor, UUID... expected) throws SQLException {
            try (BoundConnection bound = as(actor)) {
                Set<Object> ids =
                        Set.copyOf(bound.column("select id from dispute_alert where id in (?, ?)", own, shared));
                assertEquals(Set.of((Object[]) expected), ids, actor);
                Set<Object> postings = Set.copyOf(
                        bound.column("select record_id from search_posting where record_id in (?, ?)", own, shared));
                assertEquals(Set.of((Object[]) expected), postings, actor);
            }
        }

        private void assertOpens(BoundConnection bound, UUID id, boolean opens) throws SQLException {
            assertEquals(
                    opens,
                    bound.column("select open_dispute_alert(?, ?, false, ?)::text", DUOMA, id, Ids.next())
                                    .get(0)
                            != null);
        }
    }

    @Nested
    class Writing {
        @Test
        void isTheOwnersAlone() throws SQLException {
            raise();
            for (String actor : List.of("suojia-leader", "xizang-officer", "yanshiping-leader", "operator")) {
                try (BoundConnection bound = as(actor)) {
                    assertEquals(
                            0, bound.update("update dispute_alert set headline = 'x' where id = ?", shared), actor);
                    assertEquals(0, bound.update("delete from dispute_alert where id in (?, ?)", shared, own), actor);
                    assertEquals(
                            0,
                            bound.update("update search_posting set token = 'x' where record_id = ?", shared),
                            actor);
                    assertEquals(
                            REFUSED,
                            bound.refusal(
                                    "insert into dispute_alert (township_id, id, kind, type, severity, headline, place_name,"
                                            + " raised_by, raised_office) values (?, ?, 'event', 'other', 'low', 't', 'p', ?, 'o')",
                                    DUOMA,
                                    Ids.next(),
                                    bound.person()),
                            actor);
                    assertEquals(
                            REFUSED,
                            bound.refusal(
                                    "insert into dispute_alert_secret (township_id, alert_id, keyset) values (?, ?, ?)",
                                    DUOMA,
                                    shared,
                                    new byte[] {9}),
                            actor);
                }
            }
        }

        @Test
        void doesNotReachWhatTheOtherSideDid() throws SQLException {
            raise();
            try (BoundConnection owner = as("duoma-leader")) {
                for (String statement : List.of(
                        "update dispute_alert set status = 'acknowledged' where id = ?",
                        "update dispute_alert set escalated = true where id = ?",
                        "update dispute_alert set raised_at = now() - interval '1 year' where id = ?",
                        "update dispute_alert set shared_at = now() where id = ?",
                        "update dispute_alert_response set answer = 'acknowledged' where alert_id = ?",
                        "delete from dispute_alert_response where alert_id = ?",
                        "delete from dispute_alert_escalation where alert_id = ?",
                        "delete from dispute_alert_county where alert_id = ?",
                        "delete from dispute_alert_unmasking where alert_id = ?",
                        "delete from dispute_alert_secret where alert_id = ?",
                        "update township_key set keyset = '' where township_id = ?")) {
                    assertEquals(REFUSED, owner.refusal(statement, shared), statement);
                }
                assertEquals(
                        REFUSED,
                        owner.refusal(
                                "insert into dispute_alert_response (township_id, alert_township_id, alert_id, border_id)"
                                        + " values (?, ?, ?, ?)",
                                SUOJIA,
                                DUOMA,
                                shared,
                                BORDER));
                assertEquals(
                        REFUSED,
                        owner.refusal("select answer_dispute_alert(?, ?, 'acknowledged', null)", DUOMA, shared),
                        "nobody answers the own alert");
                assertEquals(REFUSED, owner.refusal("select settle_dispute_alert(?, ?)", DUOMA, shared));
            }
        }

        @Test
        void doesNotReachDeadlinesAndSteps() throws SQLException {
            raise();
            try (BoundConnection owner = as("duoma-leader")) {
                for (String statement : List.of(
                        "update dispute_alert set answer_due_at = now() + interval '1 year' where id = ?",
                        "update dispute_alert set next_step_at = null where id = ?",
                        "delete from receipt_step where alert_id = ?",
                        "update dispute_alert set type_version = 1 where id = ?",
                        "update dispute_alert set severity_version = 1 where id = ?")) {
                    assertEquals(REFUSED, owner.refusal(statement, shared), statement);
                }
                assertEquals(
                        REFUSED,
                        owner.refusal(
                                "insert into receipt_step (township_id, alert_township_id, alert_id, border_id, step)"
                                        + " values (?, ?, ?, ?, 'overdue')",
                                DUOMA,
                                DUOMA,
                                shared,
                                BORDER));
                assertEquals("JG005", owner.refusal("select take_receipt_steps(10)"));
            }
        }

        @Test
        void neverUndoesASharing() throws SQLException {
            raise();
            try (BoundConnection owner = as("duoma-leader")) {
                assertEquals(0, owner.update("delete from dispute_alert where id = ?", shared));
                assertEquals("JG006", owner.refusal("update dispute_alert set border_id = null where id = ?", shared));
                assertEquals(
                        REFUSED,
                        owner.refusal("update dispute_alert set border_id = ? where id = ?", OTHER_BORDER, own));
                assertEquals(1, owner.update("update dispute_alert set border_id = ? where id = ?", BORDER, own));
                assertEquals(
                        List.of("sent"),
                        owner.column("select status from dispute_alert where id = ? and shared_at is not null", own));
            }
        }

        @Test
        void endsWithAWithdrawal() throws SQLException {
            raise();
            for (String actor : List.of("suojia-leader", "yanshiping-leader", "xizang-officer", "operator")) {
                try (BoundConnection bound = as(actor)) {
                    assertEquals(REFUSED, bound.refusal("select withdraw_dispute_alert(?, 'x')", shared), actor);
                }
            }
            try (BoundConnection owner = as("duoma-clerk")) {
                assertEquals(
                        REFUSED,
                        owner.refusal("update dispute_alert set withdrawal_reason = 'x' where id = ?", shared));
                assertNull(owner.column("select withdraw_dispute_alert(?, 'x')::text", own)
                        .get(0));
                assertEquals(List.of("{}"), owner.column("select withdraw_dispute_alert(?, '误报')::text", shared));
                assertNull(owner.column("select withdraw_dispute_alert(?, 'x')::text", shared)
                        .get(0));
                assertEquals(0, owner.update("update dispute_alert set headline = 'x' where id = ?", shared));
                assertEquals(
                        REFUSED,
                        owner.refusal(
                                "update dispute_alert_secret set narrative = '\\x01' where alert_id = ?", shared));
                assertEquals(
                        REFUSED,
                        owner.refusal(
                                "insert into dispute_alert_attachment (township_id, alert_id, id, media_type, bytes, added_by,"
                                        + " content) values (?, ?, ?, 'image/png', 1, ?, '\\x01')",
                                DUOMA,
                                shared,
                                Ids.next(),
                                owner.person()));
                owner.commit();
            }
            try (BoundConnection other = as("suojia-leader")) {
                assertEquals(
                        List.of(false),
                        other.column("select answer_dispute_alert(?, ?, 'acknowledged', null)", DUOMA, shared));
                assertNull(other.column("select escalate_dispute_alert(?, ?, 'x')::text", DUOMA, shared)
                        .get(0));
                other.column("select open_dispute_alert(?, ?, true, ?)::text", DUOMA, shared, Ids.next());
                assertEquals(
                        List.of("withdrawn 误报"),
                        other.column(
                                "select status || ' ' || withdrawal_reason from dispute_alert where id = ?", shared));
            }
        }

        @Test
        void ofAnAnswerIsForTheOtherSidesRoles() throws SQLException {
            raise();
            try (BoundConnection clerk = as("suojia-clerk")) {
                assertEquals(
                        REFUSED,
                        clerk.refusal("select answer_dispute_alert(?, ?, 'acknowledged', null)", DUOMA, shared));
            }
            try (BoundConnection mediator = as("suojia-mediator")) {
                assertEquals(
                        REFUSED, mediator.refusal("select answer_dispute_alert(?, ?, 'declined', 'x')", DUOMA, shared));
                assertEquals(REFUSED, mediator.refusal("select escalate_dispute_alert(?, ?, 'x')", DUOMA, shared));
                assertEquals(
                        List.of(true),
                        mediator.column("select answer_dispute_alert(?, ?, 'acknowledged', null)", DUOMA, shared));
                assertEquals(
                        List.of(false),
                        mediator.column("select answer_dispute_alert(?, ?, 'acknowledged', null)", DUOMA, shared));
                assertEquals(
                        List.of("acknowledged"),
                        mediator.column("select status from dispute_alert where id = ?", shared));
                assertEquals(
                        List.of(SUOJIA),
                        mediator.column("select township_id from dispute_alert_response where alert_id = ?", shared));
            }
        }
    }

    @Nested
    class Ciphertext {
        @Test
        void neverLosesItsEarlierWords() throws SQLException {
            raise();
            try (BoundConnection owner = as("duoma-leader")) {
                assertEquals(
                        1, owner.update("update dispute_alert set headline = '改', version = 2 where id = ?", shared));
                assertEquals(
                        1,
                        owner.update("update dispute_alert_secret set narrative = '\\x01' where alert_id = ?", shared));
                for (String statement : List.of(
                        "update dispute_alert_wording set headline = 'x' where alert_id = ?",
                        "delete from dispute_alert_wording where alert_id = ?",
                        "select narrative from dispute_alert_secret_wording where alert_id = ?",
                        "delete from dispute_alert_secret_wording where alert_id = ?")) {
                    assertEquals(REFUSED, owner.refusal(statement, shared), statement);
                }
                owner.commit();
            }
            String earlier = "select count(*) from dispute_alert_wording where alert_id = ?";
            for (String reader : List.of("duoma-clerk", "suojia-leader", "xizang-officer")) {
                try (BoundConnection bound = as(reader)) {
                    assertEquals(List.of(1L), bound.column(earlier, shared), reader);
                }
            }
            try (BoundConnection outsider = as("yanshiping-leader")) {
                assertEquals(List.of(0L), outsider.column(earlier, shared));
            }
            assertEquals(List.of("ok", "ok"), unmask("duoma-leader"));
        }

        @Test
        void isSelectedByNobody() throws SQLException {
            raise();
            for (String actor : List.of("duoma-leader", "suojia-leader", "xizang-officer", "yanshiping-leader")) {
                try (BoundConnection bound = as(actor)) {
                    for (String statement : List.of(
                            "select narrative from dispute_alert_secret where alert_id = ?",
                            "select parties from dispute_alert_secret where alert_id = ?",
                            "select * from dispute_alert_secret where alert_id = ?",
                            "update dispute_alert_secret set narrative = parties where alert_id = ?",
                            "select content from dispute_alert_attachment where alert_id = ?",
                            "select dispute_alert_handled(a) from dispute_alert a where a.id = ?")) {
                        assertEquals(REFUSED, bound.refusal(statement, shared), actor + ": " + statement);
                    }
                }
            }
            try (BoundConnection other = as("suojia-leader")) {
                assertEquals(
                        List.of(), other.column("select keyset from dispute_alert_secret where alert_id = ?", shared));
                assertEquals(List.of(), other.column("select keyset from township_key where township_id = ?", DUOMA));
            }
        }

        @Test
        void leavesForThoseWhoHandleTheAlertAndWithARecord() throws SQLException {
            raise();
            assertEquals(List.of("ok"), unmask("duoma-leader"));
            assertEquals(List.of("ok"), unmask("duoma-mediator"));
            assertEquals(List.of("forbidden"), unmask("duoma-clerk"));
            assertEquals(List.of("forbidden"), unmask("suojia-leader"));
            assertEquals(List.of("forbidden"), unmask("xizang-officer"));
            assertEquals(List.of("absent"), unmask("yanshiping-leader"));
            assertEquals(List.of("absent"), unmask("amdo-county"));
            try (BoundConnection mediator = as("suojia-mediator")) {
                mediator.column("select answer_dispute_alert(?, ?, 'acknowledged', null)", DUOMA, shared);
                mediator.column("select escalate_dispute_alert(?, ?, 'x') where false", DUOMA, shared);
                mediator.commit();
            }
            try (BoundConnection leader = as("suojia-leader")) {
                leader.column("select escalate_dispute_alert(?, ?, 'x')", DUOMA, shared);
                leader.commit();
            }
            assertEquals(List.of("ok"), unmask("suojia-leader"));
            assertEquals(List.of("forbidden"), unmask("suojia-clerk"));
            assertEquals(List.of("ok"), unmask("amdo-county"));
            try (BoundConnection owner = as("duoma-leader")) {
                assertEquals(
                        4,
                        owner.column("select 1 from dispute_alert_unmasking where alert_id = ?", shared)
                                .size());
                assertEquals(
                        4,
                        owner.column("select 1 from audit_record where record_id = ? and action = 'unmask'", shared)
                                .size());
            }
        }

        @Test
        void opensToAProvincialOfficerOnlyByBreakingTheGlass() throws SQLException {
            raise();
            String breaking = "select break_glass(?, ?, '核查', ?)";
            for (String actor :
                    List.of("duoma-leader", "suojia-leader", "amdo-county", "yanshiping-leader", "gansu-officer")) {
                try (BoundConnection bound = as(actor)) {
                    assertEquals(REFUSED, bound.refusal(breaking, DUOMA, shared, Ids.next()), actor);
                    assertEquals(
                            REFUSED,
                            bound.refusal(
                                    "insert into break_glass (township_id, alert_id, id, border_id, province_code,"
                                            + " person_id, office, reason) values (?, ?, ?, ?, '54',"
                                            + " (select context_person()), 'x', 'x')",
                                    DUOMA,
                                    shared,
                                    Ids.next(),
                                    BORDER),
                            actor);
                }
            }
            try (BoundConnection officer = as("xizang-officer")) {
                assertEquals(List.of(true), officer.column(breaking, DUOMA, shared, Ids.next()));
                assertEquals(List.of(false), officer.column(breaking, DUOMA, shared, Ids.next()));
                assertEquals(
                        REFUSED, officer.refusal("update break_glass set closes_at = closes_at + interval '1 day'"));
                assertEquals(REFUSED, officer.refusal("delete from break_glass"));
                officer.commit();
            }
            assertEquals(List.of("ok"), unmask("xizang-officer"));
            assertEquals(List.of("forbidden"), unmask("qinghai-officer"));
            String seen = "select count(*) from break_glass where alert_id = ?";
            for (String reader : List.of("duoma-clerk", "suojia-mediator", "qinghai-officer")) {
                try (BoundConnection bound = as(reader)) {
                    assertEquals(List.of(1L), bound.column(seen, shared), reader);
                }
            }
            try (BoundConnection outsider = as("yanshiping-leader")) {
                assertEquals(List.of(0L), outsider.column(seen, shared));
            }
        }

        private List<Object> unmask(String actor) throws SQLException {
            try (BoundConnection bound = as(actor)) {
                List<Object> outcome = outcome(bound, shared);
                bound.commit();
                return outcome;
            }
        }
    }

    private static List<Object> outcome(BoundConnection bound, UUID alert) throws SQLException {
        return bound.column("select outcome from unmask_dispute_alert(?, '调解', ?)", alert, Ids.next());
    }

    @Nested
    class Reading {
        @Test
        void byTheOtherSideIsRecordedOnceAndMarksTheAlert() throws SQLException {
            raise();
            for (int i = 0; i < 2; i++) {
                try (BoundConnection other = as("suojia-clerk")) {
                    other.column("select open_dispute_alert(?, ?, true, ?)::text", DUOMA, shared, Ids.next());
                    other.commit();
                }
            }
            try (BoundConnection owner = as("duoma-leader")) {
                assertEquals(List.of("read"), owner.column("select status from dispute_alert where id = ?", shared));
                assertEquals(
                        1,
                        owner.column("select 1 from audit_record where record_id = ? and action = 'read'", shared)
                                .size());
                owner.column("select open_dispute_alert(?, ?, true, ?)::text", DUOMA, shared, Ids.next());
                assertEquals(
                        1,
                        owner.column("select 1 from audit_record where record_id = ? and action = 'read'", shared)
                                .size(),
                        "the owner's own reading leaves nothing");
            }
        }

        @Test
        void byAnOfficerLeavesTheStatus() throws SQLException {
            raise();
            try (BoundConnection officer = as("xizang-officer")) {
                officer.column("select open_dispute_alert(?, ?, true, ?)::text", DUOMA, shared, Ids.next());
                assertEquals(List.of("sent"), officer.column("select status from dispute_alert where id = ?", shared));
                assertEquals(
                        1,
                        officer.column("select 1 from audit_record where record_id = ? and action = 'read'", shared)
                                .size());
            }
        }
    }

    @Nested
    class Silence {
        @Test
        void isSeenByBothSidesOnly() throws SQLException {
            raise();
            due(shared);
            take();
            String steps = "select step from receipt_step where alert_id = ?";
            for (String actor : List.of("suojia-clerk", "duoma-mediator", "xizang-officer")) {
                try (BoundConnection bound = as(actor)) {
                    assertEquals(List.of("overdue"), bound.column(steps, shared), actor);
                }
            }
            for (String actor : List.of("yanshiping-leader", "amdo-county", "operator")) {
                try (BoundConnection bound = as(actor)) {
                    assertEquals(List.of(), bound.column(steps, shared), actor);
                }
            }
        }

        @Test
        void isTakenUpByOneNodeOfTwo() throws SQLException {
            raise();
            due(shared);
            try (BoundConnection one = BoundConnection.job(stack, "receipt-deadlines");
                    BoundConnection other = BoundConnection.job(stack, "receipt-deadlines")) {
                one.column("select take_receipt_steps(1000)");
                other.column("select take_receipt_steps(1000)");
                other.commit();
                try (BoundConnection leader = as("suojia-leader")) {
                    assertEquals(List.of(), leader.column("select step from receipt_step where alert_id = ?", shared));
                }
                one.commit();
            }
            take();
            try (BoundConnection leader = as("suojia-leader")) {
                assertEquals(
                        List.of("overdue"), leader.column("select step from receipt_step where alert_id = ?", shared));
            }
        }

        @Test
        void isFoundByAnIndex() throws SQLException {
            many();
            try (Connection superuser = stack.connectAsSuperuser();
                    Statement statement = superuser.createStatement()) {
                var plan = statement.executeQuery(
                        "explain select * from jointgov.dispute_alert x where x.next_step_at <= transaction_timestamp()"
                                + " order by x.next_step_at limit 100 for update skip locked");
                StringBuilder text = new StringBuilder();
                while (plan.next()) {
                    text.append(plan.getString(1)).append('\n');
                }
                assertTrue(text.toString().contains("dispute_alert_step_ix"), text.toString());
            }
        }

        /** Low severity has a week; one more hour, and the answer is overdue. */
        private void due(UUID alert) throws SQLException {
            try (Connection superuser = stack.connectAsSuperuser()) {
                run(
                        superuser,
                        "update jointgov.dispute_alert set shared_at = shared_at - interval '169 hours',"
                                + " answer_due_at = answer_due_at - interval '169 hours', next_step_at = now() where id = ?",
                        alert);
            }
        }

        private void take() throws SQLException {
            try (BoundConnection job = BoundConnection.job(stack, "receipt-deadlines")) {
                job.column("select take_receipt_steps(1000)");
                job.commit();
            }
        }
    }

    /** Statements in the form that the service sends, on many rows. */
    @Nested
    class Plans {
        private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+)");
        private static final Set<String> BIG = Set.of("dispute_alert", "search_posting");

        @Test
        void useIndexesOnBigTables() throws SQLException {
            many();
            Caller leader = caller(Scope.TOWNSHIP, "leader", DUOMA, null, Set.of(BORDER));
            Caller officer = caller(Scope.PROVINCE, "provincial-officer", null, null, Set.of(BORDER, OTHER_BORDER));
            Caller county = caller(Scope.COUNTY, "county-officer", null, "540624", Set.of());
            List<DisputeAlertFilter> filters = List.of(
                    filter("", null, null),
                    filter("", "own", null),
                    filter("", "acknowledged", "other"),
                    filter("草场", null, null),
                    filter("草场 水源", null, null));
            for (DisputeAlertFilter filter : filters) {
                assertIndexed("duoma-leader", leader, filter);
                assertIndexed("xizang-officer", officer, filter);
                assertIndexed("amdo-county", county, filter);
            }
        }

        @Test
        void openOneByItsIndex() throws SQLException {
            many();
            raise();
            try (BoundConnection other = as("suojia-leader")) {
                assertNoScan(explain(other, SqlDisputeAlertReads.OPEN, List.of(shared, false, Ids.next())), "open");
            }
        }

        private void assertIndexed(String actor, Caller caller, DisputeAlertFilter filter) throws SQLException {
            SqlDisputeAlertReads.Statement statement = SqlDisputeAlertReads.statement(caller, filter, Cursor.START, 20);
            if (statement.text().isEmpty()) {
                return;
            }
            try (BoundConnection bound = as(actor)) {
                assertNoScan(explain(bound, statement.text(), statement.parameters()), actor + " " + filter);
            }
        }

        private void assertNoScan(String plan, String what) {
            Matcher scan = SCAN.matcher(plan);
            while (scan.find()) {
                assertFalse(BIG.contains(scan.group(1)), what + "\n" + plan);
            }
            assertTrue(plan.contains("Index"), what + "\n" + plan);
        }

        private String explain(BoundConnection bound, String statement, List<Object> parameters) throws SQLException {
            Object[] values = new Object[parameters.size()];
            for (int i = 0; i < values.length; i++) {
                Object value = parameters.get(i);
                values[i] = value instanceof Instant instant
                        ? instant.atOffset(ZoneOffset.UTC)
                        : value instanceof Collection<?> many
                                ? many.stream().map(Objects::toString).collect(Collectors.joining(",", "{", "}"))
                                : value;
            }
            return bound.column("explain (analyze) " + statement, values).stream()
                    .map(Objects::toString)
                    .collect(Collectors.joining("\n"));
        }

        private DisputeAlertFilter filter(String q, String state, String side) {
            return new DisputeAlertFilter(
                    null, null, null, null, state, side, SearchTokens.ofQuery(q), null, null, null);
        }

        private Caller caller(Scope scope, String role, UUID township, String county, Set<UUID> borders) {
            return new Caller(
                    Ids.next(),
                    Ids.next(),
                    scope,
                    role,
                    "o",
                    township,
                    county,
                    scope == Scope.PROVINCE ? "54" : null,
                    false,
                    borders);
        }
    }

    private static boolean filled;

    /** Alerts of 200 townships on 200 borders, and of Duoma on its own; made once. */
    private static synchronized void many() throws SQLException {
        if (filled) {
            return;
        }
        filled = true;
        try (Connection superuser = stack.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("set search_path = jointgov, public");
            // Written past triggers and foreign keys: only the number of rows matters.
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    insert into dispute_alert (township_id, id, border_id, kind, type, severity, headline, place_name, status,
                        raised_at, shared_at, raised_by, raised_office)
                    select case when n %% 40 = 0 then uuid '%1$s' else md5('t' || n %% 200)::uuid end,
                        md5('%2$s' || n)::uuid,
                        case when n %% 10 = 0 and n %% 40 <> 0 then null when n %% 80 = 0 then null
                             when n %% 40 = 0 then uuid '%3$s' else md5('b' || n %% 200)::uuid end,
                        'event', 'other', 'low', '草场水源', '山口',
                        case when n %% 10 = 0 and n %% 40 <> 0 or n %% 80 = 0 then 'own' else 'sent' end,
                        now() - n * interval '1 minute',
                        case when n %% 10 = 0 and n %% 40 <> 0 or n %% 80 = 0 then null else now() end,
                        md5('p')::uuid, 'o'
                    from generate_series(1, %4$d) n
                    """.formatted(DUOMA, MARK, BORDER, MANY));
            statement.execute("""
                    insert into search_posting (township_id, border_id, token, record_kind, record_id, recorded_at)
                    select a.township_id, a.border_id, token, 'dispute-alert', a.id, a.raised_at
                    from dispute_alert a, unnest(array['草场', '水源', '山口']) token
                    where a.raised_by = md5('p')::uuid
                    """);
            statement.execute("set session_replication_role = origin");
            statement.execute("analyze dispute_alert, search_posting");
            var rows = statement.executeQuery("select count(*) from dispute_alert where border_id = '" + BORDER + "'");
            rows.next();
            assertNotEquals(0, rows.getInt(1));
        }
    }

    private static BoundConnection as(String actor) throws SQLException {
        return BoundConnection.of(stack, actor + MARK, ALL_ROLES, "xizang-government", actor + MARK);
    }

    private static void township(Connection superuser, UUID id, String county) throws SQLException {
        // Codes are unique, and other tests draw from the same county.
        while (run(
                        superuser,
                        "insert into jointgov.township (id, code, name_zh, county_code, province_code)"
                                + " values (?, ?, '测试乡', ?, ?) on conflict (code) do nothing",
                        id,
                        county + (100 + ThreadLocalRandom.current().nextInt(900)),
                        county,
                        county.substring(0, 2))
                == 0) {
            continue;
        }
    }

    private static void border(Connection superuser, UUID id, UUID... townships) throws SQLException {
        run(superuser, "insert into jointgov.border (id, name_zh, in_force_at) values (?, '测试边界', now())", id);
        for (UUID township : townships) {
            run(
                    superuser,
                    "insert into jointgov.border_township (border_id, township_id, confirmed_at) values (?, ?, now())",
                    id,
                    township);
        }
    }

    private static void member(
            Connection superuser,
            String actor,
            String scope,
            String role,
            UUID township,
            String county,
            String province)
            throws SQLException {
        UUID person = Ids.next();
        run(
                superuser,
                "insert into jointgov.person (id, issuer, subject) values (?, 'https://hub.test/realms/joint-governance', ?)",
                person,
                actor + MARK);
        run(
                superuser,
                "insert into jointgov.membership (id, person_id, scope, role, office, township_id, county_code, province_code)"
                        + " values (?, ?, ?, ?, 'o', ?, ?, ?)",
                Ids.next(),
                person,
                scope,
                role,
                township,
                county,
                province);
    }

    private static int run(Connection superuser, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
