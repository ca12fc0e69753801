package org.jointgov.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.identity.Bootstrap;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database lets the application's role do to the tenancy, whatever the application says. */
class TenancyRulesIT {
    private static final String REFUSED = "42501";
    private static int next;

    private final LocalStack stack = SharedStack.database();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final UUID township = UUID.randomUUID();
    private final UUID neighbour = UUID.randomUUID();
    private final UUID stranger = UUID.randomUUID();
    private final UUID border = UUID.randomUUID();

    @BeforeEach
    void townshipsWithABorder() throws Exception {
        trust("operator", "joint-governance", null);
        trust("second", "joint-governance", null);
        trust("officer54", "xizang-government", "54");
        trust("officer63", "qinghai-government", "63");
        try (BoundConnection operator = operator("operator")) {
            addTownship(operator, township, "54");
            addTownship(operator, neighbour, "63");
            addTownship(operator, stranger, "63");
            operator.update("insert into border (id, name_zh) values (?, '边界')", border);
            operator.update(
                    "insert into border_township (border_id, township_id) values (?, ?), (?, ?)",
                    border,
                    township,
                    border,
                    neighbour);
            operator.commit();
        }
        settle("leader", "xizang-government", "leader", township, officer("officer54", "54"));
        settle("across", "qinghai-government", "leader", neighbour, officer("officer63", "63"));
        settle("clerk", "xizang-government", "clerk", township, leader("leader", "xizang-government"));
    }

    @Test
    void aTownshipSeesItselfAndThoseAcrossItsBorders() throws Exception {
        try (BoundConnection leader = leader("leader", "xizang-government")) {
            assertEquals(Set.of(township, neighbour), Set.copyOf(leader.column("select id from township")));
            assertEquals(List.of(border), leader.column("select id from border"));
            assertEquals(Set.of(township), Set.copyOf(leader.column("select distinct township_id from membership")));
        }
    }

    @Test
    void aClerkSeesNoInvitationAndNoMembershipButTheirOwn() throws Exception {
        try (BoundConnection clerk = bind("clerk", "xizang-government", "clerk")) {
            assertEquals(List.of(), clerk.column("select id from invitation"));
            assertEquals(1, clerk.column("select id from membership").size());
            assertEquals(1, clerk.column("select id from person").size());
        }
    }

    @Test
    void anOperatorsOwnConfirmationIsRefused() throws Exception {
        UUID mine = UUID.randomUUID();
        try (BoundConnection operator = operator("operator")) {
            invite(operator, mine, "another-" + run, "joint-governance", "platform", "operator", null);
            assertEquals(REFUSED, operator.refusal(confirming(), operator.person(), mine));
            assertEquals(
                    "23514",
                    operator.refusal(
                            "update invitation set confirmed_by = invited_by, confirmed_at = now(),"
                                    + " withdrawn_at = now() where id = ?",
                            mine));
            operator.commit();
        }
        try (BoundConnection second = operator("second")) {
            assertEquals(1, second.update(confirming(), second.person(), mine));
        }
    }

    @Test
    void anOperatorConfirmsNoReader() throws Exception {
        UUID reader = UUID.randomUUID();
        try (BoundConnection operator = operator("operator")) {
            invite(operator, reader, "reader-" + run, "xizang-government", "township", "mediator", township);
            operator.commit();
        }
        for (String who : List.of("operator", "second")) {
            try (BoundConnection operator = operator(who)) {
                assertEquals(REFUSED, operator.refusal(confirming(), operator.person(), reader));
            }
        }
        try (BoundConnection across = leader("across", "qinghai-government")) {
            assertEquals(0, across.update(confirming(), across.person(), reader));
        }
    }

