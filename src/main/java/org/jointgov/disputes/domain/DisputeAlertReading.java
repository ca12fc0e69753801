package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** How far somebody has read an alert; the trail has the same names. */
public enum DisputeAlertReading implements Slugged {
    /** Its page. */
    READ,
    /** Narrative and parties, or an attachment, too. */
    UNMASK
}
