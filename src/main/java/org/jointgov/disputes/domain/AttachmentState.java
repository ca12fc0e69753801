package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** How far an attachment has come. A CHECK constraint holds the same names. */
public enum AttachmentState implements Slugged {
    /** Chunks are still to come, or have not been checked yet. */
    UPLOADING,
    /** Checked and kept. */
    COMPLETE,
    /** Checked, and nothing of it kept. */
    REFUSED
}