    @Test
    void anOperatorDoesNotBecomeAReaderByAnInvitationConfirmedByOthers() throws Exception {
        UUID trick = UUID.randomUUID();
        try (BoundConnection operator = operator("operator")) {
            assertEquals(
                    "23514",
                    operator.refusal(
                            inviting(),
                            UUID.randomUUID(),
                            "joint-governance",
                            name("operator"),
                            "township",
                            "mediator",
                            township,
                            operator.person()));
            invite(operator, trick, name("operator"), "xizang-government", "township", "mediator", township);
            operator.commit();
        }
        try (BoundConnection leader = leader("leader", "xizang-government")) {
            assertEquals(1, leader.update(confirming(), leader.person(), trick));
            leader.commit();
        }
        // The same person in the hub, should their token ever name the province's login.
        try (BoundConnection operator = BoundConnection.of(
                stack,
                "sub-" + name("operator"),
                Set.of("operator", "mediator"),
                "xizang-government",
                name("operator"))) {
            assertEquals(
                    List.of("operator"),
                    operator.column("select role from membership where person_id = ?", operator.person()));
        }
    }

    @Test
    void nobodyWritesAMembershipOrAPersonButTheFirstRequest() throws Exception {
        try (BoundConnection operator = operator("operator")) {
            assertEquals(
                    REFUSED,
                    operator.refusal(
                            "insert into membership (id, person_id, scope, role, office, township_id)"
                                    + " values (gen_random_uuid(), ?, 'township', 'leader', 'x', ?)",
                            operator.person(),
                            township));
            assertEquals(REFUSED, operator.refusal("update membership set role = 'leader'"));
            assertEquals(
                    REFUSED,
                    operator.refusal("insert into person (id, issuer, subject) values (gen_random_uuid(), 'i', 's')"));
            assertEquals(REFUSED, operator.refusal("update person set email = 'x@example.test'"));
            assertEquals(REFUSED, operator.refusal("select accept_invitations('i', 's', 'client', 'x', '', 'y')"));
        }
    }

    @Test
    void aTownshipKeepsItsProvince() throws Exception {
        try (BoundConnection operator = operator("operator")) {
            assertEquals(
                    REFUSED,
                    operator.refusal(
                            "update township set province_code = '63', county_code = '632724' where id = ?", township));
        }
    }

    @Test
    void aBorderIsInForceOnceBothLeadersHaveConfirmedAndGainsNobodyThen() throws Exception {
        try (BoundConnection leader = leader("leader", "xizang-government")) {
            assertEquals(0, confirmBorder(leader, neighbour));
            assertEquals(1, confirmBorder(leader, township));
            leader.update("select border_confirmed(?)", border);
            assertEquals(
                    1,
                    leader.column("select id from border where in_force_at is null")
                            .size());
            leader.commit();
        }
        try (BoundConnection operator = operator("operator")) {
            assertEquals(
                    REFUSED,
                    operator.refusal(
                            "insert into border_township (border_id, township_id) values (?, ?)", border, stranger));
            assertEquals(REFUSED, operator.refusal("update border set in_force_at = now() where id = ?", border));
            assertEquals(0, confirmBorder(operator, neighbour));
        }
        try (BoundConnection across = leader("across", "qinghai-government")) {
            assertEquals("JG005", across.refusal("select border_confirmed(?)", border));
            assertEquals(1, confirmBorder(across, neighbour));
            across.update("select border_confirmed(?)", border);
            assertEquals(
                    0,
                    across.column("select id from border where in_force_at is null")
                            .size());
            assertEquals(List.of(3L), across.column("select version from border"));
            across.commit();
        }
    }

    @Test
    void nobodyRemovesTheirOwnMembershipOrOneOfAnotherTownship() throws Exception {
        String removing = "update membership set removed_at = now() where id = ?";
        UUID clerk;
        UUID across;
        try (BoundConnection bound = bind("clerk", "xizang-government", "clerk")) {
            clerk = bound.membership();
        }
        try (BoundConnection bound = leader("across", "qinghai-government")) {
            across = bound.membership();
            assertEquals(0, bound.update(removing, clerk));
        }
        try (BoundConnection leader = leader("leader", "xizang-government")) {
            assertEquals(0, leader.update(removing, leader.membership()));
            assertEquals(0, leader.update(removing, across));
            assertEquals(1, leader.update(removing, clerk));
            leader.commit();
        }
        try (BoundConnection bound = bind("clerk", "xizang-government", "clerk")) {
            assertNotNull(bound.person());
            assertNull(bound.membership());
            assertEquals(List.of(), bound.column("select id from township"));
        }
    }

