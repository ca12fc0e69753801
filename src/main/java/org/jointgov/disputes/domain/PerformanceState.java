package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** How far an obligation was performed, by one report. The table's CHECK has the same names. */
public enum PerformanceState implements Slugged {
    /** With this report altogether. */
    PERFORMED,
    PARTLY,
    FAILED
}
