package org.jointgov.meetings.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time in which those who attended propose amendments to the minutes.
 *
 * @param until UTC; absent before a side has put the minutes to both sides
 * @param unanswered how many proposals wait for the other side's answer
 */
public record AmendmentWindow(@Nullable Instant until, int unanswered) {
    /** Not opened yet. */
    public static final AmendmentWindow NONE = new AmendmentWindow(null, 0);

    /** How many days it may be opened for at a time. */
    public static final int MOST_DAYS = 30;

    /** Whether proposals are taken. */
    boolean isOpen(Instant now) {
        return until != null && now.isBefore(until);
    }
}
