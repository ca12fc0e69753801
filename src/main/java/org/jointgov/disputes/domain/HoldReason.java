package org.jointgov.disputes.domain;

import java.util.Arrays;
import org.jointgov.shared.Slugged;

/** Why nothing may be destroyed: out of a list, so that nobody is named. The table's CHECK holds the same names. */
public enum HoldReason implements Slugged {
    /** A court has the matter, or a party may still go to one. */
    LITIGATION,
    /** Administrative review or arbitration. */
    ADMINISTRATIVE_REVIEW,
    CRIMINAL_CASE,
    /** A superior authority looks into how it was handled. */
    SUPERVISION;

    /** @throws IllegalArgumentException for an unknown name */
    public static HoldReason of(String slug) {
        return Arrays.stream(values())
                .filter(reason -> reason.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown reason of a hold"));
    }
}
