package org.jointgov.meetings.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.meetings.domain.MeetingSeries;
import org.jointgov.meetings.domain.SeriesOfMeetings;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.IdInUseException;

/** Series in PostgreSQL, under row-level security; nobody changes them. */
@ApplicationScoped
public class SqlSeriesOfMeetings implements SeriesOfMeetings {
    private static final String ADD =
            "insert into jointgov.meeting_series (township_id, id, border_id, rhythm, meetings, rotating,"
                    + " agreement_township_id, agreement_id, office) values (?, ?, ?, ?, ?, ?, ?::uuid, ?::uuid, ?)";
    private static final String MEMBERS =
            "select township_id from jointgov.border_township where border_id = ? order by township_id";
    private static final String AGREEMENT = "select township_id, id, term_to from jointgov.cooperation_agreement"
            + " where id = ? and border_id = ? and state = 'in-force' order by drafted_at, township_id limit 1";

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlSeriesOfMeetings() {
        this.sql = null;
    }

    @Inject
    public SqlSeriesOfMeetings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(MeetingSeries series, String office) {
        MeetingSeries.Agreement agreement = series.agreement();
        try {
            sql.update(
                    ADD,
                    series.townshipId(),
                    series.id(),
                    series.borderId(),
                    series.rhythm().slug(),
                    series.plans().size(),
                    series.rotating(),
                    agreement == null ? null : agreement.townshipId(),
                    agreement == null ? null : agreement.id(),
                    office);
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new IdInUseException() : e;
        }
    }

    @Override
    public List<UUID> members(UUID borderId) {
        return sql.list(MEMBERS, row -> row.getObject("township_id", UUID.class), borderId);
    }

    @Override
    public Optional<MeetingSeries.Agreement> agreement(UUID id, UUID borderId) {
        return sql.find(
                AGREEMENT,
                row -> new MeetingSeries.Agreement(
                        row.getObject("township_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getObject("term_to", LocalDate.class)),
                id,
                borderId);
    }
}
