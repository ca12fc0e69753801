package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jointgov.shared.Roles;

/**
 * A dispute's life in one table: from which status whose act leads to which, and what it needs. {@link DisputePolicy} reads it
 * for what a caller may do; the functions of {@code R__41_dispute.sql} keep the same once more.
 */
public final class DisputeLifeCycle {
    private static final Set<String> LEADER = Set.of(Roles.LEADER);
    private static final Set<String> OFFICE = Set.of(Roles.LEADER, Roles.CLERK);
    private static final Set<String> ALL = Set.of(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR);

    /** The beginning: an acknowledged alert that has no dispute yet ({@link DisputeAlertPolicy#requireDisputable}). */
    public static final DisputeTransition OPENING =
            new DisputeTransition(null, DisputeAction.OPEN, DisputeStatus.OPEN, ALL, false, always());

    /** All of it. Where one act stands with several outcomes, what is said in it decides. */
    public static final List<DisputeTransition> TRANSITIONS = List.of(
            OPENING,
            // All sides have to call it a boundary before it goes to the counties; one that changes its word takes it
            // back.
            step(DisputeStatus.OPEN, DisputeAction.DECLARE_LEGAL_NATURE, DisputeStatus.OPEN, LEADER, always()),
            step(
                    DisputeStatus.OPEN,
                    DisputeAction.DECLARE_LEGAL_NATURE,
                    DisputeStatus.REFERRED,
                    LEADER,
                    DisputeStanding::boundaryDeclared),
            step(DisputeStatus.REFERRED, DisputeAction.DECLARE_LEGAL_NATURE, DisputeStatus.OPEN, LEADER, always()),
            step(
                    DisputeStatus.OPEN,
                    DisputeAction.RECORD_BREACH,
                    DisputeStatus.OPEN,
                    ALL,
                    DisputeStanding::keepsStatusQuo),
            step(
                    DisputeStatus.REFERRED,
                    DisputeAction.RECORD_BREACH,
                    DisputeStatus.REFERRED,
                    ALL,
                    DisputeStanding::keepsStatusQuo),
            step(
                    DisputeStatus.OPEN,
                    DisputeAction.ADD_NEGOTIATION_NOTE,
                    DisputeStatus.OPEN,
                    OFFICE,
                    DisputeStanding::boundaryDeclared),
            step(
                    DisputeStatus.REFERRED,
                    DisputeAction.ADD_NEGOTIATION_NOTE,
                    DisputeStatus.REFERRED,
                    OFFICE,
                    DisputeStanding::boundaryDeclared));

    private DisputeLifeCycle() {}

    /** What only a person does. */
    private static DisputeTransition step(
            DisputeStatus from,
            DisputeAction action,
            DisputeStatus to,
            Set<String> roles,
            Predicate<DisputeStanding> needs) {
        return new DisputeTransition(from, action, to, roles, true, needs);
    }

    private static Predicate<DisputeStanding> always() {
        return dispute -> true;
    }
}
