package org.jointgov.shared;

/** The kinds of records, as audit trail, change feed and home page name them. */
public enum RecordKind implements Slugged {
    DISPUTE_ALERT,
    DISPUTE,
    JOINT_MEETING,
    COOPERATION_AGREEMENT,
    /** What a side took upon itself in minutes. */
    COMMITMENT,
    INSPECTION_ROUND,
    MEDIATION_ORGANISATION,
    MEDIATOR,
    /** How long a border keeps personal data. */
    RETENTION_RULE,
    TOWNSHIP,
    BORDER,
    MEMBERSHIP,
    INVITATION,
    /** Configuration; in the trail, and in nobody's feed. */
    CATALOGUE,
    /** Somebody's own settings; in the trail only, where nobody reads them. */
    PERSON
}
