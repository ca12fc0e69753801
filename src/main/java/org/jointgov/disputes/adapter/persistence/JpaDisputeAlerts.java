package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.Attachment;
import org.jointgov.disputes.domain.Confidential;
import org.jointgov.disputes.domain.DisputeAlert;
import org.jointgov.disputes.domain.DisputeAlertKey;
import org.jointgov.disputes.domain.DisputeAlertStatus;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.disputes.domain.Unmasked;
import org.jointgov.platform.crypto.Keyring;
import org.jointgov.platform.crypto.RecordCipher;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.text.SearchTokens;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.PersonalDataDestroyedException;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate through JPA, what hangs on it through SQL: ciphertexts, search postings, and the functions that write the other
 * side's rows ({@code R__40_disputes.sql}).
 */
@ApplicationScoped
public class JpaDisputeAlerts implements DisputeAlerts {
    /** The other townships of the alert's border; parameters: owning township, alert. */
    private static final String OTHERS = """
            array(select bt.township_id from dispute_alert a join border_township bt on bt.border_id = a.border_id
                  where a.township_id = ? and a.id = ? and bt.township_id <> a.township_id order by 1)
            """;

    private static final String COUNTIES =
            "array(select c.county_code from dispute_alert_county c where c.township_id = ? and c.alert_id = ? order by 1)";

    private final Sql sql;
    private final Keyring keyring;
    private final ConfidentialJson confidentialJson;

    @PersistenceContext
    @SuppressWarnings("NullAway.Init") // injected by the container
    private EntityManager entityManager;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected JpaDisputeAlerts() {
        this.sql = null;
        this.keyring = null;
        this.confidentialJson = null;
    }

    @Inject
    public JpaDisputeAlerts(Sql sql, Keyring keyring) {
        this.sql = sql;
        this.keyring = keyring;
        this.confidentialJson = new ConfidentialJson();
    }

    @Override
    public List<UUID> add(DisputeAlert alert, Confidential confidential) {
        UUID township = alert.townshipId();
        // The township's first record makes its key; every record offers one, so that this stays one statement.
        byte[] townshipKeyset = sql.find(
                        "select exists (select 1 from dispute_alert a where a.id = ?) as taken,"
                                + " township_keyset(?) as keyset",
                        row -> {
                            if (row.getBoolean("taken")) {
                                throw new IdInUseException();
                            }
                            return row.getBytes("keyset");
                        },
                        alert.id(),
                        keyring.newTownshipKeyset(township))
                .orElseThrow(NotFoundException::new);
        entityManager.persist(alert);
        write();
        byte[] keyset = keyring.newRecordKeyset(township, townshipKeyset, alert.id());
        Ciphertexts secrets =
                encrypt(keyring.cipher(township, townshipKeyset, alert.id(), keyset), alert, confidential);
        return ids(
                """
                with secret as (
                    insert into dispute_alert_secret (township_id, alert_id, keyset, narrative, parties)
                    values (?, ?, ?, ?, ?)),
                filed as (
                    insert into search_posting (township_id, border_id, token, record_kind, record_id, recorded_at)
                    select ?, ?::uuid, token, 'dispute-alert', ?, transaction_timestamp() from unnest(?::text[]) token)
                select %s
                """.formatted(OTHERS),
                township,
                alert.id(),
                keyset,
                secrets.narrative(),
                secrets.parties(),
                township,
                alert.borderId().orElse(null),
                alert.id(),
                tokens(alert),
                township,
                alert.id());
    }

    /** @throws InvalidFieldsException when the type is not on offer in the catalogue in force, which the database says */
    private void write() {
        try {
            entityManager.flush();
        } catch (PersistenceException e) {
            throw DatabaseException.stateOf(e).equals("JG014")
                    ? InvalidFieldsException.of("/type", "unknown-value")
                    : e;
        }
    }

    @Override
    public Optional<DisputeAlert> findOwn(UUID township, UUID id) {
        return Optional.ofNullable(entityManager.find(DisputeAlert.class, new DisputeAlertKey(township, id)));
    }

