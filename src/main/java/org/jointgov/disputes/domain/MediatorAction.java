package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with a mediator's entry. */
public enum MediatorAction implements Slugged {
    EDIT,
    /** Declare an interest, and withdraw one. */
    DECLARE_INTEREST,
    DEPART
}
