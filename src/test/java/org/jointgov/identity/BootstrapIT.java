package org.jointgov.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.SharedStack;
import org.junit.jupiter.api.Test;

class BootstrapIT {
    private final LocalStack stack = SharedStack.database();

    @Test
    void aTrustedPersonsFirstRequestMakesTheMembership() throws Exception {
        String login = "officer-" + UUID.randomUUID();
        invite(login, 2);
        try (BoundConnection first =
                BoundConnection.of(stack, "sub-" + login, Set.of("provincial-officer"), "xizang-government", login)) {
            assertNotNull(first.membership());
            assertEquals(
                    List.of("54"),
                    first.column("select province_code from membership where id = ?", first.membership()));
            assertEquals(List.of(login + "@example.test"), first.column("select email from person"));
            first.commit();
        }
        try (BoundConnection again =
                BoundConnection.of(stack, "sub-" + login, Set.of("provincial-officer"), "xizang-government", login)) {
            assertEquals(
                    1,
                    again.column("select 1 from membership where person_id = ?", again.person())
                            .size());
        }
        assertEquals(
                2,
                count("select count(*) from jointgov.audit_record r join jointgov.invitation i"
                        + " on r.record_id in (i.id, i.membership_id) where i.username = '" + login + "'"));
    }

    @Test
    void theRoleMustStandInTheTokenToo() throws Exception {
        String login = "officer-" + UUID.randomUUID();
        invite(login, 1);
        try (BoundConnection bound =
                BoundConnection.of(stack, "sub-" + login, Set.of("mediator"), "xizang-government", login)) {
            assertNull(bound.membership());
        }
    }

    @Test
    void theSameNameInAnotherProvinceIsSomebodyElse() throws Exception {
        String login = "officer-" + UUID.randomUUID();
        invite(login, 1);
        try (BoundConnection bound =
                BoundConnection.of(stack, "sub-" + login, Set.of("provincial-officer"), "qinghai-government", login)) {
            assertNull(bound.person());
        }
    }

    private void invite(String login, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            try (Connection owner = stack.connectAsOwner()) {
                Bootstrap.invite(
                        owner,
                        List.of(new Bootstrap.Trusted("xizang-government", login, "provincial-officer", "督查员", "54")));
            }
        }
    }

    @Test
    void theFirstInvitationsOfTheDemonstrationAreReadable() throws Exception {
        List<Bootstrap.Trusted> trusted = Bootstrap.read(Path.of(System.getProperty("jointgov.project", ""))
                .resolve("realm-config/demonstration/first-invitations.properties"));
        assertEquals(4, trusted.size());
        assertEquals("西藏自治区督查员", trusted.get(2).office());
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = stack.connectAsSuperuser();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
