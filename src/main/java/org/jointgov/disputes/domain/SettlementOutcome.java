package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** How a settlement ended, by the word of a side. The table's CHECK has the same names. */
public enum SettlementOutcome implements Slugged {
    /** The dispute is closed once all sides say so. */
    PERFORMED,
    /** It is mediated again once all sides say so. */
    FAILED
}
