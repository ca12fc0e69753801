package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** How a settlement is kept, as a return visit found it. The table's CHECK has the same names. */
public enum VisitedPerformance implements Slugged {
    PERFORMED,
    PARTLY,
    FAILED,
    NOT_DUE
}
