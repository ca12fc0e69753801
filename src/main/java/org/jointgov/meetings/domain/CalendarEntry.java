package org.jointgov.meetings.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar shows of a joint meeting.
 *
 * @param startsAt UTC
 * @param endsAt UTC, if it is known
 * @param dateOpen whether the time is provisional, because dates are proposed
 * @param changes how often the plan was changed, the cancellation counted
 * @param changedAt when it was changed last, UTC
 */
public record CalendarEntry(
        UUID id,
        String title,
        String place,
        Instant startsAt,
        @Nullable Instant endsAt,
        boolean cancelled,
        boolean dateOpen,
        int changes,
        Instant changedAt) {}
