package org.jointgov.meetings.domain;

import org.jointgov.shared.Slugged;

/** As what an official takes part. */
public enum AttendanceRole implements Slugged {
    CHAIR,
    ATTENDEE,
    RECORDER,
    /** Of neither side: whoever brought the guest says from where. */
    GUEST
}
