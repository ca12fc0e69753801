package org.jointgov.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.OwnStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Ground;
import org.junit.jupiter.api.Test;

/** Numbers after commit, and records that nobody changes. A running node of another test may number along. */
@OwnStack
class SequencerIT {
    private final LocalStack stack = SharedStack.database();
    private final Ground ground;
    private final String leader;

    SequencerIT() throws SQLException {
        ground = Ground.of(stack);
        leader = ground.subject(ground.here(), "leader");
    }

    @Test
    void marksAreForgottenOnceTheyServeNothing() throws Exception {
        UUID person = UUID.randomUUID();
        for (int days : List.of(99, 101)) {
            ground.execute(
                    "insert into jointgov.idempotency_record (person_id, key, request_hash, status, recorded_at)"
                            + " values (?, ?, '', 200, now() - make_interval(days => ?))",
                    person,
                    days + " days",
                    days);
        }
        for (int days : List.of(1, 3)) {
            ground.execute(
                    "insert into jointgov.reading_mark values (?, ?, 1, 'read', now() - make_interval(days => ?))",
                    person,
                    person,
                    days);
        }
        try (BoundConnection bound = ground.bind(leader, "leader")) {
            assertEquals("JG005", bound.refusal("select forget_old_marks()"));
        }
        try (BoundConnection job = BoundConnection.job(stack, "test")) {
            job.column("select forget_old_marks()");
            job.commit();
        }
        assertEquals(
                "99 days",
                ground.value(
                        "select string_agg(key, ' ') from jointgov.idempotency_record where person_id = ?", person));
        assertEquals(1L, ground.value("select count(*) from jointgov.reading_mark where person_id = ?", person));
    }

