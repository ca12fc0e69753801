package org.jointgov.meetings.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.meetings.application.MinutesJson;
import org.jointgov.meetings.domain.AmendmentWindow;
import org.jointgov.meetings.domain.AttendanceEntry;
import org.jointgov.meetings.domain.JointMeeting;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.meetings.domain.MinutesContent;
import org.jointgov.meetings.domain.Signature;
import org.jointgov.meetings.domain.SigningAct;
import org.jointgov.meetings.domain.SigningRights;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.text.JsonText;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Joint meetings in PostgreSQL: the planner's row through JPA; the rows that a side adds and nobody changes, and the lock that
 * only the database can take on both sides' behalf, in plain SQL.
 */
@ApplicationScoped
public class JpaJointMeetings implements JointMeetings {
    private static final String TAKEN = "select 1 from jointgov.joint_meeting where id = ?";
    private static final String LOCK = "select * from jointgov.lock_joint_meeting(?)";
    private static final String WRITE =
            "insert into jointgov.minutes_revision (township_id, owner_township_id, meeting_id, border_id, revision,"
                    + " language, text, items, translations, content_hash, office)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)";
    private static final String RECORD =
            "insert into jointgov.meeting_attendance (township_id, owner_township_id, meeting_id, border_id, entries, office,"
                    + " version) values (?, ?, ?, ?, ?::jsonb, ?, ?)"
                    + " on conflict (township_id, owner_township_id, meeting_id)"
                    + " do update set entries = excluded.entries, office = excluded.office, version = excluded.version";

    private final Sql sql;

    @PersistenceContext
    @SuppressWarnings("NullAway.Init") // injected by the container
    private EntityManager entityManager;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected JpaJointMeetings() {
        this.sql = null;
    }

    @Inject
    public JpaJointMeetings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(JointMeeting meeting) {
        if (sql.find(TAKEN, row -> true, meeting.id()).isPresent()) {
            throw new IdInUseException();
        }
        entityManager.persist(meeting);
        save();
    }

