package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** For whom a comment is. */
public enum CommentAudience implements Slugged {
    /** For everybody else it is not there. */
    OWN_SIDE,
    ALL_SIDES
}
