package org.jointgov.documents.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a joint meeting.
 *
 * @param version of the meeting
 * @param ownerId the township that planned it
 * @param kind and {@code state}: the names that the API has for them
 * @param hostId the township where it takes place
 * @param sides all townships of the border, in the order of their names
 * @param attendance who was there, or is to come; a side that has recorded nobody has none
 */
public record Plan(
        UUID meetingId,
        long version,
        UUID ownerId,
        UUID borderId,
        String kind,
        String state,
        String title,
        String place,
        Instant startsAt,
        @Nullable Instant endsAt,
        boolean online,
        UUID hostId,
        List<Side> sides,
        List<Attendee> attendance) {
    public Plan {
        sides = List.copyOf(sides);
        attendance = List.copyOf(attendance);
    }

    /**
     * Somebody on a side's list.
     *
     * @param role and {@code presence}: the names that the API has for them
     * @param deputyOffice who came instead
     * @param organisation where a guest is from
     */
    public record Attendee(
            UUID sideId,
            String office,
            String role,
            String presence,
            @Nullable String deputyOffice,
            @Nullable String organisation) {}

    /** A side's name; empty for one that the reader does not see. */
    public String name(UUID sideId) {
        return sides.stream()
                .filter(side -> side.id().equals(sideId))
                .map(Side::name)
                .findFirst()
                .orElse("");
    }
}
