package org.jointgov.meetings.adapter.rest;

import java.util.UUID;
import org.jointgov.meetings.application.PlanMeetingSeries;
import org.jointgov.meetings.domain.MeetingPlan;
import org.jointgov.meetings.domain.MeetingSeries;
import org.jointgov.meetings.domain.SeriesRhythm;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * A series of joint meetings.
 *
 * @param id of the series, chosen by the client; absent: a new one
 * @param first the first meeting, with a time; the others are like it
 * @param meetings how many, 2 … 10; absent: until the agreement's term ends
 * @param rotating whether the sides are host in turn, beginning with the first's host
 * @param agreementId a cooperation agreement in force on the border
 */
public record MeetingSeriesRequest(
        @Nullable UUID id,
        @Required @Nullable JointMeetingRequest first,
        @Required @Means(SeriesRhythm.class) @Nullable String rhythm,
        @Nullable Integer meetings,
        @Nullable Boolean rotating,
        @Nullable UUID agreementId) {
    private static final JointMeetingRequest NOTHING =
            new JointMeetingRequest(null, null, null, null, null, null, null, null, null, null);

    /** @throws org.jointgov.shared.InvalidFieldsException when a field breaks a rule */
    PlanMeetingSeries.Wish wish(Fields fields) {
        JointMeetingRequest meeting = fields.present("/first", first, NOTHING);
        Fields ofFirst = first == null ? new Fields() : fields;
        MeetingPlan plan = meeting.plan(ofFirst, "/first");
        UUID border = meeting.border(ofFirst, "/first");
        if (meeting.dates() != null) {
            fields.reject("/first/dates", "invalid");
        }
        if (meetings != null && (meetings < 2 || meetings > MeetingSeries.MOST)) {
            fields.reject("/meetings", "out-of-range");
        }
        String slug = fields.oneOf("/rhythm", rhythm, SeriesRhythm.class);
        fields.check();
        return new PlanMeetingSeries.Wish(
                id == null ? Ids.next() : id,
                meeting.id() == null ? Ids.next() : meeting.id(),
                border,
                plan,
                SeriesRhythm.of(slug),
                meetings,
                Boolean.TRUE.equals(rotating),
                agreementId);
    }
}
