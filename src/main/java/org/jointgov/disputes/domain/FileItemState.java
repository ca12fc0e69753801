package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** Whether a document that belongs to a file is there. */
public enum FileItemState implements Slugged {
    /** By a document that a side has put there, or by a record of the system. */
    PRESENT,
    /** It is required now and not there. */
    MISSING,
    /** It will be required at a later stage. */
    NOT_YET,
    /** It is required only on a condition, which those who keep the file see. */
    AS_NEEDED
}
