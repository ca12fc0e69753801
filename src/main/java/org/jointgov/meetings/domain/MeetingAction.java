package org.jointgov.meetings.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with a joint meeting. */
public enum MeetingAction implements Slugged {
    EDIT,
    CANCEL,
    ATTEND,
    REVISE,
    SIGN_OFF,
    /** Say why the latest minutes are not signed. */
    REFUSE,
    /** Confirm a translation in the other side's revision. */
    CONFIRM_TRANSLATION
}
