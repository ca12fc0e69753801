package org.jointgov.disputes.domain;

import java.util.Arrays;
import org.jointgov.shared.Slugged;

/** How far a dispute has come. What leads from one to the next stands in {@link DisputeLifeCycle}; the table's CHECK has the same names. */
public enum DisputeStatus implements Slugged {
    /** The sides look into it. */
    OPEN,
    /** An administrative boundary: with the counties of the sides, not to be mediated. */
    REFERRED,
    MEDIATION,
    /** A party clearly refused to go on: the other routes are open to the parties (People's Mediation Law, articles 17 and 26). */
    NOT_MEDIATED,
    SETTLED,
    CLOSED;

    /** @throws IllegalArgumentException for an unknown name */
    public static DisputeStatus of(String slug) {
        return Arrays.stream(values())
                .filter(status -> status.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown status"));
    }
}
