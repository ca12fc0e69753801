package org.jointgov.tenancy.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with a border. */
public enum BorderAction implements Slugged {
    CONFIRM
}
