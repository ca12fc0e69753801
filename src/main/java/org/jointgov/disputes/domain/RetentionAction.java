package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do about the keeping of an alert's personal data. */
public enum RetentionAction implements Slugged {
    PLACE_HOLD,
    CONSENT_TO_DESTRUCTION
}
