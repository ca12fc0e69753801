package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What may be done with a dispute's file. */
public enum DisputeFileAction implements Slugged {
    /** Put a document or an attachment there. */
    ADD,
    /** Withdraw a document of the own side. */
    WITHDRAW,
    /** Read names, notes and content. */
    UNMASK
}
