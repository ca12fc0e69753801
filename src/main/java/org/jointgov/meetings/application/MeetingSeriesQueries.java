package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.JsonText;
import org.jointgov.shared.NotFoundException;

/** Reads of series, one statement each; row-level security decides what there is. */
@UseCase
public class MeetingSeriesQueries {
    private static final String SERIES = """
            json_build_object('id', s.id, 'border', s.border_id, 'township', s.township_id, 'rhythm', s.rhythm,
                'rotating', s.rotating, 'office', s.office, 'at', s.planned_at,
                'agreement', (select json_build_object('id', a.id, 'title', a.title) from jointgov.cooperation_agreement a
                    where a.township_id = s.agreement_township_id and a.id = s.agreement_id),
                'meetings', (select json_agg(json_build_object('id', m.id, 'number', m.series_number, 'title', m.title,
                        'kind', m.kind, 'startsAt', m.starts_at, 'dateOpen', m.date_open, 'host', m.host_township_id,
                        'state', m.state) order by m.series_number)
                    from jointgov.joint_meeting m where m.township_id = s.township_id and m.series_id = s.id))
            """;
    private static final String ONE = "select " + SERIES
            + " as series from jointgov.meeting_series s where s.id = ? order by s.planned_at limit 1";
    private static final String OF_MEETING = "select " + SERIES + " as series from jointgov.meeting_series s"
            + " where (s.township_id, s.id) = (select m.township_id, m.series_id from jointgov.joint_meeting m"
            + " where m.id = ? order by m.planned_at, m.township_id limit 1)";
    private static final String OF_AGREEMENT = "select (select json_agg(" + SERIES + " order by s.planned_at, s.id)"
            + " from jointgov.meeting_series s where s.agreement_township_id = g.township_id and s.agreement_id = g.id)"
            + " as series from jointgov.cooperation_agreement g where g.id = ? order by g.drafted_at, g.township_id limit 1";

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MeetingSeriesQueries() {
        this.sql = null;
    }

    @Inject
    public MeetingSeriesQueries(Sql sql) {
        this.sql = sql;
    }

    /** One series. @throws NotFoundException when the caller sees no such series */
    public MeetingSeriesView get(UUID id) {
        return sql.find(ONE, MeetingSeriesQueries::one, id).orElseThrow(NotFoundException::new);
    }

    /** The series that a meeting is of. @throws NotFoundException when the caller sees none */
    MeetingSeriesView ofMeeting(UUID meetingId) {
        return sql.find(OF_MEETING, MeetingSeriesQueries::one, meetingId).orElseThrow(NotFoundException::new);
    }

    /** The series that follow an agreement's rhythm. @throws NotFoundException when the caller sees no such agreement */
    public List<MeetingSeriesView> ofAgreement(UUID agreementId) {
        return sql.find(OF_AGREEMENT, row -> JsonRows.list(row, "series", MeetingSeriesQueries::view), agreementId)
                .orElseThrow(NotFoundException::new);
    }

    private static MeetingSeriesView one(ResultSet row) throws SQLException {
        return view(JsonText.object(row.getString("series")));
    }

    private static MeetingSeriesView view(JsonObject row) {
        JsonObject agreement = row.isNull("agreement") ? null : row.getJsonObject("agreement");
        return new MeetingSeriesView(
                JsonRows.id(row, "id"),
                JsonRows.id(row, "border"),
                JsonRows.id(row, "township"),
                row.getString("rhythm"),
                row.getBoolean("rotating"),
                agreement == null
                        ? null
                        : new MeetingSeriesView.Agreement(JsonRows.id(agreement, "id"), agreement.getString("title")),
                JsonRows.act(row),
                JsonRows.objects(row, "meetings").stream()
                        .map(meeting -> new MeetingSeriesView.Meeting(
                                JsonRows.id(meeting, "id"),
                                meeting.getInt("number"),
                                meeting.getString("title"),
                                meeting.getString("kind"),
                                JsonRows.instant(meeting, "startsAt"),
                                meeting.getBoolean("dateOpen"),
                                JsonRows.id(meeting, "host"),
                                meeting.getString("state")))
                        .toList());
    }
}