    @Test
    void eightWritersWithRollbacksAndAKilledSequencerLeaveNoGap() throws Exception {
        AtomicInteger committed = new AtomicInteger();
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(9);
        try {
            Future<Integer> sequencer = threads.submit(() -> sequenceAndDie(writing));
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Random random = new Random(i);
                writers.add(() -> {
                    for (int k = 0; k < 40; k++) {
                        try (BoundConnection bound = ground.bind(leader, "leader")) {
                            ground.effect(bound, ground.here(), ground.border(), "raise");
                            if (random.nextInt(4) > 0) {
                                bound.commit();
                                committed.incrementAndGet();
                            }
                        }
                    }
                    return null;
                });
            }
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
            writing.set(false);
            assertTrue(sequencer.get() > 0, "no sequencer was killed");
        } finally {
            threads.shutdown();
        }
        numberAll();
        assertEquals(
                (long) committed.get(),
                ground.value(
                        "select count(*) from jointgov.audit_record r join jointgov.audit_sequence s on s.record_id = r.id"
                                + " where r.border_id = ?",
                        ground.border()));
        assertEquals(
                true,
                ground.value(
                        "select count(*) = max(sequence) and min(sequence) = 1 and count(distinct record_id) = count(*)"
                                + " from jointgov.audit_sequence"));
        assertEquals(
                true,
                ground.value(
                        "select count(*) = max(position) and min(position) = 1 and count(*) = ?"
                                + " from jointgov.change_entry where recipient = ?",
                        (long) committed.get(),
                        ground.there().toString()));
    }

    /** Numbers again and again; every third time it is cut off before it commits. @return how often */
    private int sequenceAndDie(AtomicBoolean writing) throws SQLException {
        int killed = 0;
        for (int i = 0; writing.get(); i++) {
            try (BoundConnection job = BoundConnection.job(stack, "sequencer")) {
                job.column("select changes from sequence_committed()");
                if (i % 3 == 2) {
                    ground.value(
                            "select pg_terminate_backend(?)",
                            job.column("select pg_backend_pid()").get(0));
                    killed++;
                } else {
                    job.commit();
                }
            } catch (SQLException cut) {
                assertTrue(
                        cut.getSQLState().startsWith("57") || cut.getSQLState().startsWith("08"), cut.getSQLState());
            }
        }
        return killed;
    }

    @Test
    void aLateCommitGetsALaterPosition() throws Exception {
        UUID late;
        UUID early;
        try (BoundConnection slow = ground.bind(leader, "leader")) {
            late = ground.effect(slow, ground.here(), ground.border(), "raise");
            try (BoundConnection quick = ground.bind(leader, "leader")) {
                early = ground.effect(quick, ground.here(), ground.border(), "raise");
                quick.commit();
            }
            numberAll();
            assertEquals(List.of(early), feed());
            slow.commit();
        }
        numberAll();
        assertEquals(List.of(early, late), feed());
    }

    private List<Object> feed() throws SQLException {
        try (BoundConnection neighbour = ground.bind(ground.subject(ground.there(), "leader"), "leader")) {
            return neighbour.column("select record_id from change_entry order by position");
        }
    }

    @Test
    void onlyOneSequencerNumbersAtATimeAndTheOtherDoesNotWait() throws Exception {
        try (BoundConnection first = BoundConnection.job(stack, "sequencer");
                BoundConnection second = BoundConnection.job(stack, "sequencer")) {
            first.column("select changes from sequence_committed()");
            second.update("set local lock_timeout = '2s'");
            assertEquals(List.of(false), second.column("select more from sequence_committed()"));
        }
    }

    @Test
    void aRequestMayNotNumber() throws Exception {
        try (BoundConnection bound = ground.bind(leader, "leader")) {
            assertEquals("JG005", bound.refusal("select * from sequence_committed()"));
            assertEquals("JG005", bound.refusal("select * from change_positions(array['x'])"));
            assertEquals(
                    "JG005", bound.refusal("select * from standing_memberships(array[?]::uuid[])", bound.membership()));
        }
        try (BoundConnection job = BoundConnection.job(stack, "sequencer")) {
            assertEquals(List.of(), job.column("select id from audit_record"));
            assertEquals(List.of(), job.column("select position from change_entry"));
        }
    }

    @Test
    void noRoleChangesOrDeletesWhatWasRecorded() throws Exception {
        try (BoundConnection bound = ground.bind(leader, "leader")) {
            ground.effect(bound, ground.here(), ground.border(), "raise");
            bound.commit();
        }
        numberAll();
        List<String> attacks = new ArrayList<>();
        for (String table : List.of("audit_record", "audit_sequence", "change_entry")) {
            String column = switch (table) {
                case "audit_record" -> "action = 'read'";
                case "audit_sequence" -> "sequence = 7";
                default -> "operation = 'remove'";
            };
            attacks.add("update jointgov." + table + " set " + column);
            attacks.add("delete from jointgov." + table);
            attacks.add("truncate jointgov." + table + " cascade");
        }
        attacks.add("alter table jointgov.audit_record disable trigger audit_record_append_only");
        attacks.add("drop trigger audit_record_append_only on jointgov.audit_record");
        attacks.add("merge into jointgov.audit_record r using (values (1)) v on true when matched then delete");
        attacks.add("create or replace function jointgov.audit_record_is_append_only() returns trigger language plpgsql"
                + " as $$ begin return null; end $$");
        for (String attack : attacks) {
            try (BoundConnection bound = ground.bind(leader, "leader")) {
                assertEquals("42501", bound.refusal(attack), "as the application: " + attack);
            }
            try (Connection connection = stack.connectAsSuperuser();
                    Statement statement = connection.createStatement()) {
                statement.execute("set role jointgov_definer");
                String refusal = refusal(statement, attack);
                assertTrue(List.of("42501", "JG004").contains(refusal), "as the definer: " + attack + " " + refusal);
            }
        }
        // The owner of the tables may take the trigger away; as long as it stands, he changes nothing either.
        for (String attack : attacks.subList(0, 9)) {
            try (Connection owner = stack.connectAsOwner();
                    Statement statement = owner.createStatement()) {
                assertEquals("JG004", refusal(statement, attack), "as the owner: " + attack);
            }
        }
    }

    private static String refusal(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    /** Until nothing waits, whoever numbers it. */
    private void numberAll() throws SQLException {
        long waiting;
        do {
            try (BoundConnection job = BoundConnection.job(stack, "sequencer")) {
                job.column("select more from sequence_committed()");
                job.commit();
            }
            try (Connection connection = stack.connectAsSuperuser();
                    ResultSet row = connection
                            .createStatement()
                            .executeQuery("select (select count(*) from jointgov.audit_pending where border_id = '"
                                    + ground.border() + "') + (select count(*) from jointgov.change_pending"
                                    + " where recipient = '" + ground.there() + "')")) {
                row.next();
                waiting = row.getLong(1);
            }
        } while (waiting > 0);
    }
}
