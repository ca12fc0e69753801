package org.jointgov.platform.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.platform.time.Time;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.SharedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/**
 * Somebody who can run any SQL as the application's role, in the transaction of a township's leader, tries to see or change
 * what is another township's. What such a person can do all the same is said in docs/decisions/0003-context-binding.md.
 */
class RowLevelSecurityAttackIT {
    private static final String REFUSED = "42501";
    private static final String NO_CONTEXT = "JG005";

    private static final LocalStack STACK = SharedStack.database();

    private Landscape land;
    private Backend backend;

    @BeforeEach
    void begin() throws SQLException {
        land = new Landscape(STACK);
        backend = new Backend(STACK);
    }

    @AfterEach
    void end() throws SQLException {
        backend.close();
    }

    private void actAsLeader() throws SQLException {
        assertEquals(land.own, backend.bind(land.ownSubject()));
    }

    /** What the acting leader may see of the landscape's postings, whatever was tried. */
    private void assertOnlyTheOwnIsSeen() throws SQLException {
        assertEquals(Set.of("ownword", "sharedword"), Set.copyOf(backend.read("select token from search_posting")));
    }

    private void assertNothingIsSeen() throws SQLException {
        assertEquals(List.of(), backend.read("select token from search_posting"));
        assertEquals(List.of(), backend.read("select id from audit_record"));
        assertEquals(List.of(), backend.read("select id from township"));
        assertEquals(List.of(), backend.read("select id from membership"));
    }

    @Test
    void aBoundLeaderSeesTheOwnTownshipAndItsBorders() throws SQLException {
        actAsLeader();
        assertOnlyTheOwnIsSeen();
        // How catalogues were changed concerns everybody.
        assertEquals(1, backend.count("audit_record where record_kind <> 'catalogue'"));
    }

    @Nested
    class WithoutAContext {
        @Test
        void nothingIsThere() throws SQLException {
            assertNothingIsSeen();
        }

        @Test
        void nothingCanBeWritten() throws SQLException {
            assertEquals(
                    REFUSED,
                    backend.refusal("insert into search_posting values ('" + land.own
                            + "', null, 't', 'dispute-alert', gen_random_uuid(), now())"));
            assertEquals(0, backend.run("update search_posting set token = 'x'"));
            assertEquals(0, backend.run("delete from search_posting"));
        }

        @Test
        void theDefinersFunctionsRefuse() throws SQLException {
            assertEquals(NO_CONTEXT, backend.refusal(recordEffect(land.own, land.border)));
            assertEquals(NO_CONTEXT, backend.refusal(noteReading(land.own, land.border)));
        }

        @Test
        void aLoginWithoutMembershipSeesNothing() throws SQLException {
            assertNull(backend.bind("nobody-" + UUID.randomUUID()));
            assertNothingIsSeen();
            assertEquals(NO_CONTEXT, backend.refusal(recordEffect(land.own, null)));
        }

        @Test
        void aMembershipThatTheTokensRolesDoNotCoverIsNone() throws SQLException {
            assertNull(backend.bind(backend.sign(land.ownSubject(), null, Set.of("clerk"))));
            assertOnlyTheOwnMembershipsAreSeen();
        }

        @Test
        void anothersMembershipCannotBeSelected() throws SQLException {
            assertNull(backend.bind(backend.sign(land.ownSubject(), land.strangersMembership, Set.of("leader"))));
            assertOnlyTheOwnMembershipsAreSeen();
        }

        private void assertOnlyTheOwnMembershipsAreSeen() throws SQLException {
            assertEquals(List.of(land.ownMembership.toString()), backend.read("select id from membership"));
            assertEquals(0, backend.count("search_posting") + backend.count("audit_record"));
            assertEquals(0, backend.count("township") + backend.count("border"));
        }
    }

    @Nested
    class Forging {
        @Test
        void aSettingOfOnesOwnMakingIsNoContext() throws SQLException {
            String fields = backend.challenge() + "\n" + backend.pid() + "\nrequest\n" + land.strangersMembership + "\n"
                    + UUID.randomUUID() + "\ntownship\nleader\n" + land.stranger + "\n\n\nfalse\n{"
                    + land.strangersBorder + "}\nclient\noffice";
            backend.read("select set_config('jointgov.context', repeat('0', 64) || E'\\n' || '" + fields + "', true)");
            assertNothingIsSeen();
            backend.run("set local jointgov.context = 'anything'");
            assertNothingIsSeen();
            backend.run("set session jointgov.context = '" + "0".repeat(64) + "\n" + fields + "'");
            assertNothingIsSeen();
        }

