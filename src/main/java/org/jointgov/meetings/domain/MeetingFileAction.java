package org.jointgov.meetings.domain;

import org.jointgov.shared.Slugged;

/** What a caller may do with a file of a meeting. */
public enum MeetingFileAction implements Slugged {
    /** Read its content. */
    OPEN,
    /** Take back what was put there by mistake. */
    WITHDRAW
}
