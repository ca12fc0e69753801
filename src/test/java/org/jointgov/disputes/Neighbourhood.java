package org.jointgov.disputes;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.Logins;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;

/**
 * Three townships of one test, with a border in force between the first two, another between the last two and a triple point of all, and real logins
 * that act there by memberships of their own; every request names the membership, and the memberships begin so late that no
 * other test takes them for a person's first.
 */
final class Neighbourhood {
    final UUID duoma = Ids.next();
    final UUID suojia = Ids.next();
    final UUID moyun = Ids.next();
    final UUID border = Ids.next();
    final UUID farBorder = Ids.next();
    final UUID triplePoint = Ids.next();

    final LocalStack stack = SharedStack.get();

    private final Map<String, UUID> memberships = new ConcurrentHashMap<>();

    Neighbourhood() throws SQLException {
        try (Connection superuser = stack.connectAsSuperuser()) {
            township(superuser, duoma, "540624", "多玛乡");
            township(superuser, suojia, "632724", "索加乡");
            township(superuser, moyun, "632722", "莫云乡");
            border(superuser, border, duoma, suojia);
            border(superuser, farBorder, suojia, moyun);
            border(superuser, triplePoint, duoma, suojia, moyun);
            for (String role : new String[] {"leader", "clerk", "mediator"}) {
                member(superuser, "duoma-" + role, "township", role, duoma, null, null);
                member(superuser, "suojia-" + role, "township", role, suojia, null, null);
                member(superuser, "moyun-" + role, "township", role, moyun, null, null);
            }
            member(superuser, "duoma-ledger", "township", "clerk", duoma, null, null);
            member(superuser, "amdo-county", "county", "county-officer", null, "540624", null);
            member(superuser, "zaduo-county", "county", "county-officer", null, "632722", null);
            member(superuser, "xizang-officer", "province", "provincial-officer", null, null, "54");
            member(superuser, "qinghai-officer", "province", "provincial-officer", null, null, "63");
        }
    }

    /** The API as this login, acting here. */
    Api as(String login) {
        return as(login, stack.appUrl());
    }

    /** The same at another node. */
    Api as(String login, String node) {
        return Api.at(URI.create(node)).as(Logins.token(login)).in("en").by(memberships.get(login));
    }

    /** The membership by which this login acts here. */
    UUID membership(String login) {
        return memberships.get(login);
    }

    /** What a mediator writes, to be changed by a test. */
    static JsonObjectBuilder alert() {
        return Json.createObjectBuilder()
                .add("kind", "event")
                .add("type", "pasture-water")
                .add("severity", "high")
                .add("headline", "索加边界水源争议")
                .add(
                        "place",
                        Json.createObjectBuilder()
                                .add("name", "查吾拉山口")
                                .add("latitude", 33.5)
                                .add("longitude", 92.1)
                                .add("accuracyMetres", 12.5)
                                .add("source", "gps"));
    }

    /** How many audit records a record has, of one action or of any. */
    /** As if three hours had gone since somebody broke the alert's glass. */
    void letGlassClose(UUID alert) throws SQLException {
        try (Connection superuser = stack.connectAsSuperuser()) {
            // The table takes no change from anybody.
            run(superuser, "set session_replication_role = replica");
            run(
                    superuser,
                    "update jointgov.break_glass set opened_at = opened_at - interval '3 hours',"
                            + " closes_at = closes_at - interval '3 hours' where alert_id = ?",
                    alert);
        }
    }

    /** Lets this login's person be told by mail as the member that it is here. */
    void giveAddress(String login) throws SQLException {
        try (Connection superuser = stack.connectAsSuperuser()) {
            run(
                    superuser,
                    "update jointgov.person set email = coalesce(email, ?) where id ="
                            + " (select person_id from jointgov.membership where id = ?)",
                    login + "@example.org",
                    memberships.get(login));
        }
    }

    long auditRecords(UUID record, String action) throws SQLException {
        return number(
                "select count(*) from jointgov.audit_record where record_id = ? and (? = '' or action = ?)",
                record,
                action,
                action);
    }

    long number(String sql, Object... parameters) throws SQLException {
        try (Connection superuser = stack.connectAsSuperuser();
                PreparedStatement statement = superuser.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void township(Connection superuser, UUID id, String county, String name) throws SQLException {
        // Codes are unique, and other tests draw from the same county.
        while (run(
                        superuser,
                        "insert into jointgov.township (id, code, name_zh, county_code, province_code)"
                                + " values (?, ?, ?, ?, ?) on conflict (code) do nothing",
                        id,
                        county + (100 + ThreadLocalRandom.current().nextInt(900)),
                        name,
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
                    "insert into jointgov.border_township (border_id, township_id, confirmed_at, confirmed_office)"
                            + " values (?, ?, now(), '乡长')",
                    id,
                    township);
        }
    }

    private void member(
            Connection superuser,
            String login,
            String scope,
            String role,
            UUID township,
            String county,
            String province)
            throws SQLException {
        String subject = Logins.claims(Logins.token(login)).getString("sub");
        run(
                superuser,
                "insert into jointgov.person (id, issuer, subject) values (?, ?, ?) on conflict (issuer, subject) do nothing",
                Ids.next(),
                stack.issuer(),
                subject);
        UUID membership = Ids.next();
        run(
                superuser,
                "insert into jointgov.membership (id, person_id, scope, role, office, township_id, county_code,"
                        + " province_code, machine, since) select ?, id, ?, ?, ?, ?, ?, ?, ?, timestamptz '2099-01-01'"
                        + " from jointgov.person where issuer = ? and subject = ?",
                membership,
                scope,
                role,
                login + " office",
                township,
                county,
                province,
                login.endsWith("-ledger"),
                stack.issuer(),
                subject);
        memberships.put(login, membership);
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
