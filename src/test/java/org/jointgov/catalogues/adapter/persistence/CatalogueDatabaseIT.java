package org.jointgov.catalogues.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Ground;
import org.junit.jupiter.api.Test;

/** What the database keeps of catalogues by itself. Nothing is committed: every other test reads the same catalogues. */
class CatalogueDatabaseIT {
    private static final String REFUSED = "42501";
    private static final String NO_NEXT_VERSION = "23514";
    private static final String PUBLISH = "select publish_catalogue(?, ?, ?::jsonb)";

    /** The entries of version 1, to be changed by a test. */
    private static final String ENTRIES = "(select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('code', e.code,"
            + " 'parentCode', e.parent_code, 'name', jsonb_build_object('zh', e.name_zh, 'bo', e.name_bo, 'en', e.name_en),"
            + " 'retired', e.retired, 'answerWithinHours', e.answer_within_hours)) order by e.position)"
            + " from catalogue_entry e where e.kind = '%s' and e.version = 1)";

    private static final String TYPES = ENTRIES.formatted("dispute-types");
    private static final String SEVERITIES = ENTRIES.formatted("severities");

    private final Ground ground = Ground.of(SharedStack.database());

    CatalogueDatabaseIT() throws SQLException {}

    private BoundConnection operator() throws SQLException {
        return ground.bind(ground.subject("platform", "operator", null, null), "operator");
    }

    @Test
    void everyMemberReadsAndNobodyElse() throws SQLException {
        String reading = "select code from catalogue_entry where kind = 'severities' and version = 1 order by position";
        for (BoundConnection member : List.of(
                operator(),
                ground.bind(ground.subject(ground.here(), "mediator"), "mediator"),
                ground.bind(ground.subject("county", "county-officer", ground.hereCounty(), null), "county-officer"))) {
            try (member) {
                assertEquals(List.of("low", "medium", "high", "urgent"), member.column(reading));
                assertFalse(member.column("select version from catalogue").isEmpty());
            }
        }
        try (BoundConnection stranger = ground.bind("nobody-" + UUID.randomUUID(), "operator")) {
            assertEquals(List.of(), stranger.column(reading));
            assertEquals(List.of(), stranger.column("select version from catalogue"));
            assertEquals(REFUSED, stranger.refusal(PUBLISH, "severities", 1, "[]"));
        }
        try (Connection unbound = SharedStack.database().connectAsApplication();
                ResultSet rows =
                        unbound.createStatement().executeQuery("select count(*) from jointgov.catalogue_entry")) {
            rows.next();
            assertEquals(0, rows.getLong(1));
        }
    }

    @Test
    void nobodyWritesPastTheFunction() throws SQLException {
        for (BoundConnection member :
                List.of(operator(), ground.bind(ground.subject(ground.here(), "leader"), "leader"))) {
            try (member) {
                for (String statement : List.of(
                        "insert into catalogue (kind, version, office) values ('severities', 2, 'x')",
                        "insert into catalogue_entry (kind, version, code, position, name_zh) values ('dispute-types', 1, 'x', 99, 'x')",
                        "update catalogue_entry set name_zh = 'x'",
                        "update catalogue set valid_from = now()",
                        "delete from catalogue_entry",
                        "delete from catalogue",
                        "select answer_within('high', now())",
                        "select catalogue_offers('dispute-types', 'other')")) {
                    assertEquals(REFUSED, member.refusal(statement), statement);
                }
            }
        }
    }

    @Test
    void anOperatorAlonePublishes() throws SQLException {
        String publishing = "select publish_catalogue('dispute-types', 1, " + TYPES + ")";
        for (String role : List.of("leader", "clerk", "mediator")) {
            try (BoundConnection member = ground.bind(ground.subject(ground.here(), role), role)) {
                assertEquals(REFUSED, member.refusal(publishing), role);
            }
        }
        try (BoundConnection officer =
                ground.bind(ground.subject("province", "provincial-officer", null, "54"), "provincial-officer")) {
            assertEquals(REFUSED, officer.refusal(publishing));
        }
        try (BoundConnection operator = operator()) {
            assertEquals(List.of(true), operator.column(publishing));
            assertEquals(List.of(false), operator.column(publishing), "on a version that is in force no more");
            assertEquals(
                    List.of("operator"),
                    operator.column("select office from catalogue where kind = 'dispute-types' and version = 2"));
            assertEquals(
                    List.of(false), operator.column("select publish_catalogue('severities', 7, " + SEVERITIES + ")"));
            assertEquals(List.of(false), operator.column("select publish_catalogue('people', 1, '[]')"));
        }
    }

