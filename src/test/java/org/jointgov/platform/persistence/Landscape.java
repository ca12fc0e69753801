package org.jointgov.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jointgov.stack.LocalStack;

/**
 * Four invented townships for attacks: the first shares a border with the second, the third one with the fourth; each has a
 * leader. Rows of their own make several copies possible in one database.
 */
final class Landscape {
    static final String ISSUER = "https://hub.test/realms/attack";

    final UUID own = UUID.randomUUID();
    final UUID neighbour = UUID.randomUUID();
    final UUID stranger = UUID.randomUUID();
    final UUID strangersNeighbour = UUID.randomUUID();
    final UUID border = UUID.randomUUID();
    final UUID strangersBorder = UUID.randomUUID();
    final UUID ownMembership = UUID.randomUUID();
    final UUID strangersMembership = UUID.randomUUID();

    /** A device of each leader. */
    final UUID ownDevice = UUID.randomUUID();

    final UUID strangersDevice = UUID.randomUUID();

    /** What stands in the postings: one row of each kind. */
    final UUID ownRecord = UUID.randomUUID();

    final UUID sharedRecord = UUID.randomUUID();
    final UUID hiddenRecord = UUID.randomUUID();

    /** A word that stands in the stranger's rows only. */
    final String secret = "secret" + UUID.randomUUID().toString().replace("-", "");

    Landscape(LocalStack stack) throws SQLException {
        try (Connection connection = stack.connectAsSuperuser();
                Statement sql = connection.createStatement()) {
            sql.execute("set search_path = jointgov, public");
            township(sql, own, "54");
            township(sql, neighbour, "63");
            township(sql, stranger, "54");
            township(sql, strangersNeighbour, "63");
            border(sql, border, own, neighbour);
            border(sql, strangersBorder, stranger, strangersNeighbour);
            leader(sql, own, "leader-own-" + own, ownMembership);
            leader(sql, stranger, "leader-stranger-" + stranger, strangersMembership);
            device(sql, ownSubject(), ownDevice);
            device(sql, strangersSubject(), strangersDevice);
            posting(sql, own, null, "ownword", ownRecord);
            posting(sql, neighbour, border, "sharedword", sharedRecord);
            posting(sql, stranger, null, secret, hiddenRecord);
            posting(sql, stranger, strangersBorder, secret + "2", hiddenRecord);
            audit(sql, own, null, ownRecord);
            audit(sql, stranger, strangersBorder, hiddenRecord);
        }
    }

    String ownSubject() {
        return "leader-own-" + own;
    }

    String strangersSubject() {
        return "leader-stranger-" + stranger;
    }

    private static void township(Statement sql, UUID id, String province) throws SQLException {
        sql.execute("insert into township (id, code, name_zh, county_code, province_code) select '" + id
                + "', c, '攻击试验乡', '"
                + province + "9999', '" + province + "' from (select '" + province
                + "9999' || lpad(n::text, 3, '0') as c from generate_series(0, 999) n) x"
                + " where not exists (select 1 from township t where t.code = x.c) limit 1");
    }

    private static void border(Statement sql, UUID id, UUID one, UUID other) throws SQLException {
        sql.execute("insert into border (id, name_zh, in_force_at) values ('" + id + "', '攻击试验边界', now())");
        for (UUID township : new UUID[] {one, other}) {
            sql.execute("insert into border_township (border_id, township_id, confirmed_at, confirmed_office) values ('"
                    + id + "', '" + township + "', now(), '乡长')");
        }
    }

    private static void leader(Statement sql, UUID township, String subject, UUID membership) throws SQLException {
        UUID person = UUID.randomUUID();
        sql.execute("insert into person (id, issuer, subject) values ('" + person + "', '" + ISSUER + "', '" + subject
                + "')");
        sql.execute("insert into membership (id, person_id, scope, role, office, township_id) values ('" + membership
                + "', '" + person + "', 'township', 'leader', '乡长', '" + township + "')");
    }

    private static void device(Statement sql, String subject, UUID device) throws SQLException {
        sql.execute("insert into device (person_id, id, kind) select id, '" + device
                + "', 'phone' from person where issuer = '" + ISSUER + "' and subject = '" + subject + "'");
    }

    private static void posting(Statement sql, UUID township, UUID border, String token, UUID record)
            throws SQLException {
        sql.execute("insert into search_posting (township_id, border_id, token, record_kind, record_id, recorded_at)"
                + " values ('" + township + "', " + quoted(border) + ", '" + token + "', 'dispute-alert', '" + record
                + "', now())");
    }

    private static void audit(Statement sql, UUID township, UUID border, UUID record) throws SQLException {
        sql.execute(
                "insert into audit_record (id, action, record_kind, record_id, record_version, township_id, border_id,"
                        + " client, salt, content_hash) values (gen_random_uuid(), 'raise', 'dispute-alert', '" + record
                        + "', 1, '" + township + "', " + quoted(border)
                        + ", 'test', decode(repeat('00', 16), 'hex'), decode(repeat('00', 32), 'hex'))");
    }

    private static String quoted(UUID id) {
        return id == null ? "null" : "'" + id + "'";
    }
}
