package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with a mediation organisation. */
public enum MediationOrganisationAction implements Slugged {
    EDIT,
    ADD_MEDIATOR,
    DISSOLVE
}
