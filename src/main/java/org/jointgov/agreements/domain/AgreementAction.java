package org.jointgov.agreements.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with a cooperation agreement. */
public enum AgreementAction implements Slugged {
    EDIT,
    DELETE,
    PROPOSE,
    COUNTER,
    ACCEPT,
    SIGN,
    END
}
