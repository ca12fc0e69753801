package org.jointgov.meetings.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with the dates of a planned meeting. */
public enum DateAction implements Slugged {
    /** Propose dates, and withdraw the own side's. */
    PROPOSE,
    /** Say of other sides' dates whether they suit. */
    ANSWER,
    /** Fix a date that suits all sides, or the time that the plan has. */
    FIX
}
