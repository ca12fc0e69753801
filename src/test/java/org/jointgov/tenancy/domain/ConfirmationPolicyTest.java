package org.jointgov.tenancy.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Scope;
import org.jointgov.tenancy.domain.ConfirmationPolicy.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table: every kind of caller against every kind of invitation. */
class ConfirmationPolicyTest {
    private static final UUID DUOMA = new UUID(0, 1);
    private static final UUID SUOJIA = new UUID(0, 2);

    private static final Map<String, Caller> CALLERS = Map.ofEntries(
            Map.entry("leader of the township", caller(Scope.TOWNSHIP, "leader", DUOMA, null, null)),
            Map.entry("clerk of the township", caller(Scope.TOWNSHIP, "clerk", DUOMA, null, null)),
            Map.entry("mediator of the township", caller(Scope.TOWNSHIP, "mediator", DUOMA, null, null)),
            Map.entry("leader of another township", caller(Scope.TOWNSHIP, "leader", SUOJIA, null, null)),
            Map.entry("county officer of its county", caller(Scope.COUNTY, "county-officer", null, "540624", null)),
            Map.entry(
                    "provincial officer of its province",
                    caller(Scope.PROVINCE, "provincial-officer", null, null, "54")),
            Map.entry(
                    "provincial officer of another province",
                    caller(Scope.PROVINCE, "provincial-officer", null, null, "63")),
            Map.entry("another operator", caller(Scope.PLATFORM, "operator", null, null, null)));

    /** For each invitation, those who may confirm it; everybody else may not. */
    static Stream<Arguments> invitations() {
        String leader = "leader of the township";
        String officer = "provincial officer of its province";
        String operator = "another operator";
        return Stream.of(
                Arguments.of("first leader", township("leader", false), List.of(officer)),
                Arguments.of("further leader", township("leader", true), List.of(leader)),
                Arguments.of("clerk of a led township", township("clerk", true), List.of(leader)),
                Arguments.of("mediator of a led township", township("mediator", true), List.of(leader)),
                Arguments.of(
                        "county officer",
                        new Subject(Scope.COUNTY, "county-officer", null, "54", false),
                        List.of(officer)),
                Arguments.of(
                        "provincial officer",
                        new Subject(Scope.PROVINCE, "provincial-officer", null, "54", false),
                        List.of(operator)),
                Arguments.of(
                        "operator", new Subject(Scope.PLATFORM, "operator", null, null, false), List.of(operator)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invitations")
    void isConfirmedByThese(String name, Subject subject, List<String> confirmers) {
        CALLERS.forEach((who, caller) ->
                assertEquals(confirmers.contains(who), ConfirmationPolicy.mayConfirm(caller, subject, false), who));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invitations")
    void isNeverConfirmedByItsAuthor(String name, Subject subject, List<String> confirmers) {
        CALLERS.forEach((who, caller) -> assertFalse(ConfirmationPolicy.mayConfirm(caller, subject, true), who));
    }

    @Test
    void aMachineConfirmsNothing() {
        Caller machine = new Caller(
                new UUID(1, 1), new UUID(1, 2), Scope.TOWNSHIP, "leader", "系统", DUOMA, null, null, true, Set.of());
        assertFalse(ConfirmationPolicy.mayConfirm(machine, township("clerk", true), false));
    }

    private static Subject township(String role, boolean led) {
        return new Subject(Scope.TOWNSHIP, role, DUOMA, "54", led);
    }

    private static Caller caller(Scope scope, String role, UUID township, String county, String province) {
        return new Caller(
                new UUID(1, 1), new UUID(1, 2), scope, role, role, township, county, province, false, Set.of());
    }
}
