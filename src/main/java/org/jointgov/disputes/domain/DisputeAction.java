package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What a side may do with a dispute. */
public enum DisputeAction implements Slugged {
    /** From an acknowledged alert. */
    OPEN
}
