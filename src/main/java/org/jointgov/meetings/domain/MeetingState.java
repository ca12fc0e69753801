package org.jointgov.meetings.domain;

import java.util.Set;
import org.jointgov.shared.Slugged;

/**
 * Where a joint meeting stands. The database derives the same names from the same facts (column {@code joint_meeting.state}),
 * so nobody can set a state.
 */
public enum MeetingState implements Slugged {
    /** Nobody has written minutes yet. */
    PLANNED("planned"),
    /** There are minutes that no side has put to both sides yet. */
    MINUTES_DRAFTING("minutes-drafting"),
    /** The minutes were put to both sides for amendments, and nobody has signed the latest revision. */
    AMENDMENT("amendment"),
    /** Somebody has signed the latest revision, and somebody else has not. */
    AWAITING_SIGN_OFF("awaiting-sign-off"),
    /** All sides have signed the latest revision. The end. */
    IN_FORCE("in-force"),
    /** Called off before there were minutes. The end. */
    CANCELLED("cancelled");

    private final String slug;

    MeetingState(String slug) {
        this.slug = slug;
    }

    /** The name in the database and in the API. */
    @Override
    public String slug() {
        return slug;
    }

    /** @throws IllegalArgumentException for an unknown name */
    public static MeetingState of(String slug) {
        for (MeetingState state : values()) {
            if (state.slug.equals(slug)) {
                return state;
            }
        }
        throw new IllegalArgumentException("unknown state");
    }

    /** Whether one act can lead from here to there; an act may also leave a meeting where it is. */
    public boolean canBecome(MeetingState next) {
        return switch (this) {
            case PLANNED -> Set.of(PLANNED, MINUTES_DRAFTING, CANCELLED).contains(next);
            case MINUTES_DRAFTING -> Set.of(MINUTES_DRAFTING, AMENDMENT).contains(next);
            case AMENDMENT -> Set.of(AMENDMENT, AWAITING_SIGN_OFF).contains(next);
            case AWAITING_SIGN_OFF ->
                Set.of(AMENDMENT, AWAITING_SIGN_OFF, IN_FORCE).contains(next);
            case IN_FORCE, CANCELLED -> false;
        };
    }

    /** Whether the plan may be changed: until the first leader has signed what was written under it. */
    public boolean planIsOpen() {
        return this == PLANNED || this == MINUTES_DRAFTING || this == AMENDMENT;
    }

    /** Whether minutes may be written and attendance recorded. */
    public boolean isOpen() {
        return this != IN_FORCE && this != CANCELLED;
    }

    /** Whether there is something to sign off. */
    public boolean canBeSigned() {
        return this == AMENDMENT || this == AWAITING_SIGN_OFF;
    }
}
