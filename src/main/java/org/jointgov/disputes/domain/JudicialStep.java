package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What became of asking a court to confirm a settlement (People's Mediation Law, article 33). The table's CHECK has the same names. */
public enum JudicialStep implements Slugged {
    APPLIED,
    GRANTED,
    REFUSED
}
