package org.jointgov.disputes.domain;

import java.util.function.Predicate;

/** What has to hold, beside the status, before a step of {@link DisputeLifeCycle} may be taken. */
public enum DisputeNeed {
    NOTHING(dispute -> true),
    /** A side calls it an administrative boundary. */
    BOUNDARY_DECLARED(DisputeStanding::boundaryDeclared),
    /** A side calls it a matter of pasture use or of the boundary: the ground has to stay as it is. */
    STATUS_QUO_IN_FORCE(DisputeStanding::keepsStatusQuo),
    /** No side has been asked to take the lead. */
    NO_LEAD_PROPOSED(dispute -> !dispute.leadProposed()),
    /** A side has been asked to take the lead. */
    LEAD_PROPOSED(DisputeStanding::leadProposed),
    /** All sides call it the same, and that is no administrative boundary. */
    MEDIABLE(DisputeStanding::mediable);

    private final Predicate<DisputeStanding> holds;

    DisputeNeed(Predicate<DisputeStanding> holds) {
        this.holds = holds;
    }

    boolean isMetBy(DisputeStanding dispute) {
        return holds.test(dispute);
    }
}
