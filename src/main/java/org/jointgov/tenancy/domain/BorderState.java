package org.jointgov.tenancy.domain;

import org.jointgov.shared.Slugged;

/** Where a border stands. */
public enum BorderState implements Slugged {
    /** The leader of a member township has still to confirm it. */
    PENDING,
    IN_FORCE
}
