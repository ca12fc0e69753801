package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with the mediation team of a dispute. */
public enum MediationTeamAction implements Slugged {
    /** Put a mediator of the own register on the team, and release one of the own side. */
    APPOINT,
    /** To the present composition, for the own side. */
    CONSENT,
    /** Put on record that a party does not accept a mediator. */
    OBJECT
}
