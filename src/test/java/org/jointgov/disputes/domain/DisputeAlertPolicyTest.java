package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.Roles;
import org.jointgov.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisputeAlertPolicyTest {
    private static final UUID OWNER = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID BORDER = new UUID(2, 2);

    /** state is "own", "shared", "answered" (acknowledged by some township), "disputed", "teamed" (its team is others) or "withdrawn"; answer is the acting township's. */
    @ParameterizedTest
    @CsvSource({
        "owner, leader, own, , share edit attach unmask delete",
        "owner, clerk, own, , share edit attach delete",
        "owner, mediator, own, , share edit attach unmask delete",
        "owner, leader, shared, , edit attach withdraw escalate unmask",
        "owner, clerk, shared, , edit attach withdraw",
        "owner, mediator, shared, , edit attach withdraw unmask",
        "owner, leader, answered, , open-dispute edit attach escalate unmask",
        "owner, clerk, answered, , open-dispute edit attach",
        "owner, mediator, answered, , open-dispute edit attach unmask",
        "owner, leader, disputed, , edit attach escalate unmask",
        "owner, leader, teamed, , edit attach escalate unmask",
        "owner, mediator, disputed, , edit attach unmask",
        "owner, mediator, teamed, , edit attach",
        "other, leader, teamed, acknowledged, escalate unmask",
        "other, mediator, disputed, acknowledged, unmask",
        "other, mediator, teamed, acknowledged, ''",
        "other, leader, answered, acknowledged, open-dispute escalate unmask",
        "other, clerk, answered, acknowledged, open-dispute",
        "other, mediator, answered, acknowledged, open-dispute unmask",
        "other, mediator, answered, declined, acknowledge",
        "other, leader, answered, , acknowledge decline escalate",
        "other, leader, disputed, acknowledged, escalate unmask",
        "province, provincial-officer, answered, , break-glass",
        "county, county-officer, answered, , ''",
        "owner, leader, withdrawn, , unmask",
        "owner, clerk, withdrawn, , ''",
        "other, leader, withdrawn, , ''",
        "other, mediator, withdrawn, declined, ''",
        "other, leader, shared, , acknowledge decline escalate",
        "other, clerk, shared, , ''",
        "other, mediator, shared, , acknowledge",
        "other, leader, shared, acknowledged, escalate unmask",
        "other, mediator, shared, acknowledged, unmask",
        "other, clerk, shared, acknowledged, ''",
        "other, leader, shared, declined, acknowledge escalate",
        "other, mediator, shared, declined, acknowledge",
        "province, provincial-officer, shared, , break-glass",
        "province, provincial-officer, broken, , unmask",
        "province, provincial-officer, withdrawn, , break-glass",
        "province, provincial-officer, own, , ''",
        "other, leader, broken, , acknowledge decline escalate",
        "county, county-officer, shared, , ''",
        "machine, leader, own, , share edit attach delete",
    })
    void everyCallerHasTheseActions(String who, String role, String state, @Nullable String answer, String actions) {
        assertEquals(
                actions.isEmpty() ? List.of() : List.of(actions.split(" ")),
                DisputeAlertPolicy.actions(caller(who, role), standing(state, answer, false, List.of())));
    }

    @Test
    void anOfficerOfACountyThatItWasEscalatedToReadsTheParties() {
        assertEquals(
                List.of("unmask"),
                DisputeAlertPolicy.actions(
                        caller("county", Roles.COUNTY_OFFICER), standing("shared", null, false, List.of("540624"))));
        assertEquals(
                List.of(),
                DisputeAlertPolicy.actions(
                        caller("county", Roles.COUNTY_OFFICER), standing("shared", null, false, List.of("632724"))));
    }

    @Test
    void aTownshipEscalatesOnce() {
        AlertStanding done = standing("shared", null, true, List.of("540624"));
        assertThrows(InvalidTransitionException.class, () -> DisputeAlertPolicy.requireEscalatable(done));
        assertThrows(
                InvalidTransitionException.class,
                () -> DisputeAlertPolicy.requireEscalatable(standing("own", null, false, List.of())));
        assertDoesNotThrow(() -> DisputeAlertPolicy.requireEscalatable(standing("shared", null, false, List.of())));
    }

    @Test
    void whatIsEscalatedIsNotWithdrawn() {
        assertEquals(
                List.of("edit", "attach"),
                DisputeAlertPolicy.actions(
                        caller("owner", Roles.CLERK), standing("shared", null, false, List.of("540624"))));
    }

    @Test
    void whatIsWithdrawnIsNeitherAnsweredNorEscalated() {
        AlertStanding withdrawn = standing("withdrawn", null, false, List.of());
        for (DisputeAlertStatus answer : List.of(DisputeAlertStatus.ACKNOWLEDGED, DisputeAlertStatus.DECLINED)) {
            assertThrows(
                    InvalidTransitionException.class,
                    () -> DisputeAlertPolicy.requireAnswerable(withdrawn, answer, true));
        }
        assertThrows(InvalidTransitionException.class, () -> DisputeAlertPolicy.requireEscalatable(withdrawn));
    }

    @Test
    void oneDisputeIsOpenedFromAnAcknowledgedAlert() {
        for (String state : List.of("own", "shared", "withdrawn")) {
            assertThrows(
                    InvalidTransitionException.class,
                    () -> DisputeAlertPolicy.requireDisputable(standing(state, null, false, List.of())));
        }
        assertDoesNotThrow(() -> DisputeAlertPolicy.requireDisputable(standing("answered", null, false, List.of())));
        assertThrows(
                DisputeExistsException.class,
                () -> DisputeAlertPolicy.requireDisputable(standing("disputed", null, false, List.of())));
    }

    @Test
    void anAcknowledgementStands() {
        AlertStanding acknowledged = standing("shared", "acknowledged", false, List.of());
        assertThrows(
                InvalidTransitionException.class,
                () -> DisputeAlertPolicy.requireAnswerable(acknowledged, DisputeAlertStatus.DECLINED, false));
        assertThrows(
                InvalidTransitionException.class,
                () -> DisputeAlertPolicy.requireAnswerable(acknowledged, DisputeAlertStatus.ACKNOWLEDGED, true));
        AlertStanding declined = standing("shared", "declined", false, List.of());
        assertDoesNotThrow(() -> DisputeAlertPolicy.requireAnswerable(declined, DisputeAlertStatus.ACKNOWLEDGED, true));
        assertThrows(
                InvalidTransitionException.class,
                () -> DisputeAlertPolicy.requireAnswerable(declined, DisputeAlertStatus.ACKNOWLEDGED, false));
    }

    @Test
    void anotherTownshipOfAnotherBorderHasNoActions() {
        Caller far = new Caller(
                new UUID(0, 1),
                new UUID(0, 2),
                Scope.TOWNSHIP,
                Roles.LEADER,
                "乡长",
                new UUID(1, 9),
                null,
                null,
                false,
                Set.of(new UUID(2, 9)));
        assertEquals(List.of(), DisputeAlertPolicy.actions(far, standing("shared", null, false, List.of())));
    }

    /** Before the other side takes an alert up it sees about where that is, and so does a province. */
    @ParameterizedTest
    @CsvSource({
        "owner, clerk, -, true",
        "other, leader, -, false",
        "other, mediator, declined, false",
        "other, clerk, acknowledged, true",
        "county, county-officer, -, true",
        "province, provincial-officer, -, false",
    })
    void theExactPositionIsForThoseWhoTakeItUp(String who, String role, String answer, boolean exact) {
        assertEquals(
                exact,
                DisputeAlertPolicy.seesPosition(
                        caller(who, role),
                        standing("shared", answer.equals("-") ? null : answer, false, List.of("540624"))));
    }

    private static AlertStanding standing(
            String state, @Nullable String answer, boolean escalatedByOwn, List<String> counties) {
        DisputeAlertStatus status = switch (state) {
            case "own" -> DisputeAlertStatus.OWN;
            case "answered", "disputed", "teamed" -> DisputeAlertStatus.ACKNOWLEDGED;
            case "withdrawn" -> DisputeAlertStatus.WITHDRAWN;
            default -> DisputeAlertStatus.SENT;
        };
        return new AlertStanding(
                OWNER,
                new UUID(3, 3),
                1,
                status == DisputeAlertStatus.OWN ? null : BORDER,
                status,
                answer,
                escalatedByOwn,
                state.equals("broken"),
                counties,
                true,
                1,
                0,
                Set.of("disputed", "teamed").contains(state) ? new UUID(5, 5) : null,
                state.equals("teamed"));
    }

    private static Caller caller(String who, String role) {
        return switch (who) {
            case "owner" -> caller(Scope.TOWNSHIP, role, OWNER, false);
            case "machine" -> caller(Scope.TOWNSHIP, role, OWNER, true);
            case "other" -> caller(Scope.TOWNSHIP, role, OTHER, false);
            case "county" -> caller(Scope.COUNTY, role, null, false);
            default -> caller(Scope.PROVINCE, role, null, false);
        };
    }

    private static Caller caller(Scope scope, String role, @Nullable UUID township, boolean machine) {
        return new Caller(
                new UUID(0, 1),
                new UUID(0, 2),
                scope,
                role,
                "职务",
                township,
                scope == Scope.COUNTY ? "540624" : null,
                scope == Scope.PROVINCE ? "54" : null,
                machine,
                scope == Scope.COUNTY ? Set.of() : Set.of(BORDER));
    }
}
