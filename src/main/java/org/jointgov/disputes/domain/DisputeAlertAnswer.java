package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What a township of the other side answers to an alert. The CHECK of its response holds the same names. */
public enum DisputeAlertAnswer implements Slugged {
    ACKNOWLEDGED,
    DECLINED
}
