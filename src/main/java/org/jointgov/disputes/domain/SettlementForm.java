package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** How the parties agreed (People's Mediation Law, article 28). The table's CHECK has the same names. */
public enum SettlementForm implements Slugged {
    WRITTEN,
    /** Put on record by the mediators. */
    ORAL
}
