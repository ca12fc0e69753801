package org.jointgov.meetings.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.meetings.domain.MeetingKind;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.meetings.domain.SeriesRhythm;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * A series of joint meetings, each of which may have been changed or called off by itself since.
 *
 * @param ownerTownshipId the planner
 * @param rotating whether the sides were made host in turn
 * @param agreement whose rhythm it follows, as far as the caller sees it
 * @param meetings in their order
 */
public record MeetingSeriesView(
        UUID id,
        UUID borderId,
        UUID ownerTownshipId,
        @Means(SeriesRhythm.class) String rhythm,
        boolean rotating,
        @Nullable Agreement agreement,
        Act planned,
        List<Meeting> meetings) {

    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "SeriesAgreement")
    public record Agreement(UUID id, String title) {}

    /**
     * One of them.
     *
     * @param number from 1; a meeting keeps it
     * @param startsAt UTC
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "SeriesMeeting")
    public record Meeting(
            UUID id,
            int number,
            String title,
            @Means(MeetingKind.class) String kind,
            Instant startsAt,
            boolean dateOpen,
            UUID hostTownshipId,
            @Means(MeetingState.class) String state) {}
}
