package org.jointgov.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.stack.LocalStack;

/**
 * Ground of a test's own on the shared stack: two townships of two provinces with a border in force, made straight in the
 * database. Memberships for the demonstration's logins, or for subjects that only the database knows.
 */
public final class Ground {
    /** The issuer of {@link BoundConnection}. */
    private static final String DATABASE_ISSUER = "https://hub.test/realms/joint-governance";

    private final LocalStack stack;
    private final UUID here = UUID.randomUUID();
    private final UUID there = UUID.randomUUID();
    private final UUID border = UUID.randomUUID();
    private final String hereCounty;
    private final String thereCounty;

    private Ground(LocalStack stack, String hereProvince, String thereProvince) throws SQLException {
        this.stack = stack;
        this.hereCounty = hereProvince + digits(4);
        this.thereCounty = thereProvince + digits(4);
        execute(
                "insert into jointgov.township (id, code, name_zh, county_code, province_code) values (?, ?, ?, ?, ?)",
                here,
                hereCounty + digits(3),
                "试一乡",
                hereCounty,
                hereProvince);
        execute(
                "insert into jointgov.township (id, code, name_zh, county_code, province_code) values (?, ?, ?, ?, ?)",
                there,
                thereCounty + digits(3),
                "试二乡",
                thereCounty,
                thereProvince);
        execute("insert into jointgov.border (id, name_zh, in_force_at) values (?, ?, now())", border, "试一试二边界");
        for (UUID township : Set.of(here, there)) {
            execute(
                    "insert into jointgov.border_township (border_id, township_id, confirmed_at, confirmed_office)"
                            + " values (?, ?, now(), '乡长')",
                    border,
                    township);
        }
    }

    /** Between Xizang (54) and Qinghai (63). */
    public static Ground of(LocalStack stack) throws SQLException {
        return new Ground(stack, "54", "63");
    }

    /** Between two provinces. */
    public static Ground of(LocalStack stack, String hereProvince, String thereProvince) throws SQLException {
        return new Ground(stack, hereProvince, thereProvince);
    }

    public UUID here() {
        return here;
    }

    public UUID there() {
        return there;
    }

    public UUID border() {
        return border;
    }

    public String hereCounty() {
        return hereCounty;
    }

    public String thereCounty() {
        return thereCounty;
    }

    /** A member whom only the database knows, under the role as office. @return the subject, for {@link #bind} */
    public String subject(UUID township, String role) throws SQLException {
        String subject = role + "-" + UUID.randomUUID();
        member(person(DATABASE_ISSUER, subject), "township", role, township, null, null);
        return subject;
    }

    /** An officer or operator whom only the database knows. */
    public String subject(String scope, String role, String county, String province) throws SQLException {
        String subject = role + "-" + UUID.randomUUID();
        member(person(DATABASE_ISSUER, subject), scope, role, null, county, province);
        return subject;
    }

    /** Binds a connection as one of these subjects. */
    public BoundConnection bind(String subject, String... roles) throws SQLException {
        return BoundConnection.of(stack, subject, Set.of(roles), "none", "none");
    }

    /** A client of the running application that acts here for a demonstration login. */
    public Api client(String login, UUID township, String role) throws SQLException {
        return client(login, "township", role, township, null, null);
    }

    /** A client for an officer or operator. */
    public Api client(String login, String scope, String role, UUID township, String county, String province)
            throws SQLException {
        String token = stack.logins().accessToken(login);
        UUID membership = member(person(token), scope, role, township, county, province);
        return Api.at(URI.create(stack.appUrl())).as(token).by(membership);
    }

    /** The person behind a token, made when the application has not seen it yet. */
    public UUID person(String token) throws SQLException {
        String payload = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        try (JsonReader reader = Json.createReader(new StringReader(payload))) {
            JsonObject claims = reader.readObject();
            return person(claims.getString("iss"), claims.getString("sub"));
        }
    }

    /** Has the address that {@link #bind} names, so that binding changes nothing. */
    private UUID person(String issuer, String subject) throws SQLException {
        execute(
                "insert into jointgov.person (id, issuer, subject, email) values (?, ?, ?, ?)"
                        + " on conflict (issuer, subject) do nothing",
                UUID.randomUUID(),
                issuer,
                subject,
                issuer.equals(DATABASE_ISSUER) ? "none@example.test" : null);
        return (UUID) value("select id from jointgov.person where issuer = ? and subject = ?", issuer, subject);
    }

    /** A membership that stands. @return its id */
    public UUID member(UUID person, String scope, String role, UUID township, String county, String province)
            throws SQLException {
        UUID id = UUID.randomUUID();
        execute(
                // After every real membership: the demonstration's people act for their own townships unless told
                // otherwise.
                "insert into jointgov.membership (id, person_id, scope, role, office, township_id, county_code,"
                        + " province_code, since) values (?, ?, ?, ?, ?, ?, ?, ?, timestamptz '2100-01-01')",
                id,
                person,
                scope,
                role,
                role.equals("leader") ? "乡长" : role,
                township,
                county,
                province);
        return id;
    }

    /** Runs a statement as PostgreSQL's superuser, past row-level security. */
    public void execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = stack.connectAsSuperuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    /** One value, past row-level security. */
    public Object value(String sql, Object... parameters) throws SQLException {
        try (Connection connection = stack.connectAsSuperuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new AssertionError("no row: " + sql);
                }
                return row.getObject(1);
            }
        }
    }

    /** What a mutation of a shared record leaves behind, without the record. @return the record's id */
    public UUID effect(BoundConnection bound, UUID township, UUID border, String action) throws SQLException {
        UUID record = UUID.randomUUID();
        bound.update(
                "select record_effect(?, 'dispute-alert', ?, 1, ?, ?, '{}', 'content', 'upsert', null, null, 200, ?)",
                action,
                record,
                township,
                border,
                UUID.randomUUID());
        return record;
    }

    private static String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(ThreadLocalRandom.current().nextInt(1, 10));
        }
        return text.toString();
    }
}
