package org.jointgov.meetings.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with a joint meeting. */
public enum MeetingAction implements Slugged {
    EDIT,
    CANCEL,
    ATTEND,
    REVISE,
    /** As leader, or as deputy. */
    SIGN_OFF,
    /** As the second person, where the township asks for two. */
    SIGN_OFF_SECOND,
    /** Enter the scan of what the leader signed by hand. */
    SIGN_OFF_PAPER,
    /** Say why the latest minutes are not signed. */
    REFUSE,
    /** Confirm a translation in the other side's revision. */
    CONFIRM_TRANSLATION,
    /** Open the window for amendments, or make it longer. */
    PUT_TO_BOTH_SIDES,
    PROPOSE_AMENDMENT,
    ANSWER_AMENDMENT,
    WRITE_ADDENDUM,
    /** As leader, or as deputy. */
    SIGN_OFF_ADDENDUM
}
