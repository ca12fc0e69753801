package org.jointgov.tenancy.domain;

import org.jointgov.shared.Slugged;

/** Where an invitation stands. */
public enum InvitationState implements Slugged {
    /** Somebody has still to confirm it. */
    WAITING,
    /** It counts from the person's next request. */
    CONFIRMED,
    ACCEPTED,
    WITHDRAWN
}
