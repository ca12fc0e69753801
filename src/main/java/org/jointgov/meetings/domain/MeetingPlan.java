package org.jointgov.meetings.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a joint meeting is to be.
 *
 * @param kind a {@link MeetingKind}
 * @param title one line, public between the sides; names no herder
 * @param place where, in words
 * @param startsAt UTC
 * @param endsAt UTC, if it is known
 * @param online whether the sides meet over the network
 * @param hostTownshipId the member township that receives the others
 */
public record MeetingPlan(
        String kind,
        String title,
        String place,
        Instant startsAt,
        @Nullable Instant endsAt,
        boolean online,
        UUID hostTownshipId) {
    /** Whether it begins and ends with another plan. */
    boolean isAtTheTimeOf(MeetingPlan other) {
        return startsAt.equals(other.startsAt) && Objects.equals(endsAt, other.endsAt);
    }

    /** The content in its canonical form, for the audit trail. */
    public String canonical() {
        return String.join(
                "\n",
                kind,
                title,
                place,
                startsAt.toString(),
                endsAt == null ? "" : endsAt.toString(),
                Boolean.toString(online),
                hostTownshipId.toString());
    }
}
