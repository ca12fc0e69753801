package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** Another side's word on a report of performance. The table's CHECK has the same names. */
public enum PerformanceAnswer implements Slugged {
    CONFIRMED,
    /** The report counts for nothing. */
    CONTESTED
}
