package org.jointgov.meetings.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A joint meeting in a list.
 *
 * @param startsAt UTC
 * @param ownerTownshipId the planner
 * @param state one of {@link org.jointgov.meetings.domain.MeetingState}'s slugs
 * @param signedBy the townships whose leader has signed the latest revision
 * @param plannedAt server time, UTC; the list's order
 */
public record JointMeetingSummary(
        UUID id,
        long version,
        String kind,
        String title,
        String place,
        Instant startsAt,
        UUID borderId,
        UUID hostTownshipId,
        UUID ownerTownshipId,
        String state,
        List<UUID> signedBy,
        Instant plannedAt) {}
