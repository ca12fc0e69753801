package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with the accounts and comments of a dispute. */
public enum AccountAction implements Slugged {
    /** Write the own side's account. */
    TELL,
    /** Confirm facts, and take that back. */
    CONFIRM,
    COMMENT,
    /** Read what was said. */
    UNMASK
}
