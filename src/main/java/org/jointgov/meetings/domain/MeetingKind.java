package org.jointgov.meetings.domain;

import org.jointgov.shared.Slugged;

/** What kind of joint meeting it is. The table's CHECK holds the same names. */
public enum MeetingKind implements Slugged {
    SYMPOSIUM,
    EXCHANGE_VISIT,
    JOINT_INSPECTION,
    YEARLY_CONFERENCE
}
