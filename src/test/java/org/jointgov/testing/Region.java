package org.jointgov.testing;

import jakarta.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.Logins;
import org.jointgov.stack.SharedStack;

/**
 * Townships, borders in force and people of one test, written straight into the database and nobody else's: "duoma" and
 * "suojia" share {@link #border}, "suojia" and "moyun" {@link #otherBorder}, all three {@link #triplePoint}. Each
 * township has a leader, a deputy with the same role, a clerk, a mediator and a machine client (a clerk); actors are named
 * {@code duoma-leader}, {@code suojia-machine}, {@code xizang-officer}, {@code qinghai-officer}, {@code gansu-officer},
 * {@code county-officer} or {@code nobody}.
 */
public final class Region {
    private static final String ISSUER = "https://hub.test/realms/joint-governance";

    public final UUID duoma = Ids.next();
    public final UUID suojia = Ids.next();
    public final UUID moyun = Ids.next();
    public final UUID border = Ids.next();
    public final UUID otherBorder = Ids.next();
    public final UUID triplePoint = Ids.next();

    private final LocalStack stack = SharedStack.database();
    private final String mark = Ids.next().toString();
    private final Map<String, UUID> online = new ConcurrentHashMap<>();

    /** Makes them all. */
    public Region() throws SQLException {
        try (Connection superuser = stack.connectAsSuperuser()) {
            township(superuser, duoma, "540624");
            township(superuser, suojia, "632724");
            township(superuser, moyun, "632722");
            border(superuser, border, duoma, suojia);
            border(superuser, otherBorder, suojia, moyun);
            border(superuser, triplePoint, duoma, suojia, moyun);
            people(superuser, "duoma", duoma);
            people(superuser, "suojia", suojia);
            people(superuser, "moyun", moyun);
            officer(superuser, "xizang-officer", "province", "provincial-officer", null, "54");
            officer(superuser, "qinghai-officer", "province", "provincial-officer", null, "63");
            officer(superuser, "gansu-officer", "province", "provincial-officer", null, "62");
            officer(superuser, "operator", "platform", "operator", null, null);
            officer(superuser, "county-officer", "county", "county-officer", "540624", null);
        }
    }

    /** A transaction bound to this actor. */
    public BoundConnection as(String actor) throws SQLException {
        return BoundConnection.of(
                stack,
                actor + mark,
                Set.of("leader", "clerk", "mediator", "county-officer", "provincial-officer", "operator"),
                actor.endsWith("-machine") ? "client" : "xizang-government",
                actor);
    }

    /**
     * The running application's API, used by one of the demonstration's people with a membership in this region:
     * {@code duoma-leader}, {@code suojia-clerk}, {@code duoma-ledger} (the machine client, a clerk), {@code qinghai-officer} …
     * The membership begins so late that no other test takes it for the person's first.
     */
    public Api api(String user) {
        UUID membership = online.computeIfAbsent(user, this::join);
        return Api.at(URI.create(SharedStack.get().appUrl()))
                .as(Logins.token(user))
                .by(membership);
    }

