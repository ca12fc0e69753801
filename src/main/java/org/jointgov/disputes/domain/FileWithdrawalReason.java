package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** Why a document was withdrawn from a file: out of a list, so that nobody is named. The table's CHECK holds the same names. */
public enum FileWithdrawalReason implements Slugged {
    /** It belongs to another matter. */
    OTHER_MATTER,
    /** It is not the document that it was filed as. */
    WRONG_DOCUMENT,
    UNREADABLE,
    /** It is on file already. */
    DUPLICATE,
    /** A better one takes its place. */
    REPLACED
}
