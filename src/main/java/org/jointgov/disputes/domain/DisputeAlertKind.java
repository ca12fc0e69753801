package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** Whether it happened, or is coming. The table's CHECK holds the same names. */
public enum DisputeAlertKind implements Slugged {
    EVENT,
    PREVENTION
}
