package org.jointgov.tenancy.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with an invitation. */
public enum InvitationAction implements Slugged {
    CONFIRM,
    WITHDRAW
}