        @Test
        void aBoundContextCannotBeChanged() throws SQLException {
            actAsLeader();
            backend.read("select set_config('jointgov.context', replace(current_setting('jointgov.context'), '"
                    + land.own + "', '" + land.stranger + "'), true)");
            assertNothingIsSeen();
        }

        @Test
        void bordersCannotBeAdded() throws SQLException {
            actAsLeader();
            backend.read("select set_config('jointgov.context', replace(current_setting('jointgov.context'), '{"
                    + land.border + "}', '{" + land.border + "," + land.strangersBorder + "}'), true)");
            assertNothingIsSeen();
        }

        @Test
        void aSignatureOfAnotherKeyIsRefused() throws SQLException {
            String payload = Backend.request(
                    land.strangersSubject(), null, Set.of("leader"), backend.challenge(), backend.pid(), Time.now());
            byte[] otherKey = new byte[32];
            otherKey[0] = 1;
            assertEquals(
                    "JG002",
                    backend.refusalOf(new Backend.Signed(payload, new ContextSignature(otherKey).sign(payload))));
            assertEquals("JG002", backend.refusalOf(new Backend.Signed(payload, new byte[0])));
            assertEquals("JG002", backend.refusalOf(new Backend.Signed(payload, null)));
        }

        @Test
        void aChangedPayloadIsRefused() throws SQLException {
            Backend.Signed signed = backend.sign(land.ownSubject(), null, Set.of("leader"));
            for (String changed : List.of(
                    signed.payload().replace(land.ownSubject(), land.strangersSubject()),
                    signed.payload().replace("leader\n", "leader,operator\n"),
                    signed.payload() + "\n",
                    "")) {
                assertEquals("JG002", backend.refusalOf(new Backend.Signed(changed, signed.signature())));
            }
            assertNothingIsSeen();
        }

        @Test
        void purposesAndVersionsThatDoNotExistAreRefused() throws SQLException {
            String payload =
                    backend.sign(land.ownSubject(), null, Set.of("leader")).payload();
            assertEquals("JG002", backend.refusalOf(backend.sign(payload.replaceFirst("\nrequest\n", "\nadmin\n"))));
            assertEquals("JG002", backend.refusalOf(backend.sign(payload.replaceFirst("1\n", "2\n"))));
            assertEquals("JG002", backend.refusalOf(backend.sign(payload + "\nmore")));
        }

        @Test
        void theHashOfARequestIsNoSignature() throws SQLException {
            String payload =
                    backend.sign(land.ownSubject(), null, Set.of("leader")).payload();
            byte[] hash = new ContextSignature(STACK.contextKey())
                    .hash(("bind\n" + payload).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertEquals("JG002", backend.refusalOf(new Backend.Signed(payload, hash)));
        }

        @Test
        void aJobSeesNoRecordAndActsForNobody() throws SQLException {
            backend.bindJob();
            assertNothingIsSeen();
            assertEquals(NO_CONTEXT, backend.refusal(recordEffect(land.own, null)));
            assertEquals(NO_CONTEXT, backend.refusal(noteReading(land.own, null)));
        }
    }

    @Nested
    class Replay {
        @Test
        void inALaterTransactionOfTheSameBackend() throws SQLException {
            Backend.Signed signed = backend.sign(land.ownSubject(), null, Set.of("leader"));
            backend.bind(signed);
            assertOnlyTheOwnIsSeen();
            backend.connection.commit();
            assertEquals("JG003", backend.refusalOf(signed));
            assertNothingIsSeen();
        }

        @Test
        void afterARollback() throws SQLException {
            Backend.Signed signed = backend.sign(land.ownSubject(), null, Set.of("leader"));
            backend.bind(signed);
            backend.connection.rollback();
            assertEquals("JG003", backend.refusalOf(signed));
            assertNothingIsSeen();
        }

        @Test
        void ofASignatureThatWasNeverUsed() throws SQLException {
            Backend.Signed signed = backend.sign(land.ownSubject(), null, Set.of("leader"));
            backend.connection.rollback();
            assertEquals("JG003", backend.refusalOf(signed));
        }

        @Test
        void onAnotherConnection() throws SQLException {
            Backend.Signed signed = backend.sign(land.ownSubject(), null, Set.of("leader"));
            backend.bind(signed);
            try (Backend other = new Backend(STACK)) {
                assertEquals("JG003", other.refusalOf(signed));
                String sameChallenge = Backend.request(
                        land.ownSubject(), null, Set.of("leader"), other.challenge(), backend.pid(), Time.now());
                assertEquals("JG003", other.refusalOf(other.sign(sameChallenge)));
            }
        }

