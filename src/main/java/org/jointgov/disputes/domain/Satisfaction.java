package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What the visited said of the mediation. The table's CHECK has the same names. */
public enum Satisfaction implements Slugged {
    SATISFIED,
    FAIRLY_SATISFIED,
    DISSATISFIED
}
