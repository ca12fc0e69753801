package org.jointgov.meetings.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.meetings.domain.MeetingKind;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.shared.Means;

/**
 * A joint meeting in a list.
 *
 * @param startsAt UTC
 * @param dateOpen whether that is provisional, because dates are proposed of which none is fixed
 * @param ownerTownshipId the planner
 * @param signedBy the townships whose leader has signed the latest revision
 * @param plannedAt server time, UTC; the list's order
 */
public record JointMeetingSummary(
        UUID id,
        long version,
        @Means(MeetingKind.class) String kind,
        String title,
        String place,
        Instant startsAt,
        boolean dateOpen,
        UUID borderId,
        UUID hostTownshipId,
        UUID ownerTownshipId,
        @Means(MeetingState.class) String state,
        List<UUID> signedBy,
        Instant plannedAt) {}
