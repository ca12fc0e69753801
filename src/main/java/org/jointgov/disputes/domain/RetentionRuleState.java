package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** How far a version of a border's retention rule has come. */
public enum RetentionRuleState implements Slugged {
    /** A side's leader has still to answer. */
    PROPOSED,
    REFUSED,
    /** Another proposal came before all sides had approved it. */
    SUPERSEDED,
    /** For what is shared from now on. */
    IN_FORCE,
    /** For what was shared while it was in force. */
    REPLACED
}
