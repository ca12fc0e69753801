package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jointgov.shared.Roles;

/**
 * A dispute's life in one table: from which status whose act leads to which, and what it needs. {@link DisputePolicy} reads it
 * for what a caller may do, docs/life-cycles.md is drawn from it; the functions of {@code R__41_dispute.sql} keep the same once more.
 */
public final class DisputeLifeCycle {
    private static final Set<String> LEADER = Set.of(Roles.LEADER);
    private static final Set<String> OFFICE = Set.of(Roles.LEADER, Roles.CLERK);
    private static final Set<String> TEAM = Set.of(Roles.LEADER, Roles.MEDIATOR);
    private static final Set<String> ALL = Set.of(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR);

    /** The beginning: an acknowledged alert that has no dispute yet ({@link DisputeAlertPolicy#requireDisputable}). */
    public static final DisputeTransition OPENING =
            new DisputeTransition(null, DisputeAction.OPEN, DisputeStatus.OPEN, ALL, false, DisputeNeed.NOTHING);

    /** All of it. Where one act stands with several outcomes, what is said in it decides. */
    public static final List<DisputeTransition> TRANSITIONS =
            Stream.concat(handling(), handingOver()).toList();

    private DisputeLifeCycle() {}

    private static Stream<DisputeTransition> handling() {
        return Stream.of(
                OPENING,
                // All sides have to call it a boundary before it goes to the counties; one that changes its word takes
                // it
                // back.
                step(
                        DisputeStatus.OPEN,
                        DisputeAction.DECLARE_LEGAL_NATURE,
                        DisputeStatus.OPEN,
                        LEADER,
                        DisputeNeed.NOTHING),
                step(
                        DisputeStatus.OPEN,
                        DisputeAction.DECLARE_LEGAL_NATURE,
                        DisputeStatus.REFERRED,
                        LEADER,
                        DisputeNeed.BOUNDARY_DECLARED),
                step(
                        DisputeStatus.REFERRED,
                        DisputeAction.DECLARE_LEGAL_NATURE,
                        DisputeStatus.OPEN,
                        LEADER,
                        DisputeNeed.NOTHING),
                step(
                        DisputeStatus.OPEN,
                        DisputeAction.RECORD_BREACH,
                        DisputeStatus.OPEN,
                        ALL,
                        DisputeNeed.STATUS_QUO_IN_FORCE),
                // The ground stays as it is until the dispute is settled.
                step(
                        DisputeStatus.MEDIATION,
                        DisputeAction.RECORD_BREACH,
                        DisputeStatus.MEDIATION,
                        ALL,
                        DisputeNeed.STATUS_QUO_IN_FORCE),
                step(
                        DisputeStatus.REFERRED,
                        DisputeAction.RECORD_BREACH,
                        DisputeStatus.REFERRED,
                        ALL,
                        DisputeNeed.STATUS_QUO_IN_FORCE),
                step(
                        DisputeStatus.OPEN,
                        DisputeAction.ADD_NEGOTIATION_NOTE,
                        DisputeStatus.OPEN,
                        OFFICE,
                        DisputeNeed.BOUNDARY_DECLARED),
                step(
                        DisputeStatus.REFERRED,
                        DisputeAction.ADD_NEGOTIATION_NOTE,
                        DisputeStatus.REFERRED,
                        OFFICE,
                        DisputeNeed.BOUNDARY_DECLARED),
                // Mediation begins with the last side's consent to the team, or with the last side's word that it can
                // be
                // mediated, whichever comes later. It does not end because the team is composed anew.
                step(DisputeStatus.OPEN, DisputeAction.FORM_TEAM, DisputeStatus.OPEN, LEADER, DisputeNeed.NOTHING),
                step(
                        DisputeStatus.OPEN,
                        DisputeAction.FORM_TEAM,
                        DisputeStatus.MEDIATION,
                        LEADER,
                        DisputeNeed.MEDIABLE),
                step(
                        DisputeStatus.OPEN,
                        DisputeAction.DECLARE_LEGAL_NATURE,
                        DisputeStatus.MEDIATION,
                        LEADER,
                        DisputeNeed.NOTHING),
                step(
                        DisputeStatus.MEDIATION,
                        DisputeAction.FORM_TEAM,
                        DisputeStatus.MEDIATION,
                        LEADER,
                        DisputeNeed.NOTHING),
                step(
                        DisputeStatus.MEDIATION,
                        DisputeAction.RECORD_SESSION,
                        DisputeStatus.MEDIATION,
                        TEAM,
                        DisputeNeed.NOTHING),
                // A party of either side clearly refuses to go on.
                step(
                        DisputeStatus.MEDIATION,
                        DisputeAction.RECORD_SESSION,
                        DisputeStatus.NOT_MEDIATED,
                        TEAM,
                        DisputeNeed.NOTHING),
                team(DisputeStatus.MEDIATION, DisputeAction.WRITE_SETTLEMENT, DisputeStatus.MEDIATION),
                // Settled with the last word that is missing of the sides and of their parties.
                team(DisputeStatus.MEDIATION, DisputeAction.CONFIRM_SETTLEMENT, DisputeStatus.MEDIATION),
                team(DisputeStatus.MEDIATION, DisputeAction.CONFIRM_SETTLEMENT, DisputeStatus.SETTLED),
                team(DisputeStatus.SETTLED, DisputeAction.RECORD_JUDICIAL_CONFIRMATION, DisputeStatus.SETTLED),
                team(DisputeStatus.CLOSED, DisputeAction.RECORD_JUDICIAL_CONFIRMATION, DisputeStatus.CLOSED),
                team(DisputeStatus.SETTLED, DisputeAction.REPORT_PERFORMANCE, DisputeStatus.SETTLED),
                // All sides have to say so before it is closed, or mediated once more in the same file.
                team(DisputeStatus.SETTLED, DisputeAction.DECLARE_OUTCOME, DisputeStatus.SETTLED),
                team(DisputeStatus.SETTLED, DisputeAction.DECLARE_OUTCOME, DisputeStatus.CLOSED),
                team(DisputeStatus.SETTLED, DisputeAction.DECLARE_OUTCOME, DisputeStatus.MEDIATION),
                team(DisputeStatus.SETTLED, DisputeAction.RECORD_RETURN_VISIT, DisputeStatus.SETTLED),
                team(DisputeStatus.CLOSED, DisputeAction.RECORD_RETURN_VISIT, DisputeStatus.CLOSED));
    }

    /** Until a dispute is settled its lead can go to another side: offered by the one that leads, effective when the other accepts. */
    private static Stream<DisputeTransition> handingOver() {
        return Stream.of(
                        DisputeStatus.OPEN, DisputeStatus.REFERRED, DisputeStatus.MEDIATION, DisputeStatus.NOT_MEDIATED)
                .flatMap(status -> Stream.of(
                        step(status, DisputeAction.PROPOSE_LEAD, status, LEADER, DisputeNeed.NO_LEAD_PROPOSED),
                        step(status, DisputeAction.ANSWER_LEAD, status, LEADER, DisputeNeed.LEAD_PROPOSED)));
    }

    /** What a leader or somebody on the team does in person. */
    private static DisputeTransition team(DisputeStatus from, DisputeAction action, DisputeStatus to) {
        return step(from, action, to, TEAM, DisputeNeed.NOTHING);
    }

    /** What only a person does. */
    private static DisputeTransition step(
            DisputeStatus from, DisputeAction action, DisputeStatus to, Set<String> roles, DisputeNeed need) {
        return new DisputeTransition(from, action, to, roles, true, need);
    }
}
