package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** How the record of a session was made known to the parties, who then confirmed it. The table's CHECK has the same names. */
public enum SessionConfirmation implements Slugged {
    READ_ALOUD,
    READ_BY_PARTIES,
    /** Read to them in their language by an interpreter. */
    INTERPRETED
}
