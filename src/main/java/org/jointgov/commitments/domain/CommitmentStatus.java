package org.jointgov.commitments.domain;

import java.util.Arrays;
import org.jointgov.shared.Slugged;

/** How far a commitment has come. The database derives the same names from the same facts, so nobody can set a status. */
public enum CommitmentStatus implements Slugged {
    /** Still to be done. */
    OPEN,
    /** The owing side says that it was done, and no other side has said so yet. */
    REPORTED,
    /** Another side has confirmed it. The end. */
    KEPT;

    /** @throws IllegalArgumentException for an unknown name */
    public static CommitmentStatus of(String slug) {
        return Arrays.stream(values())
                .filter(status -> status.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown status"));
    }
}
