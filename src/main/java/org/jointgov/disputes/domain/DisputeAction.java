package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What a side may do with a dispute. */
public enum DisputeAction implements Slugged {
    /** From an acknowledged alert. */
    OPEN,
    /** Say what it is in law. */
    DECLARE_LEGAL_NATURE,
    /** Record that somebody changed the ground while it has to stay as it is. */
    RECORD_BREACH,
    /** Put on record what was said about an administrative boundary. */
    ADD_NEGOTIATION_NOTE
}