    @Test
    void whoAnswersOnABorderIsTheOwnLeadersWord() throws Exception {
        String naming = "insert into border_responder (township_id, border_id, membership_id) values (?, ?, ?)";
        String seen = "select office from border_responders(?)";
        UUID clerksMembership;
        try (BoundConnection leader = leader("leader", "xizang-government")) {
            clerksMembership = (UUID) leader.column("select id from membership where role = 'clerk'")
                    .get(0);
            assertEquals(REFUSED, leader.refusal(naming, neighbour, border, clerksMembership));
            assertEquals(REFUSED, leader.refusal(naming, township, border, UUID.randomUUID()));
            assertEquals(1, leader.update(naming, township, border, clerksMembership));
            assertEquals(REFUSED, leader.refusal("delete from border_responder"));
            leader.commit();
        }
        try (BoundConnection clerk = bind("clerk", "xizang-government", "clerk")) {
            assertEquals(0, clerk.update("update border_responder set membership_id = null"));
            assertEquals(REFUSED, clerk.refusal(naming, township, border, clerksMembership));
        }
        try (BoundConnection across = leader("across", "qinghai-government")) {
            assertEquals(List.of(), across.column("select membership_id from border_responder"));
            assertEquals(1, across.column(seen, border).size());
            assertNull(across.column("select membership_id from border_responders(?)", border)
                    .get(0));
            assertEquals(0, across.update("update border_responder set membership_id = null"));
            assertEquals(REFUSED, across.refusal(naming, neighbour, border, clerksMembership));
        }
        try (BoundConnection operator = operator("operator")) {
            assertEquals(List.of(), operator.column(seen, border));
        }
        try (BoundConnection leader = leader("leader", "xizang-government")) {
            assertEquals(1, leader.update("update membership set removed_at = now() where id = ?", clerksMembership));
            leader.commit();
        }
        try (BoundConnection across = leader("across", "qinghai-government")) {
            assertEquals(List.of(), across.column(seen, border));
        }
    }

    @Test
    void aPasswordAtTheHubOpensNoTownship() throws Exception {
        try (BoundConnection bound = leader("leader", "joint-governance")) {
            assertNotNull(bound.person());
            assertNull(bound.membership());
            assertEquals(List.of(), bound.column("select id from township"));
        }
        try (BoundConnection operator = operator("operator")) {
            assertNotNull(operator.membership());
        }
    }

    @Test
    void whoeverConfirmedCannotTakeUpTheInvitationThemselves() throws Exception {
        UUID own = UUID.randomUUID();
        try (BoundConnection operator = operator("operator")) {
            invite(operator, own, name("leader"), "xizang-government", "township", "mediator", township);
            operator.commit();
        }
        try (BoundConnection leader = leader("leader", "xizang-government")) {
            assertEquals(1, leader.update(confirming(), leader.person(), own));
            leader.commit();
        }
        try (BoundConnection leader = BoundConnection.of(
                stack, "sub-" + name("leader"), Set.of("leader", "mediator"), "xizang-government", name("leader"))) {
            assertEquals(
                    List.of("leader"),
                    leader.column("select role from membership where person_id = ?", leader.person()));
        }
    }

    @Test
    void aMachineIsInvitedToNothingBinding() throws Exception {
        try (BoundConnection operator = operator("operator")) {
            assertEquals(
                    "23514",
                    operator.refusal(
                            inviting().replace("false)", "true)"),
                            UUID.randomUUID(),
                            "client",
                            "ledger-" + run,
                            "township",
                            "leader",
                            township,
                            operator.person()));
            assertEquals(
                    "23514",
                    operator.refusal(
                            inviting(),
                            UUID.randomUUID(),
                            "client",
                            "ledger-" + run,
                            "township",
                            "clerk",
                            township,
                            operator.person()));
        }
    }

