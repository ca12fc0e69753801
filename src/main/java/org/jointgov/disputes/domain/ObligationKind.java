package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What somebody owes by a settlement. The table's CHECK has the same names. */
public enum ObligationKind implements Slugged {
    MONEY,
    LIVESTOCK,
    OTHER
}
