package org.jointgov.tenancy.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with a membership. */
public enum MembershipAction implements Slugged {
    REMOVE
}