        @Test
        void ofTheBoundSettingInALaterTransactionOrElsewhere() throws SQLException {
            actAsLeader();
            String context =
                    backend.read("select current_setting('jointgov.context')").get(0);
            backend.run("set session jointgov.context = '" + context + "'");
            assertOnlyTheOwnIsSeen();
            backend.connection.commit();
            assertEquals(
                    context,
                    backend.read("select current_setting('jointgov.context')").get(0));
            assertNothingIsSeen();
            try (Backend other = new Backend(STACK)) {
                other.run("set local jointgov.context = '" + context + "'");
                assertEquals(List.of(), other.read("select token from search_posting"));
            }
        }

        @Test
        void ofAnOldSignature() throws SQLException {
            assertEquals(
                    "JG003",
                    backend.refusalOf(backend.sign(Backend.request(
                            land.ownSubject(),
                            null,
                            Set.of("leader"),
                            backend.challenge(),
                            backend.pid(),
                            Backend.longAgo()))));
        }

        @Test
        void bindingTwice() throws SQLException {
            actAsLeader();
            assertEquals("JG001", backend.refusalOf(backend.sign(land.strangersSubject(), null, Set.of("leader"))));
            assertEquals("JG001", backend.refusalOf(backend.sign(land.ownSubject(), null, Set.of("leader"))));
            assertOnlyTheOwnIsSeen();
        }

        @Test
        void whatASessionHasLeftBehindDoesNotKeepTheNextRequestOut() throws SQLException {
            backend.run("set session jointgov.context = 'poison'");
            backend.connection.commit();
            actAsLeader();
            assertOnlyTheOwnIsSeen();
        }

        @Test
        void aStatementPreparedForOneIsAnsweredForTheNext() throws SQLException {
            try (PreparedStatement kept = backend.connection.prepareStatement("select token from search_posting")) {
                for (int i = 0; i < 8; i++) {
                    actAsLeader();
                    assertEquals(2, rows(kept));
                    backend.connection.commit();
                    assertEquals(0, rows(kept));
                    backend.connection.commit();
                    assertEquals(land.stranger, backend.bind(land.strangersSubject()));
                    assertEquals(2, rows(kept));
                    backend.connection.commit();
                }
            }
        }

        @Test
        void aCursorHoldsOnlyWhatItsOwnTransactionSaw() throws SQLException {
            actAsLeader();
            backend.run("declare kept cursor with hold for select token from search_posting");
            backend.run("declare lost cursor for select token from search_posting");
            backend.connection.commit();
            assertEquals("34000", backend.refusal("fetch all from lost"));
            backend.bind(land.strangersSubject());
            assertEquals(Set.of("ownword", "sharedword"), Set.copyOf(backend.read("fetch all from kept")));
            backend.run("close kept");
        }

