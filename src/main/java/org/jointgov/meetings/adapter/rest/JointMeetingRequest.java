package org.jointgov.meetings.adapter.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.meetings.domain.MeetingKind;
import org.jointgov.meetings.domain.MeetingPlan;
import org.jointgov.meetings.domain.ProposedDate;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * A plan of a joint meeting. Title and place are shown to both sides: they name no herder.
 *
 * @param id chosen by the client, when planning; absent: a new one
 * @param borderId when planning; passed over when changing, since a plan keeps its border
 * @param startsAt UTC; provisional when dates are proposed
 * @param endsAt UTC
 * @param dates when planning: up to five for the other sides to answer
 */
public record JointMeetingRequest(
        @Nullable UUID id,
        @Required @Nullable UUID borderId,
        @Required @Means(MeetingKind.class) @Nullable String kind,
        @Required @Nullable String title,
        @Required @Nullable String place,
        @Required @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Boolean online,
        @Required @Nullable UUID hostTownshipId,
        @Nullable List<MeetingDatesRequest.Proposal> dates) {
    private static final UUID NONE = new UUID(0, 0);

    /** The dates that are proposed; none when the time is fixed. */
    List<ProposedDate> proposed(Fields fields) {
        return dates == null ? List.of() : MeetingDatesRequest.proposed(dates, fields);
    }

    /** The plan, as far as the fields are good. */
    MeetingPlan plan(Fields fields) {
        return plan(fields, "");
    }

    /** @param at where this stands in a request: a JSON pointer */
    MeetingPlan plan(Fields fields, String at) {
        Instant start = fields.present(at + "/startsAt", startsAt, Instant.EPOCH);
        if (endsAt != null && endsAt.isBefore(start)) {
            fields.reject(at + "/endsAt", "out-of-range");
        }
        return new MeetingPlan(
                fields.oneOf(at + "/kind", kind, MeetingKind.class),
                fields.line(at + "/title", title, 120),
                fields.line(at + "/place", place, 120),
                start,
                endsAt,
                Boolean.TRUE.equals(online),
                fields.present(at + "/hostTownshipId", hostTownshipId, NONE));
    }

    UUID border(Fields fields) {
        return border(fields, "");
    }

    UUID border(Fields fields, String at) {
        return fields.present(at + "/borderId", borderId, NONE);
    }
}