    @Override
    public AlertStanding getStanding(UUID id) {
        return getStanding(id, null);
    }

    @Override
    public AlertStanding getStanding(UUID id, @Nullable UUID owner) {
        return sql.find("""
                        select a.*, r.answer, %s, glass_broken(a.township_id, a.id) as glass_broken,
                            exists (select 1 from dispute_alert_escalation e
                                where e.township_id = (select context_township())
                                  and e.alert_township_id = a.township_id and e.alert_id = a.id) as escalated_by_own
                        from dispute_alert a
                        left join dispute_alert_response r on r.township_id = (select context_township())
                            and r.alert_township_id = a.township_id and r.alert_id = a.id
                        where a.id = ? and a.township_id = coalesce(?, a.township_id)
                        order by (a.township_id = (select context_township())) desc nulls last, a.township_id
                        limit 1
                        """.formatted(STANDING), JpaDisputeAlerts::standing, id, owner)
                .orElseThrow(NotFoundException::new);
    }

    /** What a standing takes from beside alert {@code a}: its counties, its dispute, and whether that is left to others. */
    static final String STANDING = """
            array(select c.county_code from dispute_alert_county c where c.township_id = a.township_id
                  and c.alert_id = a.id order by 1) as county_codes,
            (select d.id from (
                    select a.township_id, a.id
                    union all
                    select m.twin_township_id, m.twin_id from merged_alert m
                    where m.township_id = a.township_id and m.alert_id = a.id) t (township_id, id)
                join dispute d on d.alert_township_id = t.township_id and d.alert_id = t.id limit 1) as disputed_by,
            dispute_alert_left_to_team(a.township_id, a.id) as left_to_team
            """;