    @Test
    void membersOfAnOrganizationAreToldToOperatorsOnly() throws Exception {
        try (BoundConnection operator = operator("operator")) {
            assertEquals(
                    Set.of("sub-" + name("leader"), "sub-" + name("clerk")),
                    Set.copyOf(operator.column("select * from organization_members(?)", township)));
        }
        try (BoundConnection leader = leader("leader", "xizang-government")) {
            assertTrue(leader.column("select * from organization_members(?)", township)
                    .isEmpty());
        }
    }

    // ---- the chain of trust ---------------------------------------------------------------------------------------

    private void trust(String who, String provider, String province) throws Exception {
        try (Connection owner = stack.connectAsOwner()) {
            Bootstrap.invite(
                    owner,
                    List.of(new Bootstrap.Trusted(
                            provider, name(who), province == null ? "operator" : "provincial-officer", who, province)));
        }
    }

    /** Invites, confirms and lets the person make their first request. */
    private void settle(String who, String provider, String role, UUID where, BoundConnection confirmer)
            throws SQLException {
        UUID id = UUID.randomUUID();
        try (BoundConnection operator = operator("operator")) {
            invite(operator, id, name(who), provider, "township", role, where);
            operator.commit();
        }
        try (confirmer) {
            assertEquals(1, confirmer.update(confirming(), confirmer.person(), id));
            confirmer.commit();
        }
        try (BoundConnection first = bind(who, provider, role)) {
            assertNotNull(first.membership());
            first.commit();
        }
    }

    private void invite(
            BoundConnection operator, UUID id, String username, String provider, String scope, String role, UUID where)
            throws SQLException {
        operator.update(inviting(), id, provider, username, scope, role, where, operator.person());
    }

    private static String inviting() {
        return "insert into invitation (id, identity_provider, username, scope, role, office, township_id, invited_by, machine)"
                + " values (?, ?, ?, ?, ?, '职务', ?, ?, false)";
    }

    private static String confirming() {
        return "update invitation set confirmed_by = ?, confirmed_at = now(), version = version + 1 where id = ?";
    }

    private int confirmBorder(BoundConnection who, UUID where) throws SQLException {
        return who.update(
                "update border_township set confirmed_at = transaction_timestamp(), confirmed_office = context_office()"
                        + " where border_id = ? and township_id = ? and confirmed_at is null",
                border,
                where);
    }

    private void addTownship(BoundConnection operator, UUID id, String province) throws SQLException {
        String county = province.equals("54") ? "540624" : "632724";
        operator.update(
                "insert into township (id, code, name_zh, county_code, province_code) values (?, ?, '乡', ?, ?)",
                id,
                county + freeCode(),
                county,
                province);
    }

    /** Codes that no other test of this database uses: it is not fresh for each. */
    private String freeCode() throws SQLException {
        List<Object> taken = new ArrayList<>();
        try (Connection connection = stack.connectAsSuperuser();
                var rows = connection.createStatement().executeQuery("select right(code, 3) from jointgov.township")) {
            while (rows.next()) {
                taken.add(rows.getString(1));
            }
        }
        String code;
        do {
            code = "%03d".formatted(300 + (next++ % 700));
        } while (taken.contains(code));
        return code;
    }

    private BoundConnection operator(String who) throws SQLException {
        return bind(who, "joint-governance", "operator");
    }

    private BoundConnection officer(String who, String province) throws SQLException {
        return bind(who, province.equals("54") ? "xizang-government" : "qinghai-government", "provincial-officer");
    }

    private BoundConnection leader(String who, String provider) throws SQLException {
        return bind(who, provider, "leader");
    }

    private BoundConnection bind(String who, String provider, String role) throws SQLException {
        return BoundConnection.of(stack, "sub-" + name(who), Set.of(role), provider, name(who));
    }

    private String name(String who) {
        return who + "-" + run;
    }
}
