package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.MediationSession;
import org.jointgov.disputes.domain.MediationSession.Present;
import org.jointgov.disputes.domain.MediationSessions;
import org.jointgov.platform.crypto.Keyring;
import org.jointgov.platform.crypto.RecordCipher;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.text.JsonText;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** Rows of a side, which the triggers of {@code R__47_mediation_sessions.sql} check; words only as ciphertext. */
@ApplicationScoped
public class SqlMediationSessions implements MediationSessions {
    private static final String SESSION = "mediation_session";
    private static final String REMARK = "mediation_session_remark";

    private final Sql sql;
    private final Keyring keyring;
    private final ConfidentialJson json = new ConfidentialJson();

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlMediationSessions() {
        this.sql = null;
        this.keyring = null;
    }

    @Inject
    public SqlMediationSessions(Sql sql, Keyring keyring) {
        this.sql = sql;
        this.keyring = keyring;
    }

    @Override
    public Locked lock(UUID disputeId) {
        return sql.find(
                        "select * from lock_mediation_sessions(?)",
                        row -> new Locked(
                                row.getObject("lead_township_id", UUID.class),
                                disputeId,
                                row.getObject("border_id", UUID.class),
                                row.getLong("version"),
                                DisputeStatus.of(row.getString("status")),
                                row.getInt("team_revision"),
                                row.getBoolean("team_formed"),
                                row.getBoolean("worker"),
                                Set.of(Sql.ids(row, "sides")),
                                List.of((String[]) row.getArray("county_codes").getArray()),
                                named(row, "members", "member"),
                                named(row, "sessions", "id"),
                                DisputeCiphers.keys(row)),
                        disputeId)
                .orElseThrow(NotFoundException::new);
    }

    private static Set<Present> named(ResultSet row, String column, String id) throws SQLException {
        return Set.copyOf(JsonRows.list(
                row, column, (JsonObject each) -> new Present(JsonRows.id(each, "township"), JsonRows.id(each, id))));
    }

    @Override
    public void record(
            Locked dispute, UUID township, String office, MediationSession session, MediationSession.Words words) {
        RecordCipher cipher = cipher(dispute);
        JsonArrayBuilder present = JsonText.JSON.createArrayBuilder();
        for (Present one : session.present()) {
            present.add(JsonText.JSON
                    .createObjectBuilder()
                    .add("township", one.townshipId().toString())
                    .add("member", one.memberId().toString()));
        }
        add(
                """
                insert into mediation_session (township_id, dispute_township_id, dispute_id, id, border_id, team_revision,
                    held_at, place, open_to_public, languages, interpreter, present, confirmation, refusing_township_id,
                    parties, record, office)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::uuid, ?, ?, ?)
                """,
                township,
                dispute.leadTownshipId(),
                dispute.disputeId(),
                session.id(),
                dispute.borderId(),
                dispute.teamRevision(),
                session.heldAt(),
                session.place(),
                session.openToPublic(),
                String.join(",", session.languages()),
                session.interpreter(),
                present.build().toString(),
                session.confirmation(),
                session.refusingTownshipId(),
                words.parties() == null
                        ? null
                        : cipher.encrypt(SESSION, "parties", session.id(), json.bytes(words.parties())),
                cipher.encrypt(SESSION, "record", session.id(), json.bytes(words.record())),
                office);
    }

    @Override
    public void remark(
            Locked dispute,
            UUID township,
            String office,
            UUID id,
            UUID sessionTownshipId,
            UUID sessionId,
            String text) {
        add(
                """
                insert into mediation_session_remark (township_id, dispute_township_id, dispute_id, id, border_id,
                    session_township_id, session_id, text, office)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                township,
                dispute.leadTownshipId(),
                dispute.disputeId(),
                id,
                dispute.borderId(),
                sessionTownshipId,
                sessionId,
                cipher(dispute).encrypt(REMARK, "text", id, json.bytes(text)),
                office);
    }

    @Override
    public Unmasked unmask(UUID disputeId, String purpose) {
        List<Sealed> rows = sql.list(
                "select * from unmask_mediation_sessions(?, ?, ?)",
                row -> new Sealed(
                        row.getString("outcome"),
                        row.getString("kind"),
                        row.getObject("township_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getBytes("parties"),
                        row.getBytes("record"),
                        row.getObject("owner", UUID.class),
                        row.getObject("alert", UUID.class),
                        row.getBytes("township_keyset"),
                        row.getBytes("keyset")),
                disputeId,
                purpose,
                Ids.next());
        Sealed first = rows.get(0);
        DisputeCiphers.requireReadable(first.outcome());
        RecordCipher cipher = keyring.cipher(first.owner(), first.townshipKeyset(), first.alert(), first.keyset());
        List<SessionWords> sessions = new ArrayList<>();
        List<RemarkWords> remarks = new ArrayList<>();
        for (Sealed row : rows.subList(1, rows.size())) {
            if ("session".equals(row.kind())) {
                sessions.add(new SessionWords(
                        row.townshipId(),
                        row.id(),
                        new MediationSession.Words(
                                row.parties() == null
                                        ? null
                                        : json.text(cipher.decrypt(SESSION, "parties", row.id(), row.parties())),
                                json.text(cipher.decrypt(SESSION, "record", row.id(), row.record())))));
            } else {
                remarks.add(new RemarkWords(
                        row.townshipId(), row.id(), json.text(cipher.decrypt(REMARK, "text", row.id(), row.record()))));
            }
        }
        return new Unmasked(sessions, remarks);
    }

    private record Sealed(
            String outcome,
            String kind,
            UUID townshipId,
            UUID id,
            byte @Nullable [] parties,
            byte[] record,
            UUID owner,
            UUID alert,
            byte[] townshipKeyset,
            byte[] keyset) {}

    private RecordCipher cipher(Locked dispute) {
        return DisputeCiphers.cipher(keyring, dispute.keys());
    }

    private void add(String statement, @Nullable Object... values) {
        try {
            sql.update(statement, values);
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new IdInUseException() : e;
        }
    }
}
