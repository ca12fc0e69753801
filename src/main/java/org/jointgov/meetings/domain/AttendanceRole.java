package org.jointgov.meetings.domain;

import org.jointgov.shared.Slugged;

/** As what an official takes part. */
public enum AttendanceRole implements Slugged {
    CHAIR,
    ATTENDEE,
    RECORDER,
    GUEST
}
