package org.jointgov.disputes.api;

import org.jointgov.shared.Slugged;

/** How much an alert presses. The table's CHECK holds the same names. */
public enum Severity implements Slugged {
    LOW,
    MEDIUM,
    HIGH,
    URGENT
}