    /**
     * Reads the columns of alert {@code a} with the acting township's {@code answer}, {@code escalated_by_own} and
     * {@code glass_broken}.
     */
    static AlertStanding standing(ResultSet row) throws SQLException {
        return new AlertStanding(
                row.getObject("township_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("border_id", UUID.class),
                DisputeAlertStatus.of(row.getString("status")),
                row.getString("answer"),
                row.getBoolean("escalated_by_own"),
                row.getBoolean("glass_broken"),
                List.of(texts(row.getArray("county_codes"))),
                row.getBoolean("has_narrative"),
                row.getInt("party_count"),
                row.getInt("attachment_count"),
                row.getObject("disputed_by", UUID.class),
                row.getBoolean("left_to_team"));
    }

    @Override
    public List<String> update(DisputeAlert alert, Confidential confidential) {
        UUID township = alert.townshipId();
        List<@Nullable Object> parameters = new ArrayList<>();
        String secret = "";
        if (confidential.changes()) {
            Ciphertexts secrets = encrypt(cipherOf(alert), alert, confidential);
            List<String> columns = new ArrayList<>();
            if (confidential.givenNarrative() != null) {
                columns.add("narrative = ?");
                parameters.add(secrets.narrative());
            }
            if (confidential.givenParties() != null) {
                columns.add("parties = ?");
                parameters.add(secrets.parties());
            }
            secret = "secret as (update dispute_alert_secret set " + String.join(", ", columns)
                    + " where township_id = ? and alert_id = ?),";
            parameters.addAll(List.of(township, alert.id()));
        }
        // A new narrative alone is a new version too.
        entityManager.lock(alert, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        write();
        Set<String> tokens = tokens(alert);
        parameters.addAll(List.of(township, alert.id(), tokens, tokens, township, alert.id(), township, alert.id()));
        // Of two parts of one statement none sees the other's rows; so what stays is kept apart from what comes and
        // goes.
        return codes("""
                with %s
                unfiled as (
                    delete from search_posting
                    where township_id = ? and record_kind = 'dispute-alert' and record_id = ?
                      and token <> all (?::text[])),
                filed as (
                    insert into search_posting (township_id, border_id, token, record_kind, record_id, recorded_at)
                    select a.township_id, a.border_id, token, 'dispute-alert', a.id, a.raised_at
                    from dispute_alert a, unnest(?::text[]) token where a.township_id = ? and a.id = ?
                    on conflict do nothing)
                select %s
                """.formatted(secret, COUNTIES), parameters.toArray());
    }

    @Override
    public List<UUID> share(DisputeAlert alert) {
        entityManager.flush();
        return sql.find(
                        """
                        with moved as (
                            update search_posting set border_id = ?
                            where township_id = ? and record_kind = 'dispute-alert' and record_id = ?)
                        select %s as ids,
                            exists (select 1 from dispute_alert a where a.id = ? and a.township_id <> ?) as taken
                        """.formatted(OTHERS),
                        row -> {
                            if (row.getBoolean("taken")) {
                                throw new IdInUseException();
                            }
                            return List.of((UUID[]) row.getArray("ids").getArray());
                        },
                        alert.borderId().orElse(null),
                        alert.townshipId(),
                        alert.id(),
                        alert.townshipId(),
                        alert.id(),
                        alert.id(),
                        alert.townshipId())
                .orElse(List.of());
    }

    @Override
    public void remove(DisputeAlert alert) {
        entityManager.remove(alert);
        entityManager.flush();
        sql.update(
                "delete from search_posting where township_id = ? and record_kind = 'dispute-alert' and record_id = ?",
                alert.townshipId(),
                alert.id());
    }

    @Override
    public List<String> attach(DisputeAlert alert, Attachment attachment) {
        byte[] ciphertext =
                cipherOf(alert).encrypt("dispute_alert_attachment", "content", attachment.id(), attachment.content());
        entityManager.flush();
        return codes(
                """
                with added as (
                    insert into dispute_alert_attachment
                        (township_id, alert_id, id, media_type, bytes, added_by, content)
                    values (?, ?, ?, ?, ?, (select context_person()), ?))
                select %s
                """.formatted(COUNTIES),
                alert.townshipId(),
                alert.id(),
                attachment.id(),
                attachment.mediaType(),
                attachment.content().length,
                ciphertext,
                alert.townshipId(),
                alert.id());
    }

    @Override
    public List<AlertStanding> receive(List<UUID> ids) {
        return sql.list("""
                select a.*, null::text as answer, false as escalated_by_own, false as glass_broken, %s
                from receive_dispute_alerts(?::uuid[]) f
                join dispute_alert a on a.township_id = f.owner and a.id = f.alert
                order by a.township_id, a.id
                """.formatted(STANDING), JpaDisputeAlerts::standing, ids);
    }

    @Override
    public void answer(AlertStanding alert, DisputeAlertStatus answer, String reason) {
        boolean first = sql.find(
                        "select answer_dispute_alert(?, ?, ?, ?, ?)",
                        row -> row.getBoolean(1),
                        alert.ownerTownshipId(),
                        alert.id(),
                        answer.slug(),
                        reason.isEmpty() ? null : reason,
                        alert.ownAnswer())
                .orElse(false);
        if (!first) {
            throw new InvalidTransitionException();
        }
    }

    @Override
    public List<UUID> withdraw(DisputeAlert alert, String reason) {
        entityManager.lock(alert, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        entityManager.flush();
        return sql.find(
                        "select withdraw_dispute_alert(?, ?)",
                        row -> {
                            Array received = row.getArray(1);
                            if (received == null) {
                                throw new InvalidTransitionException();
                            }
                            return List.of((UUID[]) received.getArray());
                        },
                        alert.id(),
                        reason)
                .orElseThrow(InvalidTransitionException::new);
    }

    @Override
    public List<String> escalate(AlertStanding alert, String reason) {
        return sql.find(
                        "select escalate_dispute_alert(?, ?, ?)",
                        row -> {
                            Array counties = row.getArray(1);
                            if (counties == null) {
                                throw new InvalidTransitionException();
                            }
                            return List.of(texts(counties));
                        },
                        alert.ownerTownshipId(),
                        alert.id(),
                        reason)
                .orElseThrow(InvalidTransitionException::new);
    }

    @Override
    public void breakGlass(AlertStanding alert, String reason) {
        boolean first = sql.find(
                        "select break_glass(?, ?, ?, ?)",
                        row -> row.getBoolean(1),
                        alert.ownerTownshipId(),
                        alert.id(),
                        reason,
                        Ids.next())
                .orElse(false);
        if (!first) {
            throw new InvalidTransitionException();
        }
    }

    @Override
    public Unmasked unmask(UUID id, String purpose) {
        List<Words> all = sql.list(
                "select * from unmask_dispute_alert(?, ?, ?)",
                row -> new Words(
                        confidential(cipher(row, id), id, row.getBytes("narrative"), row.getBytes("parties")),
                        Sql.instant(row, "replaced_at")),
                id,
                purpose,
                Ids.next());
        return new Unmasked(
                all.get(0).text(),
                all.stream()
                        .skip(1)
                        .map(words -> new Unmasked.Earlier(words.text(), Objects.requireNonNull(words.replacedAt())))
                        .toList());
    }

    private Confidential confidential(
            RecordCipher cipher, UUID id, byte @Nullable [] narrative, byte @Nullable [] parties) {
        return new Confidential(
                narrative == null
                        ? null
                        : confidentialJson.text(cipher.decrypt("dispute_alert_secret", "narrative", id, narrative)),
                parties == null
                        ? List.of()
                        : confidentialJson.parties(cipher.decrypt("dispute_alert_secret", "parties", id, parties)));
    }

    @Override
    public Attachment getAttachment(UUID id, UUID attachment) {
        return sql.find(
                        "select * from open_dispute_alert_attachment(?, ?, ?)",
                        row -> new Attachment(
                                attachment,
                                mediaType(row),
                                cipher(row, id)
                                        .decrypt(
                                                "dispute_alert_attachment",
                                                "content",
                                                attachment,
                                                row.getBytes("content"))),
                        id,
                        attachment,
                        Ids.next())
                .orElseThrow(NotFoundException::new);
    }

    private static String mediaType(ResultSet row) throws SQLException {
        String mediaType = row.getString("media_type");
        return mediaType == null ? "" : mediaType;
    }

    private RecordCipher cipher(ResultSet row, UUID alert) throws SQLException {
        DisputeCiphers.requireReadable(row.getString("outcome"));
        return keyring.cipher(
                row.getObject("owner", UUID.class), row.getBytes("township_keyset"), alert, row.getBytes("keyset"));
    }

    private RecordCipher cipherOf(DisputeAlert alert) {
        return sql.find(
                        "select k.keyset as township_keyset, s.keyset"
                                + " from dispute_alert_secret s join township_key k on k.township_id = s.township_id"
                                + " where s.township_id = ? and s.alert_id = ?",
                        row -> keyring.cipher(
                                alert.townshipId(),
                                row.getBytes("township_keyset"),
                                alert.id(),
                                row.getBytes("keyset")),
                        alert.townshipId(),
                        alert.id())
                .orElseThrow(PersonalDataDestroyedException::new);
    }

    private Ciphertexts encrypt(RecordCipher cipher, DisputeAlert alert, Confidential confidential) {
        return new Ciphertexts(
                confidential
                        .narrative()
                        .map(text -> cipher.encrypt(
                                "dispute_alert_secret", "narrative", alert.id(), confidentialJson.bytes(text)))
                        .orElse(null),
                confidential.parties().isEmpty()
                        ? null
                        : cipher.encrypt(
                                "dispute_alert_secret",
                                "parties",
                                alert.id(),
                                confidentialJson.bytes(confidential.parties())));
    }

    private static Set<String> tokens(DisputeAlert alert) {
        return SearchTokens.of(
                alert.content().headline(), alert.content().place().name());
    }

    private List<UUID> ids(String statement, @Nullable Object... parameters) {
        return sql.find(statement, row -> List.of((UUID[]) row.getArray(1).getArray()), parameters)
                .orElse(List.of());
    }

    private List<String> codes(String statement, @Nullable Object... parameters) {
        return sql.find(statement, row -> List.of(texts(row.getArray(1))), parameters)
                .orElse(List.of());
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    private record Words(Confidential text, @Nullable Instant replacedAt) {}

    private record Ciphertexts(byte @Nullable [] narrative, byte @Nullable [] parties) {}
}
