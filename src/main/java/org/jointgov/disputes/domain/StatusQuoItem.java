package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What must not be done on disputed ground until the dispute is decided. The table's CHECK holds the same names. */
public enum StatusQuoItem implements Slugged {
    /** Moving people in. */
    MOVING_IN,
    /** Destroying or building fences and pens. */
    FENCES,
    /** Another use of the pasture than before. */
    CHANGE_OF_USE,
    /** Issuing titles. */
    TITLES
}
