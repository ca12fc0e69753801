package org.jointgov.meetings.domain;

import java.util.Arrays;
import org.jointgov.shared.Slugged;

/** What a file that a side keeps with a joint meeting is. A CHECK constraint holds the same names. */
public enum MeetingFileKind implements Slugged {
    /** The scan of the printed attendance list that people signed by hand. */
    SIGN_IN_SHEET,
    /** The scan of minutes, or of an addendum to them, that the own side's leader signed on paper. Stays for good. */
    PAPER_SIGN_OFF,
    /** Shows that the own side kept one of its commitments from the minutes. */
    EVIDENCE;

    /** @throws IllegalArgumentException for an unknown name */
    public static MeetingFileKind of(String slug) {
        return Arrays.stream(values())
                .filter(kind -> kind.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind"));
    }

    /** Whether a side may add one while the meeting stands there; evidence asks for more: a commitment that is not kept yet. */
    public boolean fits(MeetingState state) {
        return switch (this) {
            case SIGN_IN_SHEET -> state != MeetingState.CANCELLED;
            case PAPER_SIGN_OFF -> state.canBeSigned() || state == MeetingState.IN_FORCE;
            case EVIDENCE -> state == MeetingState.IN_FORCE;
        };
    }
}
