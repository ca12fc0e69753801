package org.jointgov.platform.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jointgov.stack.SharedStack;
import org.junit.jupiter.api.Test;

/** What every table, function and role of the schema must be, whoever adds the next one. */
class RowLevelSecuritySchemaIT {
    private static final String TABLES =
            " from pg_class c where c.relnamespace = 'jointgov'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'";
    private static final String FUNCTIONS = " from pg_proc p where p.pronamespace = 'jointgov'::regnamespace";

    private static List<String> read(String sql) throws SQLException {
        try (Connection connection = SharedStack.database().connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    @Test
    void everyTableHasRowLevelSecurityEnabledAndForced() throws SQLException {
        assertFalse(read("select c.relname" + TABLES).isEmpty());
        assertEquals(
                List.of(), read("select c.relname" + TABLES + " and not (c.relrowsecurity and c.relforcerowsecurity)"));
    }

    @Test
    void everyTableBelongsToTheOwner() throws SQLException {
        assertEquals(List.of(), read("select c.relname" + TABLES + " and c.relowner <> 'jointgov_owner'::regrole"));
    }

    @Test
    void everyPolicyIsForOneOfOurRoles() throws SQLException {
        assertEquals(
                List.of(),
                read("select tablename || '.' || policyname from pg_policies where schemaname = 'jointgov'"
                        + " and not roles <@ array['jointgov_app', 'jointgov_definer']::name[]"));
        assertEquals(
                List.of(),
                read("select tablename || '.' || policyname from pg_policies where schemaname = 'jointgov'"
                        + " and 'jointgov_app' = any (roles) and (qual = 'true' or with_check = 'true')"));
    }

    @Test
    void viewsAskWithTheRightsOfTheirReader() throws SQLException {
        assertEquals(
                List.of(),
                read(
                        "select c.relname from pg_class c where c.relnamespace = 'jointgov'::regnamespace and c.relkind in ('v', 'm')"
                                + " and not coalesce(c.reloptions @> array['security_invoker=true'], false)"));
    }

    @Test
    void everyDefinersFunctionHasAFixedSearchPathThatEndsInPgTemp() throws SQLException {
        assertFalse(read("select p.proname" + FUNCTIONS + " and p.prosecdef").isEmpty());
        assertEquals(
                List.of(),
                read("select p.proname" + FUNCTIONS + " and p.prosecdef and not exists ("
                        + "select 1 from unnest(p.proconfig) s where s like 'search_path=%pg_temp')"));
        assertEquals(
                List.of(),
                read("select p.proname" + FUNCTIONS
                        + " and p.prosecdef and p.proowner <> 'jointgov_definer'::regrole"));
    }

    @Test
    void noFunctionIsForEverybody() throws SQLException {
        assertEquals(
                List.of(),
                read("select p.oid::regprocedure::text" + FUNCTIONS + " and (p.proacl is null or exists ("
                        + "select 1 from aclexplode(p.proacl) a where a.grantee = 0))"));
    }

    @Test
    void nothingCanBeCreatedByTheApplication() throws SQLException {
        assertEquals(
                List.of("f"),
                read("select bool_or(has_schema_privilege('jointgov_app', n.oid, 'CREATE')) from pg_namespace n"));
        assertEquals(List.of("f"), read("select has_database_privilege('jointgov_app', 'jointgov', 'TEMP')"));
        assertEquals(List.of("f"), read("select has_database_privilege('jointgov_app', 'jointgov', 'CREATE')"));
        assertEquals(List.of("f"), read("select has_database_privilege('jointgov_app', 'keycloak', 'CONNECT')"));
    }

    @Test
    void theApplicationsRoleIsNeitherOwnerNorSuperuserNorMemberOfAnother() throws SQLException {
        assertEquals(
                List.of(),
                read("select rolname from pg_roles where rolname in ('jointgov_app', 'jointgov_definer')"
                        + " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"));
        assertEquals(
                List.of(),
                read("select roleid::regrole::text from pg_auth_members where member = 'jointgov_app'::regrole"));
        assertEquals(List.of("f"), read("select rolcanlogin from pg_roles where rolname = 'jointgov_definer'"));
        assertEquals(List.of(), read("select c.relname from pg_class c where c.relowner = 'jointgov_app'::regrole"));
        assertEquals(List.of(), read("select p.proname from pg_proc p where p.proowner = 'jointgov_app'::regrole"));
    }

    /** {@code pg_dump} sets row_security = off, so a role that is stopped by a policy fails instead of dumping a part. */
    @Test
    void theBackupReadsEveryRowOrNoneAndWritesNothing() throws SQLException {
        List<String> tables = read("select c.oid::regclass::text" + TABLES);
        try (Connection connection = SharedStack.database().connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("set row_security = off");
            statement.execute("set role jointgov_backup");
            for (String table : tables) {
                statement.execute("select * from " + table + " limit 1");
                assertEquals("42501", refusal(statement, "delete from " + table));
            }
            statement.execute("reset role");
            statement.execute("set role jointgov_app");
            assertEquals("42501", refusal(statement, "select * from jointgov.township"));
        }
    }

    private static String refusal(Statement statement, String sql) {
        return assertThrows(SQLException.class, () -> statement.execute(sql), sql)
                .getSQLState();
    }

    @Test
    void keysOfTownshipDataLeadWithTheTownship() throws SQLException {
        assertEquals(
                List.of(),
                read("select c.relname" + TABLES
                        // A hold leads with the township of its alert; its own is absent where a county placed it.
                        + " and c.relname not in ('membership', 'invitation', 'audit_record', 'audit_sequence', 'audit_pending',"
                        + " 'legal_hold')"
                        + " and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'township_id')"
                        + " and not exists (select 1 from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)"
                        + " where i.indrelid = c.oid and i.indisprimary and a.attname = 'township_id')"));
    }
}