    @Test
    void aNextVersionKeepsWhatRecordsBear() throws SQLException {
        try (BoundConnection operator = operator()) {
            for (String entries : List.of(
                    TYPES + " - 0",
                    "jsonb_set(" + TYPES + ", '{0,retired}', 'true')",
                    TYPES
                            + " || '[{\"code\": \"deep\", \"parentCode\": \"pasture-water\", \"name\": {\"zh\": \"x\"}}]'",
                    TYPES + " || '[{\"code\": \"No Code\", \"name\": {\"zh\": \"x\"}}]'")) {
                assertTrue(
                        List.of(NO_NEXT_VERSION, "23503")
                                .contains(operator.refusal(
                                        "select publish_catalogue('dispute-types', 1, " + entries + ")")),
                        entries);
            }
            for (String entries : List.of(
                    SEVERITIES + " - 0",
                    SEVERITIES + " || '[{\"code\": \"worst\", \"name\": {\"zh\": \"x\"}, \"answerWithinHours\": 1}]'",
                    "jsonb_build_array(" + SEVERITIES + " -> 1, " + SEVERITIES + " -> 0, " + SEVERITIES + " -> 2, "
                            + SEVERITIES + " -> 3)",
                    "jsonb_set(" + SEVERITIES + ", '{0,retired}', 'true')",
                    SEVERITIES + " #- '{0,answerWithinHours}'",
                    "jsonb_set(" + SEVERITIES + ", '{0,answerWithinHours}', '0')")) {
                assertEquals(
                        NO_NEXT_VERSION,
                        operator.refusal("select publish_catalogue('severities', 1, " + entries + ")"),
                        entries);
            }
            assertEquals(
                    List.of(true),
                    operator.column("select publish_catalogue('severities', 1, jsonb_set(" + SEVERITIES
                            + ", '{3,answerWithinHours}', '2'))"));
        }
    }

    @Test
    void aVersionNeverChanges() throws SQLException {
        try (Connection superuser = SharedStack.database().connectAsSuperuser()) {
            superuser.setAutoCommit(false);
            for (String statement : List.of(
                    "update jointgov.catalogue_entry set name_zh = 'x'",
                    "delete from jointgov.catalogue_entry",
                    "truncate jointgov.catalogue, jointgov.catalogue_entry")) {
                assertThrows(
                        SQLException.class, () -> superuser.createStatement().execute(statement), statement);
                superuser.rollback();
            }
        }
    }

    @Test
    void aRetiredTypeIsForNoNewAlertAndStaysOnOldOnes() throws SQLException {
        UUID old = Ids.next();
        try (Connection superuser = SharedStack.database().connectAsSuperuser()) {
            superuser.setAutoCommit(false);
            try (var statement = superuser.createStatement()) {
                statement.execute("set local search_path = jointgov, public");
                statement.execute(raising(old, "debt", "low"));
                statement.execute("insert into catalogue (kind, version, office) values ('dispute-types', 2, 'x'),"
                        + " ('severities', 2, 'x')");
                statement.execute(
                        "insert into catalogue_entry select kind, 2, code, parent_code, position, name_zh, name_bo,"
                                + " name_en, retired or code = 'debt', answer_within_hours * 2 from catalogue_entry where version = 1"
                                + " and kind <> 'file-documents'");
                statement.execute("insert into catalogue_entry (kind, version, code, position, name_zh)"
                        + " values ('dispute-types', 2, 'salt', 99, '盐')");

                statement.execute("savepoint refused");
                for (String refused : List.of(
                        raising(Ids.next(), "debt", "low"),
                        raising(Ids.next(), "no-such-type", "low"),
                        "update dispute_alert set type = 'no-such-type' where id = '" + old + "'")) {
                    assertEquals(
                            "JG014",
                            assertThrows(SQLException.class, () -> statement.execute(refused), refused)
                                    .getSQLState());
                    statement.execute("rollback to refused");
                }

                statement.execute("update dispute_alert set headline = '改过', type = 'debt' where id = '" + old + "'");
                assertEquals("debt 1 1", standing(statement, old));
                statement.execute("update dispute_alert set type = 'salt', severity = 'high' where id = '" + old + "'");
                assertEquals("salt 2 2", standing(statement, old));
                UUID fresh = Ids.next();
                statement.execute(raising(fresh, "other", "low"));
                assertEquals("other 2 2", standing(statement, fresh));

                assertEquals("2 days", text(statement, "select justify_hours(answer_within('high', now()))::text"));
                assertEquals(
                        "1 day",
                        text(
                                statement,
                                "select justify_hours(answer_within('high', now() - interval '1 second'))::text"));
            }
            superuser.rollback();
        }
    }

    private String raising(UUID id, String type, String severity) {
        return "insert into dispute_alert (township_id, id, kind, type, severity, headline, place_name, raised_by, raised_office)"
                + " values ('%s', '%s', 'event', '%s', '%s', '标题', '地点', gen_random_uuid(), 'o')"
                        .formatted(ground.here(), id, type, severity);
    }

    private static String standing(java.sql.Statement statement, UUID alert) throws SQLException {
        return text(
                statement,
                "select concat_ws(' ', type, type_version, severity_version) from dispute_alert where id = '" + alert
                        + "'");
    }

    private static String text(java.sql.Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
