package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What may be done with a dispute's file. */
public enum DisputeFileAction implements Slugged {
    /** Put a document or an attachment there. */
    ADD,
    /** Read names, notes and content. */
    UNMASK
}