        private int rows(PreparedStatement statement) throws SQLException {
            int n = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    n++;
                }
            }
            return n;
        }
    }

    @Nested
    class Privileges {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "set role jointgov_owner",
                    "set role jointgov_definer",
                    "set role postgres",
                    "set session authorization jointgov_owner",
                    "set session authorization postgres",
                    "alter role jointgov_app bypassrls",
                    "alter role jointgov_app superuser",
                    "alter role jointgov_owner password 'x'",
                    "grant jointgov_definer to jointgov_app",
                    "grant jointgov_owner to jointgov_app",
                    "set session_replication_role = replica",
                    "select set_config('session_replication_role', 'replica', true)",
                    "alter table search_posting disable row level security",
                    "alter table search_posting no force row level security",
                    "alter table search_posting owner to jointgov_app",
                    "alter policy search_posting_own on search_posting using (true)",
                    "drop policy search_posting_own on search_posting",
                    "create policy everything on search_posting using (true)",
                    "alter table audit_record disable trigger all",
                    "drop trigger audit_record_append_only on audit_record",
                    "create rule r as on select to audit_record do instead select 1",
                    "drop table audit_record",
                    "create or replace function jointgov.context_township() returns uuid language sql as 'select null::uuid'",
                    "alter function jointgov.context_township() owner to jointgov_app",
                    "alter function jointgov.context_borders() security invoker",
                    "create function public.leak(t text) returns boolean language plpgsql as 'begin return true; end'",
                    "create function pg_temp.leak(t text) returns boolean language plpgsql as 'begin return true; end'",
                    "create operator public.=== (leftarg = text, rightarg = text, function = texteq)",
                    "create temporary table township (id uuid)",
                    "create temporary view v as select * from search_posting",
                    "create table public.mine (id uuid)",
                    "create view public.v as select * from search_posting",
                    "create materialized view public.v as select * from search_posting",
                    "create schema mine",
                    "create extension dblink",
                    "create publication p for table search_posting",
                    "select * into public.copy from search_posting",
                    "copy search_posting to '/tmp/stolen'",
                    "copy search_posting to program 'cat'",
                    "copy search_posting from '/etc/passwd'",
                    "copy search_posting from program 'id'",
                    "select pg_read_file('/etc/passwd')",
                    "select pg_read_binary_file('/etc/passwd')",
                    "select pg_ls_dir('/')",
                    "select pg_stat_file('/etc/passwd')",
                    "select lo_import('/etc/passwd')",
                    "select lo_export(1, '/tmp/stolen')",
                    "select * from pg_authid",
                    "select * from pg_statistic",
                    "select * from pg_stat_ssl, pg_hba_file_rules",
                    "select pg_reload_conf()",
                    "select * from context_key",
                    "update context_key set key = decode(repeat('00', 32), 'hex')",
                    "insert into context_key values (1, decode(repeat('00', 32), 'hex')) on conflict (id) do update set key = excluded.key",
                    "select context_signature('bind')",
                    "select query_to_xml('select * from jointgov.context_key', true, true, '')",
                    "do 'begin perform * from jointgov.context_key; end'",
                    "select * from idempotency_record",
                    "select * from audit_pending",
                    "select * from change_pending",
                    "select * from reading_mark",
                    "select * from mail_outbox",
                    "select accept_invitations('a', 'b', 'c', 'd', 'e', 'f')",
                    "insert into audit_record select * from audit_record",
                    "update audit_record set action = 'nothing'",
                    "update audit_record set action = 'nothing' where false",
                    "delete from audit_record",
                    "truncate audit_record",
                    "delete from audit_sequence",
                    "update audit_sequence set sequence = 0",
                    "insert into change_entry select * from change_entry",
                    "delete from change_entry",
                    "insert into membership select * from membership",
                    "delete from membership",
                    "update membership set role = 'operator'",
                    "update membership set township_id = null",
                    "update person set issuer = 'x'",
                    "delete from device",
                    "update device set person_id = gen_random_uuid()",
                    "update device set id = gen_random_uuid()",
                    "update device set kind = 'computer'",
                    "update device set added_at = '2000-01-01'",
                    "update device set wiped_at = null",
                    "insert into device (person_id, id, kind, added_at) values (context_person(), gen_random_uuid(), 'phone', '2000-01-01')",
                    "insert into device (person_id, id, kind, wiped_at) values (context_person(), gen_random_uuid(), 'phone', now())",
                    "truncate search_posting",
                    "lock table audit_record in access exclusive mode"
                })
        void areMissing(String statement) throws SQLException {
            actAsLeader();
            assertEquals(REFUSED, backend.refusal(statement));
            assertOnlyTheOwnIsSeen();
        }

        @Test
        void theServersSettingsStay() throws SQLException {
            backend.connection.setAutoCommit(true);
            try (var statement = backend.connection.createStatement()) {
                assertEquals(
                        REFUSED,
                        assertThrows(SQLException.class, () -> statement.execute("alter system set row_security = off"))
                                .getSQLState());
            } finally {
                backend.connection.setAutoCommit(false);
            }
        }

        @Test
        void rowSecurityCannotBeSwitchedOff() throws SQLException {
            actAsLeader();
            backend.run("set local row_security = off");
            assertEquals(REFUSED, backend.refusal("select count(*) from search_posting"));
            assertEquals(REFUSED, backend.refusal("select count(*) from audit_record"));
            assertEquals(REFUSED, backend.refusal("delete from search_posting"));
            backend.run("set local row_security = on");
            assertOnlyTheOwnIsSeen();
        }

        @Test
        void sequencesTellNothing() throws SQLException {
            actAsLeader();
            List<String> sequences = backend.read(
                    "select c.oid::regclass::text from pg_class c where c.relkind = 'S' and c.relnamespace = 'jointgov'::regnamespace");
            assertFalse(sequences.isEmpty());
            for (String sequence : sequences) {
                assertEquals(REFUSED, backend.refusal("select last_value from " + sequence));
                assertEquals(REFUSED, backend.refusal("select nextval('" + sequence + "')"));
                assertEquals(REFUSED, backend.refusal("select currval('" + sequence + "')"));
                assertEquals(REFUSED, backend.refusal("select setval('" + sequence + "', 1)"));
            }
        }

        @Test
        void noTableCanBeCopiedInUnderRowLevelSecurity() throws SQLException {
            actAsLeader();
            assertEquals("0A000", backend.refusal("copy search_posting from stdin"));
        }
    }

    @Nested
    class DefinersFunctions {
        @Test
        void doNotWriteIntoAnothersTrail() throws SQLException {
            actAsLeader();
            assertEquals(NO_CONTEXT, backend.refusal(recordEffect(land.stranger, null)));
            assertEquals(NO_CONTEXT, backend.refusal(recordEffect(land.stranger, land.strangersBorder)));
            assertEquals(NO_CONTEXT, backend.refusal(recordEffect(null, land.strangersBorder)));
            assertEquals(NO_CONTEXT, backend.refusal(recordEffect(land.stranger, land.border)));
            assertEquals(
                    NO_CONTEXT,
                    backend.refusal(recordEffect(land.own, land.border).replace("'{}'", "array['999999']")));
            assertEquals(NO_CONTEXT, backend.refusal(noteReading(land.stranger, null)));
            assertEquals(NO_CONTEXT, backend.refusal(noteReading(land.stranger, land.strangersBorder)));
            assertEquals(NO_CONTEXT, backend.refusal(noteReading(null, land.strangersBorder)));
            assertEquals(NO_CONTEXT, backend.refusal(noteReading(land.stranger, land.border)));
        }

        @Test
        void ofJobsAreNotForRequests() throws SQLException {
            actAsLeader();
            for (String call : List.of(
                    "select * from sequence_committed()",
                    "select * from change_positions(array['" + land.stranger + "'])",
                    "select * from standing_memberships(array['" + land.strangersMembership + "']::uuid[])",
                    "select * from claim_mail(10, interval '1 minute')",
                    "select * from mail_status()",
                    "select take_receipt_steps(10)",
                    "select remind_of_commitments(10)",
                    "select remind_of_sign_offs(10)",
                    "select * from verify_minutes(gen_random_uuid(), repeat('0', 64))",
                    "select device_must_be_wiped('" + land.strangersDevice + "')",
                    "select device_must_be_wiped('" + land.ownDevice + "')",
                    "select finish_mail(gen_random_uuid(), null, null)")) {
                assertEquals(NO_CONTEXT, backend.refusal(call), call);
            }
        }

        @Test
        void doNotSendMailToStrangers() throws SQLException {
            actAsLeader();
            assertEquals(
                    NO_CONTEXT,
                    backend.refusal("select enqueue_mail('alert-waits', array['" + land.stranger
                            + "'::uuid], null, array['leader'], 'dispute-alert', gen_random_uuid())"));
        }

        @Test
        void thatAskNobodysStandingAreNotForTheApplication() throws SQLException {
            actAsLeader();
            for (String call : List.of(
                    "select append_effect('share', 'dispute-alert', gen_random_uuid(), 1, '" + land.stranger
                            + "', null, '{}', 'x', 'upsert', gen_random_uuid())",
                    "select put_mail('alert-waits', array['" + land.stranger
                            + "'::uuid], '{}', '{leader}', 'dispute-alert', gen_random_uuid(), null)",
                    "select answer_within('low', now())")) {
                assertEquals(REFUSED, backend.refusal(call), call);
            }
        }

        @Test
        void doNotTellOfAnothersRecord() throws SQLException {
            actAsLeader();
            assertEquals(
                    java.util.Arrays.asList((String) null),
                    backend.read("select readers_of('" + land.hiddenRecord + "', '" + land.stranger + "')"));
        }

        @Test
        void areNotLedAstrayByTheCallersSearchPath() throws SQLException {
            actAsLeader();
            backend.run("set local search_path = pg_temp, public, jointgov");
            assertOnlyTheOwnIsSeen();
            backend.run("set local search_path = ''");
            assertEquals(List.of(land.own.toString()), backend.read("select jointgov.context_township()"));
            assertEquals(List.of("2"), backend.read("select count(*) from jointgov.search_posting"));
        }
    }

    @Nested
    class Oracles {
        @BeforeEach
        void act() throws SQLException {
            actAsLeader();
        }

        @Test
        void aForeignRowIsNeitherReadNorWritten() throws SQLException {
            String foreign = " where township_id = '" + land.stranger + "'";
            assertEquals(List.of(), backend.read("select * from search_posting" + foreign));
            assertEquals(0, backend.run("update search_posting set token = 'x'" + foreign));
            assertEquals(0, backend.run("delete from search_posting" + foreign));
            assertEquals(0, backend.run("delete from search_posting where township_id = '" + land.neighbour + "'"));
            assertEquals(List.of(), backend.read("select 1 from search_posting" + foreign + " for update"));
        }

        @Test
        void aRowCannotBeGivenAwayOrPutOnAForeignBorder() throws SQLException {
            assertEquals(REFUSED, backend.refusal("update search_posting set township_id = '" + land.stranger + "'"));
            assertEquals(
                    REFUSED, backend.refusal("update search_posting set border_id = '" + land.strangersBorder + "'"));
        }

        @Test
        void aForeignKeyThatExistsAndOneThatDoesNotAreRefusedAlike() throws SQLException {
            SQLException taken = backend.failure(posting(land.stranger, land.secret, land.hiddenRecord));
            SQLException free = backend.failure(posting(land.stranger, "free", UUID.randomUUID()));
            assertEquals(REFUSED, taken.getSQLState());
            assertEquals(free.getMessage(), taken.getMessage());
            SQLException upsert = backend.failure(posting(land.stranger, land.secret, land.hiddenRecord)
                    + " on conflict (township_id, record_kind, token, record_id) do update set token = 'mine'");
            assertEquals(REFUSED, upsert.getSQLState());
            assertEquals(
                    REFUSED,
                    backend.refusal(
                            posting(land.stranger, land.secret, land.hiddenRecord) + " on conflict do nothing"));
        }

        @Test
        void anIdThatIsTakenElsewhereIsFreeHere() throws SQLException {
            assertEquals("", backend.refusal(posting(land.own, land.secret, land.hiddenRecord)));
        }

        @Test
        void errorsNameNoValues() throws SQLException {
            assertEquals("", backend.refusal(posting(land.own, "twice", land.ownRecord)));
            PSQLException duplicate = (PSQLException) backend.failure(posting(land.own, "twice", land.ownRecord));
            assertEquals("23505", duplicate.getSQLState());
            assertNull(duplicate.getServerErrorMessage().getDetail());
            PSQLException missing = (PSQLException) backend.failure("insert into search_posting values ('" + land.own
                    + "', null, null, 'dispute-alert', gen_random_uuid(), now())");
            assertEquals("23502", missing.getSQLState());
            assertNull(missing.getServerErrorMessage().getDetail());
        }

        @Test
        void conditionsRunOnVisibleRowsOnly() throws SQLException {
            assertEquals(
                    "",
                    backend.refusal("select 1 / (case when token like '" + land.secret
                            + "%' then 0 else 1 end) from search_posting"));
            assertEquals(
                    "",
                    backend.refusal("select * from search_posting where 1 / (case when token like '" + land.secret
                            + "%' then 0 else 1 end) = 1"));
            assertEquals(
                    "",
                    backend.refusal("select * from search_posting where (case when township_id = '" + land.stranger
                            + "' then token else '1' end)::text::varchar::text = '1'"
                            + " and (case when township_id = '" + land.stranger
                            + "' then token else '1' end)::int = 1"));
            assertEquals(
                    "",
                    backend.refusal("do 'declare t text; begin for t in select token from jointgov.search_posting loop"
                            + " if t like ''" + land.secret
                            + "%'' then raise exception ''%'', t; end if; end loop; end'"));
        }

        @Test
        void setOperationsLateralsAndSubselectsChangeNothing() throws SQLException {
            for (String query : List.of(
                    "with x as materialized (select token from search_posting) select token from x",
                    "select s.token from township t cross join lateral (select token from search_posting) s",
                    "table search_posting",
                    "select token from search_posting union all select record_id::text from audit_record",
                    "select (select string_agg(token, ',') from search_posting)",
                    "select token from search_posting tablesample system (100)",
                    "select query_to_xml('select * from jointgov.search_posting', true, true, '')",
                    "select ts_stat.word from ts_stat('select to_tsvector(''simple'', token) from jointgov.search_posting') ts_stat",
                    "select json_agg(search_posting) from search_posting")) {
                for (String value : backend.read(query)) {
                    assertFalse(String.valueOf(value).contains(land.secret), query);
                    assertFalse(String.valueOf(value).contains(land.hiddenRecord.toString()), query);
                }
            }
        }

        @Test
        void mergeWritesTheOwnOnly() throws SQLException {
            assertEquals(
                    0,
                    backend.run("merge into search_posting p using (select '" + land.stranger
                            + "'::uuid as t) s on p.township_id = s.t when matched then delete"));
        }

        @Test
        void plansNameNoForeignValue() throws SQLException {
            for (String plan : List.of(
                    "explain (analyze, verbose, buffers) select * from search_posting",
                    "explain (analyze) select * from search_posting where township_id = '" + land.stranger + "'",
                    "explain (format json) select * from search_posting where token > 'a'")) {
                String text = String.join("\n", backend.read(plan));
                assertFalse(text.contains(land.secret), text);
            }
        }

        @Test
        void statisticsOfColumnsAreHidden() throws SQLException {
            try (var superuser = STACK.connectAsSuperuser();
                    var statement = superuser.createStatement()) {
                statement.execute("analyze jointgov.search_posting");
            }
            // Which migrations have run is no township's secret.
            assertEquals(
                    List.of(),
                    backend.read("select distinct tablename from pg_stats where schemaname = 'jointgov'"
                            + " and tablename <> 'flyway_schema_history'"));
            assertEquals(0, backend.count("pg_stats_ext where schemaname = 'jointgov'"));
        }

        @Test
        void otherSessionsShowTheirStatementsWithoutValues() throws SQLException {
            try (Backend other = new Backend(STACK)) {
                try (PreparedStatement statement = other.connection.prepareStatement(
                        "select count(*) from jointgov.search_posting where token = ?")) {
                    statement.setString(1, land.secret);
                    statement.executeQuery();
                    String queries = String.join(
                            "\n", backend.read("select query from pg_stat_activity where pid <> pg_backend_pid()"));
                    assertTrue(queries.contains("token = $1"), queries);
                    assertFalse(queries.contains(land.secret));
                }
            }
        }

        @Test
        void noFunctionSendsNotifications() throws SQLException {
            assertEquals(
                    List.of(),
                    backend.read("select proname from pg_proc where pronamespace = 'jointgov'::regnamespace"
                            + " and prosrc ~* '(pg_notify|\\mnotify\\M)'"));
        }

        private String posting(UUID township, String token, UUID record) {
            return "insert into search_posting values ('" + township + "', null, '" + token + "', 'dispute-alert', '"
                    + record + "', now())";
        }
    }

    @Nested
    class Devices {
        private String strangersPerson() throws SQLException {
            return superuser("select id from person where subject = '" + land.strangersSubject() + "'");
        }

        private String wipeOf(UUID device) throws SQLException {
            return superuser(
                    "select count(wipe_requested_at) + count(wiped_at) from device where id = '" + device + "'");
        }

        private String superuser(String query) throws SQLException {
            try (var connection = STACK.connectAsSuperuser();
                    var statement = connection.createStatement()) {
                statement.execute("set search_path = jointgov, public");
                try (ResultSet row = statement.executeQuery(query)) {
                    row.next();
                    return row.getString(1);
                }
            }
        }

        @Test
        void areSeenByTheirPersonOnly() throws SQLException {
            assertEquals(List.of(), backend.read("select id from device"));
            actAsLeader();
            assertEquals(List.of(land.ownDevice.toString()), backend.read("select id from device"));
            assertEquals(
                    List.of(),
                    backend.read("select id from device where id = '" + land.strangersDevice + "' for update"));
            assertEquals(
                    List.of("1"),
                    backend.read("select count(*) from person p left join device d on d.person_id = p.id"));
        }

        @Test
        void ofAnotherCannotBeWiped() throws SQLException {
            actAsLeader();
            assertEquals(
                    0,
                    backend.run(
                            "update device set wipe_requested_at = now() where id = '" + land.strangersDevice + "'"));
            assertEquals(1, backend.run("update device set wipe_requested_at = now()"));
            backend.connection.commit();
            assertEquals("0", wipeOf(land.strangersDevice));
        }

        @Test
        void cannotBeAddedForAnother() throws SQLException {
            String forged = "insert into device (person_id, id, kind) values ('" + strangersPerson()
                    + "', gen_random_uuid(), 'phone')";
            assertEquals(REFUSED, backend.refusal(forged));
            actAsLeader();
            assertEquals(REFUSED, backend.refusal(forged));
            assertEquals(REFUSED, backend.refusal(forged + " on conflict do nothing"));
            assertEquals(
                    REFUSED,
                    backend.refusal("insert into device (person_id, id, kind) values ('" + strangersPerson() + "', '"
                            + land.strangersDevice
                            + "', 'phone') on conflict (person_id, id) do update set wipe_requested_at = now()"));
        }

        @Test
        void cannotBeHadWipedByAddingTheirIdAsAnOwnOne() throws SQLException {
            actAsLeader();
            assertEquals(
                    1,
                    backend.run("insert into device (person_id, id, kind) values (context_person(), '"
                            + land.strangersDevice + "', 'phone')"));
            assertEquals(
                    1,
                    backend.run(
                            "update device set wipe_requested_at = now() where id = '" + land.strangersDevice + "'"));
            backend.connection.commit();
            backend.bindJob();
            assertEquals(List.of("f"), backend.read("select device_must_be_wiped('" + land.strangersDevice + "')"));
        }

        @Test
        void areAskedToBeWipedNowAndForGood() throws SQLException {
            actAsLeader();
            assertEquals(REFUSED, backend.refusal("update device set wipe_requested_at = '2000-01-01'"));
            assertEquals(REFUSED, backend.refusal("update device set wipe_requested_at = null"));
            assertEquals(1, backend.run("update device set wipe_requested_at = now()"));
            backend.connection.commit();
            actAsLeader();
            assertEquals(0, backend.run("update device set wipe_requested_at = null"));
            assertEquals(0, backend.run("update device set wipe_requested_at = now()"));
        }

        @Test
        void areHiddenFromJobsWhichAskOneFunction() throws SQLException {
            backend.bindJob();
            assertEquals(List.of(), backend.read("select id from device"));
            assertEquals(0, backend.run("update device set wipe_requested_at = now()"));
            assertEquals(List.of("f"), backend.read("select device_must_be_wiped('" + land.ownDevice + "')"));
            assertEquals(List.of("f"), backend.read("select device_must_be_wiped(gen_random_uuid())"));
            assertEquals(List.of("f"), backend.read("select device_must_be_wiped(null)"));
        }

        @Test
        void cannotBeAskedForWithoutAContext() throws SQLException {
            assertEquals(NO_CONTEXT, backend.refusal("select device_must_be_wiped('" + land.ownDevice + "')"));
            backend.run("set local jointgov.context = 'job'");
            assertEquals(NO_CONTEXT, backend.refusal("select device_must_be_wiped('" + land.ownDevice + "')"));
        }

        @Test
        void ofSomebodyWithoutMembershipAreNotChanged() throws SQLException {
            assertNull(backend.bind(backend.sign(land.ownSubject(), null, Set.of("clerk"))));
            assertEquals(0, backend.run("update device set wipe_requested_at = now()"));
            assertEquals(
                    REFUSED,
                    backend.refusal(
                            "insert into device (person_id, id, kind) values (context_person(), gen_random_uuid(), 'phone')"));
        }
    }

    @Nested
    class TheAuditTrail {
        @ParameterizedTest
        @ValueSource(strings = {"jointgov_app", "jointgov_definer", "jointgov_owner"})
        void isChangedByNoRole(String role) throws SQLException {
            try (var connection = STACK.connectAsSuperuser();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (String table : List.of("jointgov.audit_record", "jointgov.audit_sequence")) {
                    for (String attack : List.of(
                            "delete from " + table,
                            "truncate " + table + " cascade",
                            "update " + table
                                    + (table.endsWith("record") ? " set client = 'x'" : " set sequence = -sequence"))) {
                        var savepoint = connection.setSavepoint();
                        SQLException refused = null;
                        try {
                            statement.execute("set local role " + role);
                            statement.execute(attack);
                        } catch (SQLException e) {
                            refused = e;
                        }
                        connection.rollback(savepoint);
                        assertNotNull(refused, role + ": " + attack);
                        assertTrue(Set.of(REFUSED, "JG004").contains(refused.getSQLState()), refused.getMessage());
                    }
                }
            }
        }
    }

    @Test
    void theChallengeIsTheTransactionsStart() throws SQLException {
        long first = backend.challenge();
        assertEquals(first, backend.challenge());
        backend.connection.commit();
        long second = backend.challenge();
        assertNotEquals(first, second);
        assertTrue(Math.abs(second - Instant.now().toEpochMilli() * 1000) < 60_000_000L);
    }

    private static String recordEffect(UUID township, UUID border) {
        return "select record_effect('raise', 'dispute-alert', gen_random_uuid(), 1, " + quoted(township) + ", "
                + quoted(border) + ", '{}', 'x', 'upsert', null, null, 200, gen_random_uuid())";
    }

    private static String noteReading(UUID township, UUID border) {
        return "select note_reading('read', 'dispute-alert', gen_random_uuid(), 1, " + quoted(township) + ", "
                + quoted(border) + ", gen_random_uuid())";
    }

    private static String quoted(UUID id) {
        return id == null ? "null::uuid" : "'" + id + "'::uuid";
    }
}
