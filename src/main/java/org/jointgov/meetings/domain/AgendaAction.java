package org.jointgov.meetings.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with the agenda of a joint meeting; to change or withdraw is the side's that put an item on it. */
public enum AgendaAction implements Slugged {
    ADD,
    ORDER,
    RECORD_OUTCOME
}
