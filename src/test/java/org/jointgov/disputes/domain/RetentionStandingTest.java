package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.Roles;
import org.jointgov.shared.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionStandingTest {
    private static final UUID DUOMA = new UUID(0, 1);
    private static final UUID SUOJIA = new UUID(0, 2);
    private static final UUID BORDER = new UUID(0, 3);
    private static final UUID HOLD = new UUID(0, 4);
    private static final Caller DUOMAS_LEADER = of(Roles.LEADER, DUOMA, false);
    private static final Caller SUOJIAS_LEADER = of(Roles.LEADER, SUOJIA, false);
    private static final Caller COUNTY = county("540624");

    private static Caller of(String role, UUID township, boolean machine) {
        return new Caller(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Scope.TOWNSHIP,
                role,
                "office",
                township,
                null,
                null,
                machine,
                Set.of(BORDER));
    }

    private static Caller county(String code) {
        return new Caller(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Scope.COUNTY,
                Roles.COUNTY_OFFICER,
                "office",
                null,
                code,
                null,
                false,
                Set.of());
    }

    private static RetentionStanding alert(
            boolean due, boolean destroyed, List<RetentionStanding.Holder> holds, List<UUID> consented) {
        return new RetentionStanding(
                DUOMA,
                UUID.randomUUID(),
                BORDER,
                1,
                List.of(DUOMA, SUOJIA),
                List.of("540624"),
                due,
                destroyed,
                holds,
                consented);
    }

    @Test
    void destructionWaitsForItsTimeAndForBothLeaders() {
        assertThrows(
                InvalidTransitionException.class,
                () -> alert(false, false, List.of(), List.of()).requireDestruction(DUOMAS_LEADER));
        RetentionStanding once = alert(true, false, List.of(), List.of(DUOMA));
        assertThrows(InvalidTransitionException.class, () -> once.requireDestruction(DUOMAS_LEADER));
        assertDoesNotThrow(() -> once.requireDestruction(SUOJIAS_LEADER));
        assertEquals(List.of("place-hold"), once.actions(DUOMAS_LEADER));
        assertEquals(List.of("place-hold", "consent-to-destruction"), once.actions(SUOJIAS_LEADER));
        assertThrows(
                InvalidTransitionException.class,
                () -> alert(true, true, List.of(), List.of()).requireDestruction(DUOMAS_LEADER));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.CLERK, Roles.MEDIATOR})
    void nobodyBelowALeaderConsentsOrHolds(String role) {
        RetentionStanding due = alert(true, false, List.of(), List.of());
        assertThrows(ForbiddenException.class, () -> due.requireDestruction(of(role, DUOMA, false)));
        assertThrows(ForbiddenException.class, () -> due.requireHold(of(role, DUOMA, false)));
        assertThrows(ForbiddenException.class, () -> due.requireDestruction(of(Roles.LEADER, DUOMA, true)));
        assertThrows(ForbiddenException.class, () -> due.requireDestruction(of(Roles.LEADER, BORDER, false)));
        assertThrows(ForbiddenException.class, () -> due.requireDestruction(COUNTY));
        assertEquals(List.of(), due.actions(of(role, DUOMA, false)));
    }

    @Test
    void aHoldIsLiftedByWhoPlacedIt() {
        RetentionStanding held =
                alert(true, false, List.of(new RetentionStanding.Holder(HOLD, null, "540624")), List.of());
        assertThrows(InvalidTransitionException.class, () -> held.requireDestruction(DUOMAS_LEADER));
        assertThrows(InvalidTransitionException.class, () -> held.requireHold(COUNTY));
        assertDoesNotThrow(() -> held.requireHold(DUOMAS_LEADER));
        assertTrue(held.mayLift(COUNTY, HOLD));
        assertFalse(held.mayLift(DUOMAS_LEADER, HOLD));
        assertFalse(held.mayLift(COUNTY, UUID.randomUUID()));
        assertThrows(ForbiddenException.class, () -> held.requireHold(county("632722")));
        assertThrows(InvalidTransitionException.class, () -> held.requireLifting(SUOJIAS_LEADER, HOLD));
    }
}
