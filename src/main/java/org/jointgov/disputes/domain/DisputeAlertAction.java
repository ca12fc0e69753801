package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with an alert. */
public enum DisputeAlertAction implements Slugged {
    ACKNOWLEDGE,
    DECLINE,
    OPEN_DISPUTE,
    SHARE,
    EDIT,
    ATTACH,
    WITHDRAW,
    ESCALATE,
    BREAK_GLASS,
    UNMASK,
    DELETE
}
