package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with an inspection round: leader, clerks and mediators of the townships of its border, in person. */
public enum InspectionAction implements Slugged {
    ADD_FINDING,
    LINK_ALERT
}
