package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** Where a position comes from. */
public enum PlaceSource implements Slugged {
    GPS,
    MANUAL
}
