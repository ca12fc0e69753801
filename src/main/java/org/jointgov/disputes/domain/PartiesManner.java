package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** How the parties of a side confirmed a settlement (People's Mediation Law, articles 29 and 30). The table's CHECK has the same names. */
public enum PartiesManner implements Slugged {
    SIGNATURE,
    SEAL,
    FINGERPRINT,
    /** Of an oral settlement: in front of the mediators. */
    ORAL
}
