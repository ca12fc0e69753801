package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What an attachment of a dispute's file is. A CHECK constraint holds the same names. */
public enum AttachmentKind implements Slugged {
    PHOTO,
    SCAN,
    AUDIO,
    OTHER
}
