package org.jointgov.identity;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/**
 * The first link of the chain of trust: whoever installs the service invites its operators and the provincial officers, as
 * the role that owns the schema. Everybody else is invited through the API and confirmed by somebody else (see
 * docs/decisions/0005-chain-of-trust.md). Running it again invites nobody twice.
 */
public final class Bootstrap {
    private static final String INVITE = """
            with invited as (
                insert into jointgov.invitation
                    (id, identity_provider, username, scope, role, office, province_code, confirmed_at)
                select ?::uuid, ?, ?, ?, ?, ?, ?, now()
                where not exists (
                    select 1 from jointgov.invitation i
                    where i.identity_provider = ? and i.username = ? and i.role = ?
                      and i.province_code is not distinct from ? and i.withdrawn_at is null)
                returning *),
            salted as (select i.*, public.gen_random_bytes(16) as salt from invited i),
            recorded as (
                insert into jointgov.audit_record
                    (id, action, record_kind, record_id, record_version, actor_office, client, salt, content_hash)
                select ?::uuid, 'invite', 'invitation', i.id, 1, 'installation', 'installation', i.salt,
                    sha256(i.salt || convert_to(
                        concat_ws(E'\\n', 'invitation', i.id, i.scope, i.role, i.office, i.province_code), 'UTF8'))
                from salted i returning id)
            insert into jointgov.audit_pending (record_id) select id from recorded
            """;

    private Bootstrap() {}

    /**
     * Somebody who is trusted from the beginning.
     *
     * @param identityProvider the province's alias, or {@code joint-governance} for people of the hub itself
     * @param username the name there
     * @param role {@code operator} or {@code provincial-officer}
     * @param office the title under which the person appears in records
     * @param provinceCode two digits (GB/T 2260) for a provincial officer; null for an operator
     */
    public record Trusted(
            String identityProvider,
            String username,
            String role,
            String office,
            @Nullable String provinceCode) {
        /** @throws IllegalArgumentException when the role is another, or the province does not fit to it */
        public Trusted {
            boolean operator = role.equals(Roles.OPERATOR);
            if (!operator && !role.equals(Roles.PROVINCIAL_OFFICER)) {
                throw new IllegalArgumentException(
                        "only operators and provincial officers are invited at installation");
            }
            if (operator != (provinceCode == null)) {
                throw new IllegalArgumentException("a provincial officer has a province, an operator has none");
            }
        }
    }

    /**
     * Reads a file of properties in UTF-8: {@code 1.identityProvider}, {@code 1.username}, {@code 1.role}, {@code 1.office},
     * {@code 1.provinceCode}, {@code 2.…}
     *
     * @throws IllegalArgumentException when an entry lacks something
     */
    public static List<Trusted> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        TreeSet<String> entries = new TreeSet<>();
        for (String name : properties.stringPropertyNames()) {
            entries.add(name.substring(0, Math.max(0, name.indexOf('.'))));
        }
        List<Trusted> trusted = new ArrayList<>();
        for (String entry : entries) {
            trusted.add(new Trusted(
                    required(properties, entry + ".identityProvider"),
                    required(properties, entry + ".username"),
                    required(properties, entry + ".role"),
                    required(properties, entry + ".office"),
                    properties.getProperty(entry + ".provinceCode")));
        }
        return trusted;
    }

    /**
     * Writes the invitations that are not there yet, each with its audit record.
     *
     * @param owner the role {@code jointgov_owner}
     * @throws SQLException when the database refuses; then none of them is written
     */
    public static void invite(String jdbcUrl, String owner, String password, List<Trusted> trusted)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, owner, password)) {
            invite(connection, trusted);
        }
    }

    /**
     * Like {@link #invite(String, String, String, List)}, on a connection of the schema's owner.
     *
     * @throws SQLException when the database refuses; then none of them is written
     */
    public static void invite(Connection connection, List<Trusted> trusted) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Row-level security stops the owner as such too; the definer, whose rights it inherits, may write.
            statement.execute("set local role jointgov_definer");
        }
        for (Trusted person : trusted) {
            invite(connection, person);
        }
        connection.commit();
    }

    private static void invite(Connection connection, Trusted person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INVITE)) {
            boolean operator = person.role().equals(Roles.OPERATOR);
            List<@Nullable Object> values = new ArrayList<>();
            values.add(Ids.next());
            values.add(person.identityProvider());
            values.add(person.username());
            values.add(operator ? "platform" : "province");
            values.add(person.role());
            values.add(person.office());
            values.add(person.provinceCode());
            values.add(person.identityProvider());
            values.add(person.username());
            values.add(person.role());
            values.add(person.provinceCode());
            values.add(Ids.next());
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                if (value instanceof String || value == null) {
                    statement.setString(i + 1, (String) value);
                } else {
                    statement.setObject(i + 1, value);
                }
            }
            statement.executeUpdate();
        }
    }

    private static String required(Properties properties, String name) {
        String value = properties.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value.strip();
    }

    /**
     * Invites those of a file. Reads JOINTGOV_DB_URL, JOINTGOV_DB_OWNER and JOINTGOV_DB_OWNER_PASSWORD.
     *
     * @param args the file
     */
    public static void main(String[] args) throws IOException, SQLException {
        if (args.length != 1) {
            throw new IllegalArgumentException("name the file with the first invitations");
        }
        invite(
                environment("JOINTGOV_DB_URL"),
                environment("JOINTGOV_DB_OWNER"),
                environment("JOINTGOV_DB_OWNER_PASSWORD"),
                read(Path.of(args[0])));
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