    @Override
    public JointMeeting get(UUID id) {
        return entityManager
                .createQuery(
                        "select m from JointMeeting m where m.id = :id order by m.plannedAt, m.townshipId",
                        JointMeeting.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public List<JointMeeting> following(JointMeeting meeting) {
        return entityManager
                .createQuery(
                        "select m from JointMeeting m, JointMeeting n where n.id = :id and n.townshipId = :township"
                                + " and m.townshipId = n.townshipId and m.seriesId = :series"
                                + " and m.seriesNumber > n.seriesNumber order by m.seriesNumber",
                        JointMeeting.class)
                .setParameter("id", meeting.id())
                .setParameter("township", meeting.townshipId())
                .setParameter("series", meeting.seriesId().orElseThrow(InvalidTransitionException::new))
                .getResultList();
    }

    @Override
    public void save() {
        try {
            entityManager.flush();
        } catch (jakarta.persistence.OptimisticLockException e) {
            throw new ConflictException();
        } catch (PersistenceException e) {
            switch (DatabaseException.stateOf(e)) {
                case "23505" -> throw new IdInUseException();
                case "23503" -> throw InvalidFieldsException.of("/hostTownshipId", "unknown-value");
                default -> throw e;
            }
        }
    }

    @Override
    public Locked lock(UUID id) {
        return sql.find(LOCK, row -> locked(id, row), id).orElseThrow(NotFoundException::new);
    }

    private static Locked locked(UUID id, ResultSet row) throws SQLException {
        int revision = row.getInt("revision");
        return new Locked(
                Minutes.of(
                        id,
                        row.getObject("owner_township_id", UUID.class),
                        row.getObject("border_id", UUID.class),
                        row.getLong("version"),
                        MeetingState.of(row.getString("state")),
                        Set.of(Sql.ids(row, "members")),
                        Set.of(Sql.ids(row, "two_signers")),
                        revision,
                        revision == 0
                                ? null
                                : MinutesJson.content(
                                        row.getString("language"),
                                        row.getString("content"),
                                        row.getString("items"),
                                        row.getString("translations")),
                        new AmendmentWindow(Sql.instant(row, "amendment_until"), row.getInt("open_amendments")),
                        Signatures.of(row)),
                row.getLong("attendance_version"),
                new SigningRights(
                        row.getObject("deputy_id", UUID.class),
                        row.getString("for_office"),
                        row.getBoolean("attended")));
    }

    @Override
    public void write(Minutes revised, MinutesContent wording, UUID township, String office) {
        try {
            sql.update(
                    WRITE,
                    township,
                    revised.ownerTownshipId(),
                    revised.meetingId(),
                    revised.borderId(),
                    revised.revision(),
                    wording.language(),
                    wording.text(),
                    MinutesJson.items(wording.items()),
                    MinutesJson.translations(wording.translations()),
                    revised.signOffs().contentHash(),
                    office);
        } catch (DatabaseException e) {
            throw e.sqlState().equals("JG016") ? InvalidFieldsException.of("/items", "unknown-value") : e;
        }
    }

    @Override
    public void sign(Minutes signed, Signature signature, String office, SigningAct act) {
        Signatures.add(sql, "minutes_sign_off", "revision", signature.revision(), signed, signature, office, act);
    }

    @Override
    public void refuse(Minutes refused, UUID township, String office, String reason) {
        once(
                "minutes_refusal",
                "revision, content_hash, reason, office",
                refused,
                township,
                refused.revision(),
                refused.signOffs().contentHash(),
                reason,
                office);
    }

    @Override
    public void confirmTranslation(Minutes confirmed, String language, UUID township, String office) {
        once(
                "minutes_translation_confirmation",
                "revision, language, content_hash, office",
                confirmed,
                township,
                confirmed.revision(),
                language,
                confirmed.signOffs().contentHash(),
                office);
    }

    @Override
    public void putToBothSides(Minutes put, int days, UUID township, String office) {
        SideRows.add(sql, "minutes_window", "revision, days, office", put, township, put.revision(), days, office);
    }

    @Override
    public void propose(Minutes proposed, UUID id, String text, UUID township, String office) {
        try {
            SideRows.add(
                    sql,
                    "minutes_amendment",
                    "id, revision, text, office",
                    proposed,
                    township,
                    id,
                    proposed.revision(),
                    text,
                    office);
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new IdInUseException() : e;
        }
    }

    @Override
    public void answer(
            Minutes answered, UUID amendment, boolean accepted, @Nullable String reason, UUID township, String office) {
        try {
            once(
                    "minutes_amendment_answer",
                    "amendment_id, accepted, reason, office",
                    answered,
                    township,
                    amendment,
                    accepted,
                    reason,
                    office);
        } catch (DatabaseException e) {
            throw e.sqlState().equals("23503") ? new NotFoundException() : e;
        }
    }

    private void once(String table, String columns, Minutes meeting, UUID township, @Nullable Object... values) {
        try {
            SideRows.add(sql, table, columns, meeting, township, values);
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new InvalidTransitionException() : e;
        }
    }

    @Override
    public void record(Minutes attended, UUID township, String office, List<AttendanceEntry> entries, long version) {
        JsonArrayBuilder list = JsonText.JSON.createArrayBuilder();
        for (AttendanceEntry entry : entries) {
            JsonObjectBuilder one = JsonText.JSON
                    .createObjectBuilder()
                    .add("office", entry.office())
                    .add("role", entry.role())
                    .add("presence", entry.presence());
            if (entry.deputyOffice() != null) {
                one.add("deputyOffice", entry.deputyOffice());
            }
            if (entry.organisation() != null) {
                one.add("organisation", entry.organisation());
            }
            list.add(one);
        }
        sql.update(
                RECORD,
                township,
                attended.ownerTownshipId(),
                attended.meetingId(),
                attended.borderId(),
                list.build().toString(),
                office,
                version);
    }
}
