package org.jointgov.meetings.domain;

import org.jointgov.shared.Slugged;

/** In person, excused, or represented by a deputy, whose office is told. */
public enum Presence implements Slugged {
    ATTENDED,
    EXCUSED,
    DEPUTY
}
