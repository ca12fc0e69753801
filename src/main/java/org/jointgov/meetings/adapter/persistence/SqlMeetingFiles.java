package org.jointgov.meetings.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.meetings.domain.MeetingFiles;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.meetings.domain.NewMeetingFile;
import org.jointgov.platform.crypto.Keyring;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;

/** Files of meetings in PostgreSQL, each encrypted under a keyset of its own, which its side's township key wraps. */
@ApplicationScoped
public class SqlMeetingFiles implements MeetingFiles {
    private static final String TABLE = "meeting_file";
    private static final String COLUMN = "content";
    private static final String COMMITMENT = "select township_id from jointgov.commitment where id = ?"
            + " and meeting_owner_township_id = ? and meeting_id = ?";
    private static final String ADD =
            "insert into jointgov.meeting_file (township_id, owner_township_id, meeting_id, id, border_id, kind, commitment_id,"
                    + " media_type, bytes, content_sha256, scanned, keyset, content, office)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Sql sql;
    private final Keyring keyring;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlMeetingFiles() {
        this.sql = null;
        this.keyring = null;
    }

    @Inject
    public SqlMeetingFiles(Sql sql, Keyring keyring) {
        this.sql = sql;
        this.keyring = keyring;
    }

    @Override
    public void add(Minutes meeting, NewMeetingFile file, UUID township, String office) {
        if (file.commitmentId() != null) {
            UUID owing = sql.find(
                            COMMITMENT,
                            row -> row.getObject("township_id", UUID.class),
                            file.commitmentId(),
                            meeting.ownerTownshipId(),
                            meeting.meetingId())
                    .orElseThrow(() -> InvalidFieldsException.of("/commitmentId", "unknown-value"));
            if (!owing.equals(township)) {
                throw new ForbiddenException();
            }
        }
        byte[] townshipKeyset = sql.find(
                        "select jointgov.township_keyset(?) as keyset",
                        row -> row.getBytes("keyset"),
                        keyring.newTownshipKeyset(township))
                .orElseThrow(NotFoundException::new);
        byte[] keyset = keyring.newRecordKeyset(township, townshipKeyset, file.id());
        byte[] content = keyring.cipher(township, townshipKeyset, file.id(), keyset)
                .encrypt(TABLE, COLUMN, file.id(), file.content());
        try {
            sql.update(
                    ADD,
                    township,
                    meeting.ownerTownshipId(),
                    meeting.meetingId(),
                    file.id(),
                    meeting.borderId(),
                    file.kind(),
                    file.commitmentId(),
                    file.mediaType(),
                    file.content().length,
                    file.sha256(),
                    file.scanned(),
                    keyset,
                    content,
                    office);
        } catch (DatabaseException e) {
            throw switch (e.sqlState()) {
                case "23505" -> new IdInUseException();
                case "JG012" -> new InvalidTransitionException();
                case "JG017" -> InvalidFieldsException.of("/files", "too-many");
                default -> e;
            };
        }
    }

    @Override
    public void withdraw(Minutes meeting, UUID file, String reason) {
        try {
            sql.call(
                    "select jointgov.withdraw_meeting_file(?, ?, ?, ?)",
                    meeting.ownerTownshipId(),
                    meeting.meetingId(),
                    file,
                    reason);
        } catch (DatabaseException e) {
            throw switch (e.sqlState()) {
                case "JG012" -> new InvalidTransitionException();
                case "JG015" -> new NotFoundException();
                case "42501" -> new ForbiddenException();
                default -> e;
            };
        }
    }

    @Override
    public Opened open(UUID meeting, UUID file) {
        return sql.find(
                        "select * from jointgov.open_meeting_file(?, ?, ?)",
                        row -> new Opened(
                                row.getString("media_type"),
                                keyring.cipher(
                                                row.getObject("township_id", UUID.class),
                                                row.getBytes("township_keyset"),
                                                file,
                                                row.getBytes("keyset"))
                                        .decrypt(TABLE, COLUMN, file, row.getBytes("content"))),
                        meeting,
                        file,
                        Ids.next())
                .orElseThrow(NotFoundException::new);
    }
}
