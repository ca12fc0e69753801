package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with the sessions of a dispute's mediation team. */
public enum MediationSessionAction implements Slugged {
    RECORD,
    /** Say something to a record. */
    REMARK,
    /** Read records and remarks in clear. */
    UNMASK
}
