package org.jointgov.meetings.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.meetings.domain.Addenda;
import org.jointgov.meetings.domain.Addendum;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.meetings.domain.SignOffs;
import org.jointgov.meetings.domain.Signature;
import org.jointgov.meetings.domain.SigningAct;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.NotFoundException;

/** Addenda in PostgreSQL, under row-level security. */
@ApplicationScoped
public class SqlAddenda implements Addenda {
    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlAddenda() {
        this.sql = null;
    }

    @Inject
    public SqlAddenda(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Addendum lock(Minutes meeting, UUID id) {
        SignOffs minutes = meeting.signOffs();
        return sql.find(
                        "select * from jointgov.lock_addendum(?, ?)",
                        row -> new Addendum(
                                id,
                                row.getObject("township_id", UUID.class),
                                row.getBoolean("withdrawn"),
                                new SignOffs(
                                        minutes.sides(),
                                        minutes.twoSigners(),
                                        0,
                                        row.getString("content_hash"),
                                        Signatures.of(row))),
                        meeting.meetingId(),
                        id)
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public void write(
            Minutes meeting, UUID township, String office, UUID id, String language, String text, String contentHash) {
        try {
            SideRows.add(
                    sql,
                    "minutes_addendum",
                    "id, language, text, content_hash, office",
                    meeting,
                    township,
                    id,
                    language,
                    text,
                    contentHash,
                    office);
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new IdInUseException() : e;
        }
    }

    @Override
    public void sign(Minutes meeting, UUID addendum, Signature signature, String office, SigningAct act) {
        Signatures.add(sql, "addendum_sign_off", "addendum_id", addendum, meeting, signature, office, act);
    }

    @Override
    public void withdraw(Minutes meeting, UUID addendum, UUID township, String office) {
        int withdrawn = sql.update(
                "update jointgov.minutes_addendum set withdrawn_at = transaction_timestamp(), withdrawn_office = ?"
                        + " where owner_township_id = ? and meeting_id = ? and id = ? and township_id = ?",
                office,
                meeting.ownerTownshipId(),
                meeting.meetingId(),
                addendum,
                township);
        if (withdrawn == 0) {
            throw new ForbiddenException();
        }
    }
}
