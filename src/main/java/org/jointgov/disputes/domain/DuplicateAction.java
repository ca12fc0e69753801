package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do about two alerts that may tell of the same thing. */
public enum DuplicateAction implements Slugged {
    PROPOSE,
    AGREE,
    REFUSE
}
