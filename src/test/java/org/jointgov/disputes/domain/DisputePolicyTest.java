package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.Roles;
import org.jointgov.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DisputePolicyTest {
    private static final UUID LEAD = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID THIRD = new UUID(1, 3);
    private static final UUID BORDER = new UUID(2, 2);

    /** What the leading township and the other side declare; a hyphen: nothing yet. */
    @ParameterizedTest
    @CsvSource({
        "lead, leader, open, -, -, declare-legal-nature form-team propose-lead",
        "lead, clerk, open, -, -, ''",
        "lead, mediator, open, -, -, ''",
        "lead, leader, open, civil, -, declare-legal-nature form-team propose-lead",
        "lead, mediator, open, civil, civil, ''",
        "lead, leader, open, pasture-use, -, declare-legal-nature record-breach form-team propose-lead",
        "lead, clerk, open, -, pasture-use, record-breach",
        "lead, mediator, open, civil, pasture-use, record-breach",
        "other, leader, open, pasture-use, -, declare-legal-nature record-breach form-team",
        "other, mediator, open, pasture-use, pasture-use, record-breach",
        "other, leader, open, administrative-boundary, -, declare-legal-nature record-breach add-negotiation-note form-team",
        "other, clerk, open, administrative-boundary, civil, record-breach add-negotiation-note",
        "other, mediator, open, administrative-boundary, -, record-breach",
        "lead, leader, referred, administrative-boundary, administrative-boundary, declare-legal-nature record-breach add-negotiation-note propose-lead",
        "lead, clerk, referred, administrative-boundary, administrative-boundary, record-breach add-negotiation-note",
        "other, mediator, referred, administrative-boundary, administrative-boundary, record-breach",
        "lead, leader, mediation, pasture-use, pasture-use, record-breach form-team record-session write-settlement confirm-settlement propose-lead",
        "other, clerk, mediation, pasture-use, pasture-use, record-breach",
        "other, leader, mediation, civil, civil, form-team record-session write-settlement confirm-settlement",
        "other, mediator, mediation, civil, civil, record-session write-settlement confirm-settlement",
        "other, leader, not-mediated, civil, civil, ''",
        "lead, leader, settled, civil, civil, record-judicial-confirmation report-performance declare-outcome record-return-visit",
        "other, mediator, closed, civil, civil, record-judicial-confirmation record-return-visit",
        "other, clerk, settled, civil, civil, ''",
        "machine, clerk, open, administrative-boundary, -, ''",
        "machine, leader, open, -, -, ''",
        "third, leader, open, administrative-boundary, -, ''",
        "province, provincial-officer, open, pasture-use, -, ''",
        "county, county-officer, referred, administrative-boundary, administrative-boundary, ''",
    })
    void everyCallerHasTheseActions(String who, String role, String status, String lead, String other, String actions) {
        assertEquals(
                actions.isEmpty() ? List.of() : List.of(actions.split(" ")),
                DisputePolicy.actions(caller(who, role), dispute(status, lead, other)));
    }

    /** The whole table once more, as somebody who has read the law would write it down. */
    @Test
    void theLifeCycleIsThis() {
        assertEquals(
                new TreeSet<>(Set.of(
                        "- open open",
                        "open declare-legal-nature open",
                        "open declare-legal-nature referred",
                        "referred declare-legal-nature open",
                        "open record-breach open",
                        "referred record-breach referred",
                        "open add-negotiation-note open",
                        "referred add-negotiation-note referred",
                        "mediation record-breach mediation",
                        "open form-team open",
                        "open form-team mediation",
                        "open declare-legal-nature mediation",
                        "mediation form-team mediation",
                        "mediation record-session mediation",
                        "mediation record-session not-mediated",
                        "mediation write-settlement mediation",
                        "mediation confirm-settlement mediation",
                        "mediation confirm-settlement settled",
                        "settled record-judicial-confirmation settled",
                        "closed record-judicial-confirmation closed",
                        "settled report-performance settled",
                        "settled declare-outcome settled",
                        "settled declare-outcome closed",
                        "settled declare-outcome mediation",
                        "settled record-return-visit settled",
                        "closed record-return-visit closed",
                        "open propose-lead open",
                        "open answer-lead open",
                        "referred propose-lead referred",
                        "referred answer-lead referred",
                        "mediation propose-lead mediation",
                        "mediation answer-lead mediation",
                        "not-mediated propose-lead not-mediated",
                        "not-mediated answer-lead not-mediated")),
                DisputeLifeCycle.TRANSITIONS.stream()
                        .map(step -> (step.from() == null ? "-" : step.from().slug()) + " "
                                + step.action().slug() + " " + step.to().slug())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource(
            value = DisputeStatus.class,
            names = {"MEDIATION", "SETTLED", "CLOSED"})
    void onceTheWayIsTakenNoSideDeclaresAnotherNature(DisputeStatus status) {
        DisputeStanding dispute = dispute(status.slug(), "pasture-use", "pasture-use");
        for (DisputeAction action : List.of(DisputeAction.DECLARE_LEGAL_NATURE, DisputeAction.ADD_NEGOTIATION_NOTE)) {
            assertThrows(
                    InvalidTransitionException.class,
                    () -> DisputePolicy.require(caller("lead", Roles.LEADER), dispute, action));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-, -, false",
        "civil, -, false",
        "civil, civil, true",
        "pasture-use, pasture-use, true",
        "civil, pasture-use, false",
        "administrative-boundary, administrative-boundary, false",
    })
    void allSidesHaveToCallItOneThatCanBeMediated(String lead, String other, boolean mediable) {
        assertEquals(mediable, dispute("open", lead, other).mediable());
    }

    @Test
    void whoComesBeforeWhen() {
        DisputeStanding untold = dispute("open", "-", "-");
        assertThrows(
                ForbiddenException.class,
                () -> DisputePolicy.require(
                        caller("lead", Roles.MEDIATOR), untold, DisputeAction.ADD_NEGOTIATION_NOTE));
        assertThrows(
                ForbiddenException.class,
                () -> DisputePolicy.require(caller("third", Roles.LEADER), untold, DisputeAction.RECORD_BREACH));
        assertThrows(
                ForbiddenException.class,
                () -> DisputePolicy.require(
                        caller("machine", Roles.LEADER), untold, DisputeAction.DECLARE_LEGAL_NATURE));
        assertThrows(
                InvalidTransitionException.class,
                () -> DisputePolicy.require(caller("lead", Roles.MEDIATOR), untold, DisputeAction.RECORD_BREACH));
        assertDoesNotThrow(
                () -> DisputePolicy.require(caller("other", Roles.LEADER), untold, DisputeAction.DECLARE_LEGAL_NATURE));
    }

    @Test
    void theLeadIsTheLeadingSidesToOfferAndTheAskedSidesToTake() {
        DisputeStanding quiet = dispute("open", "civil", "-");
        DisputeStanding asked = dispute("open", "civil", "-", new DisputeStanding.LeadProposal(LEAD, LEAD, OTHER));
        assertThrows(
                ForbiddenException.class,
                () -> DisputePolicy.require(caller("other", Roles.LEADER), quiet, DisputeAction.PROPOSE_LEAD));
        assertThrows(
                InvalidTransitionException.class,
                () -> DisputePolicy.require(caller("lead", Roles.LEADER), asked, DisputeAction.PROPOSE_LEAD));
        assertThrows(
                InvalidTransitionException.class,
                () -> DisputePolicy.require(caller("other", Roles.LEADER), quiet, DisputeAction.ANSWER_LEAD));
        assertThrows(
                ForbiddenException.class,
                () -> DisputePolicy.require(caller("lead", Roles.LEADER), asked, DisputeAction.ANSWER_LEAD));
        assertEquals(
                List.of("declare-legal-nature", "form-team", "answer-lead"),
                DisputePolicy.actions(caller("other", Roles.LEADER), asked));
        assertEquals(List.of(), DisputePolicy.actions(caller("other", Roles.CLERK), asked));
    }

    @Test
    void everyStatusAndNatureIsFoundByItsName() {
        for (DisputeStatus status : DisputeStatus.values()) {
            assertEquals(status, DisputeStatus.of(status.slug()));
        }
        for (LegalNature nature : LegalNature.values()) {
            assertEquals(nature, LegalNature.of(nature.slug()));
        }
        assertTrue(LegalNature.PASTURE_USE.keepsStatusQuo() && LegalNature.ADMINISTRATIVE_BOUNDARY.keepsStatusQuo());
        assertThrows(IllegalArgumentException.class, () -> LegalNature.of("none"));
        assertThrows(IllegalArgumentException.class, () -> DisputeStatus.of("none"));
    }

    private static DisputeStanding dispute(String status, String lead, String other) {
        return dispute(status, lead, other, null);
    }

    private static DisputeStanding dispute(
            String status, String lead, String other, DisputeStanding.@Nullable LeadProposal proposal) {
        Map<UUID, DisputeStanding.Declared> natures = new HashMap<>();
        Map.of(LEAD, lead, OTHER, other).forEach((township, nature) -> {
            if (!nature.equals("-")) {
                natures.put(township, new DisputeStanding.Declared(LegalNature.of(nature), 1));
            }
        });
        return new DisputeStanding(
                LEAD,
                new UUID(3, 3),
                1,
                BORDER,
                new UUID(4, 4),
                DisputeStatus.of(status),
                LEAD,
                proposal,
                Set.of(LEAD, OTHER),
                natures,
                List.of());
    }

    private static Caller caller(String who, String role) {
        return switch (who) {
            case "lead" -> caller(Scope.TOWNSHIP, role, LEAD, false);
            case "machine" -> caller(Scope.TOWNSHIP, role, LEAD, true);
            case "other" -> caller(Scope.TOWNSHIP, role, OTHER, false);
            case "third" -> caller(Scope.TOWNSHIP, role, THIRD, false);
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
