package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** Why nothing of an upload was kept. A CHECK constraint holds the same names. */
public enum AttachmentRefusal implements Slugged {
    /** What came is not what was announced. */
    HASH,
    /** The content is not of the announced type, or not well-formed. */
    TYPE,
    /** The virus scanner found something. */
    INFECTED
}