    private UUID join(String user) {
        JsonObject claims = Logins.claims(Logins.token(user));
        String place = user.substring(0, user.indexOf('-'));
        String role = user.substring(user.indexOf('-') + 1);
        UUID membership = Ids.next();
        try (Connection superuser = stack.connectAsSuperuser()) {
            run(
                    superuser,
                    "insert into jointgov.person (id, issuer, subject, email) values (?, ?, ?, ?)"
                            + " on conflict (issuer, subject) do nothing",
                    Ids.next(),
                    claims.getString("iss"),
                    claims.getString("sub"),
                    user + "@example.test");
            run(
                    superuser,
                    "insert into jointgov.membership (id, person_id, scope, role, office, township_id, county_code,"
                            + " province_code, machine, since)"
                            + " select ?, id, ?, ?, ?, ?, ?, ?, ?, '2100-01-01' from jointgov.person"
                            + " where issuer = ? and subject = ?",
                    membership,
                    role.equals("officer") ? "province" : role.equals("county") ? "county" : "township",
                    switch (role) {
                        case "officer" -> "provincial-officer";
                        case "county" -> "county-officer";
                        case "ledger" -> "clerk";
                        default -> role;
                    },
                    office(user),
                    switch (place) {
                        case "duoma" -> duoma;
                        case "suojia" -> suojia;
                        case "moyun" -> moyun;
                        default -> null;
                    },
                    role.equals("county") ? place.equals("amdo") ? "540624" : "632724" : null,
                    role.equals("officer") ? place.equals("xizang") ? "54" : "63" : null,
                    role.equals("ledger"),
                    claims.getString("iss"),
                    claims.getString("sub"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return membership;
    }

    /** The same person with one more membership, acting by that one. */
    public Api alsoFor(String user, UUID township, String role) throws SQLException {
        JsonObject claims = Logins.claims(Logins.token(user));
        UUID membership = Ids.next();
        try (Connection superuser = stack.connectAsSuperuser()) {
            run(
                    superuser,
                    "insert into jointgov.membership (id, person_id, scope, role, office, township_id, since)"
                            + " select ?, id, 'township', ?, ?, ?, '2100-01-01' from jointgov.person"
                            + " where issuer = ? and subject = ?",
                    membership,
                    role,
                    office(user),
                    township,
                    claims.getString("iss"),
                    claims.getString("sub"));
        }
        return api(user).by(membership);
    }

    /** The office under which an actor appears in records. */
    public static String office(String actor) {
        return actor + "'s office";
    }

    /** Gives a person a second membership and takes away the others: the same human being, now for another township. */
    public void move(String actor, UUID township, String role) throws SQLException {
        try (Connection superuser = stack.connectAsSuperuser()) {
            run(
                    superuser,
                    "update jointgov.membership set removed_at = now() where removed_at is null"
                            + " and person_id = (select id from jointgov.person where subject = ?)",
                    actor + mark);
            run(
                    superuser,
                    "insert into jointgov.membership (id, person_id, scope, role, office, township_id)"
                            + " select ?, id, 'township', ?, ?, ? from jointgov.person where subject = ?",
                    Ids.next(),
                    role,
                    office(actor),
                    township,
                    actor + mark);
        }
    }

    private static void township(Connection superuser, UUID id, String county) throws SQLException {
        int made = 0;
        while (made == 0) {
            // Codes are unique, and other tests draw from the same county.
            made = run(
                    superuser,
                    "insert into jointgov.township (id, code, name_zh, county_code, province_code)"
                            + " values (?, ?, '测试乡', ?, ?) on conflict (code) do nothing",
                    id,
                    county + (100 + ThreadLocalRandom.current().nextInt(900)),
                    county,
                    county.substring(0, 2));
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

    private void people(Connection superuser, String name, UUID township) throws SQLException {
        for (String role : Set.of("leader", "clerk", "mediator")) {
            member(superuser, name + "-" + role, "township", role, township, null, null, false);
        }
        member(superuser, name + "-deputy", "township", "leader", township, null, null, false);
        member(superuser, name + "-machine", "township", "clerk", township, null, null, true);
    }

    private void officer(Connection superuser, String name, String scope, String role, String county, String province)
            throws SQLException {
        member(superuser, name, scope, role, null, county, province, false);
    }

    private void member(
            Connection superuser,
            String actor,
            String scope,
            String role,
            UUID township,
            String county,
            String province,
            boolean machine)
            throws SQLException {
        UUID person = Ids.next();
        run(
                superuser,
                "insert into jointgov.person (id, issuer, subject) values (?, ?, ?)",
                person,
                ISSUER,
                actor + mark);
        run(
                superuser,
                "insert into jointgov.membership (id, person_id, scope, role, office, township_id, county_code,"
                        + " province_code, machine) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Ids.next(),
                person,
                scope,
                role,
                office(actor),
                township,
                county,
                province,
                machine);
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
