package org.jointgov.agreements.domain;

import java.util.Set;
import org.jointgov.shared.Slugged;

/**
 * Where a cooperation agreement stands. The database derives the same names from the same facts (column
 * {@code cooperation_agreement.state}), so nobody can set a state.
 */
public enum AgreementState implements Slugged {
    /** Its township's own; nobody else sees it. */
    DRAFT("draft"),
    /** The latest wording waits for the acceptance of a side that did not write it. */
    PROPOSED("proposed"),
    /** Every side stands by the latest wording; signatures are missing. */
    ACCEPTED("accepted"),
    /** All sides have signed. */
    IN_FORCE("in-force"),
    /** All sides have ended it. The end. */
    ENDED("ended");

    private final String slug;

    AgreementState(String slug) {
        this.slug = slug;
    }

    /** The name in the database and in the API. */
    @Override
    public String slug() {
        return slug;
    }

    /** @throws IllegalArgumentException for an unknown name */
    public static AgreementState of(String slug) {
        for (AgreementState state : values()) {
            if (state.slug.equals(slug)) {
                return state;
            }
        }
        throw new IllegalArgumentException("unknown state");
    }

    /** Whether one act can lead from here to there; an act may also leave an agreement where it is. */
    public boolean canBecome(AgreementState next) {
        return switch (this) {
            case DRAFT -> Set.of(DRAFT, PROPOSED).contains(next);
            case PROPOSED -> Set.of(PROPOSED, ACCEPTED).contains(next);
            case ACCEPTED -> Set.of(PROPOSED, ACCEPTED, IN_FORCE).contains(next);
            case IN_FORCE -> Set.of(IN_FORCE, ENDED).contains(next);
            case ENDED -> false;
        };
    }

    /** Whether a wording can be answered by another. */
    public boolean canBeAnswered() {
        return this == PROPOSED || this == ACCEPTED;
    }
}
