package org.jointgov.meetings.domain;

import org.jointgov.shared.Slugged;

/** As what somebody signs for a side. */
public enum SigningCapacity implements Slugged {
    /** The side's leader. */
    LEADER,
    /** Whom the leader has named for a period, on record. */
    DEPUTY,
    /** The second person, where the township asks for two; never the only one. */
    SECOND,
    /** The leader, by hand on the printed text whose hash it bears; somebody of the side entered the scan. Weaker, and shown as such. */
    PAPER
}
