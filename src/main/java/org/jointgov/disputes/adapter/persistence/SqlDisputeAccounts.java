package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jointgov.disputes.domain.Account;
import org.jointgov.disputes.domain.Accounts;
import org.jointgov.disputes.domain.CommentAudience;
import org.jointgov.disputes.domain.DisputeAccounts;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.Fact;
import org.jointgov.disputes.domain.FactConfirmation;
import org.jointgov.disputes.domain.FactWords;
import org.jointgov.platform.crypto.Keyring;
import org.jointgov.platform.crypto.RecordCipher;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.text.JsonText;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;

/**
 * Rows under row-level security, checked by the triggers of {@code R__42_dispute_accounts.sql}; ciphertext comes out through
 * its functions.
 */
@ApplicationScoped
public class SqlDisputeAccounts implements DisputeAccounts {
    private static final int SALT_LENGTH = 64;

    private final Sql sql;
    private final Keyring keyring;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlDisputeAccounts() {
        this.sql = null;
        this.keyring = null;
        this.request = null;
    }

    @Inject
    public SqlDisputeAccounts(Sql sql, Keyring keyring, RequestContext request) {
        this.sql = sql;
        this.keyring = keyring;
        this.request = request;
    }

    @Override
    public Locked lock(UUID dispute) {
        return sql.find(
                        "select l.*, dispute_alert_left_to_team(l.alert_township_id, l.alert_id) as left_to_team"
                                + " from lock_dispute_accounts(?) l",
                        row -> new Locked(
                                row.getObject("township_id", UUID.class),
                                dispute,
                                row.getLong("version"),
                                row.getObject("border_id", UUID.class),
                                DisputeStatus.of(row.getString("status")),
                                List.of((String[]) row.getArray("county_codes").getArray()),
                                accounts(row),
                                row.getBoolean("left_to_team"),
                                DisputeCiphers.keys(row)),
                        dispute)
                .orElseThrow(NotFoundException::new);
    }

    private static Accounts accounts(ResultSet row) throws SQLException {
        Map<UUID, Account> told = new HashMap<>();
        for (JsonObject account : JsonRows.list(row, "accounts", account -> account)) {
            told.put(
                    JsonRows.id(account, "township"),
                    new Account(
                            account.getJsonNumber("version").longValue(),
                            account.getJsonArray("facts").getValuesAs(JsonObject.class).stream()
                                    .map(fact -> new Fact(JsonRows.id(fact, "id"), fact.getString("hash")))
                                    .toList()));
        }
        return new Accounts(
                Set.of(Sql.ids(row, "sides")),
                told,
                JsonRows.list(
                        row,
                        "confirmations",
                        given -> new FactConfirmation(
                                JsonRows.id(given, "township"),
                                JsonRows.id(given, "person"),
                                JsonRows.id(given, "fact"),
                                given.getString("hash"))));
    }

    @Override
    public void tell(Locked dispute, Account account, Map<UUID, FactWords> words) {
        Caller caller = request.caller();
        if (!words.isEmpty()) {
            RecordCipher cipher = cipher(dispute);
            JsonArrayBuilder rows = JsonText.JSON.createArrayBuilder();
            for (Fact fact : account.facts()) {
                FactWords said = words.get(fact.id());
                if (said != null) {
                    rows.add(JsonText.JSON
                            .createObjectBuilder()
                            .add("id", fact.id().toString())
                            .add("hash", fact.contentHash())
                            .add(
                                    "text",
                                    Base64.getEncoder()
                                            .encodeToString(cipher.encrypt(
                                                    "dispute_fact",
                                                    "text",
                                                    fact.id(),
                                                    bytes(said.salt() + said.text())))));
                }
            }
            sql.update(
                    """
                    insert into dispute_fact (township_id, dispute_township_id, dispute_id, id, border_id, content_hash, text)
                    select ?, ?, ?, f.id, ?, f.hash, decode(f.text, 'base64')
                    from json_to_recordset(?::json) as f (id uuid, hash text, text text)
                    """,
                    caller.township(),
                    dispute.townshipId(),
                    dispute.id(),
                    dispute.borderId(),
                    rows.build().toString());
        }
        try {
            sql.update(
                    """
                    insert into dispute_account (township_id, dispute_township_id, dispute_id, version, border_id, facts,
                        person_id, office)
                    values (?, ?, ?, ?, ?, ?::uuid[], ?, ?)
                    """,
                    caller.township(),
                    dispute.townshipId(),
                    dispute.id(),
                    account.version(),
                    dispute.borderId(),
                    account.facts().stream().map(Fact::id).toList(),
                    caller.personId(),
                    caller.office());
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new ConflictException() : e;
        }
    }

    @Override
    public void confirm(Locked dispute, FactConfirmation confirmation) {
        sql.update(
                """
                insert into dispute_fact_confirmation (township_id, dispute_township_id, dispute_id, fact_id, border_id,
                    content_hash, person_id, office)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                confirmation.townshipId(),
                dispute.townshipId(),
                dispute.id(),
                confirmation.factId(),
                dispute.borderId(),
                confirmation.contentHash(),
                confirmation.personId(),
                request.caller().office());
    }

    @Override
    public void reopen(Locked dispute, UUID fact) {
        Caller caller = request.caller();
        int withdrawn = sql.update("""
                update dispute_fact_confirmation
                set withdrawn_at = transaction_timestamp(), withdrawn_office = ?
                where dispute_township_id = ? and dispute_id = ? and fact_id = ? and township_id = ? and withdrawn_at is null
                """, caller.office(), dispute.townshipId(), dispute.id(), fact, caller.township());
        if (withdrawn == 0) {
            throw new InvalidTransitionException();
        }
    }

    @Override
    public void comment(Locked dispute, UUID id, CommentAudience audience, String text) {
        Caller caller = request.caller();
        try {
            sql.update(
                    """
                    insert into dispute_comment (township_id, dispute_township_id, dispute_id, id, border_id, text, person_id,
                        office)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    caller.township(),
                    dispute.townshipId(),
                    dispute.id(),
                    id,
                    audience == CommentAudience.OWN_SIDE ? null : dispute.borderId(),
                    cipher(dispute).encrypt("dispute_comment", "text", id, bytes(text)),
                    caller.personId(),
                    caller.office());
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new IdInUseException() : e;
        }
    }

    @Override
    public CommentAudience withdrawComment(Locked dispute, UUID id) {
        Caller caller = request.caller();
        boolean own = sql.find(
                        """
                        select township_id, border_id, office, withdrawn_at from dispute_comment
                        where dispute_township_id = ? and dispute_id = ? and id = ?
                        order by (township_id = ?) desc limit 1
                        """,
                        row -> {
                            if (!caller.actsFor(row.getObject("township_id", UUID.class))
                                    || !caller.office().equals(row.getString("office"))) {
                                throw new ForbiddenException();
                            }
                            if (row.getObject("withdrawn_at") != null) {
                                throw new InvalidTransitionException();
                            }
                            return row.getObject("border_id") == null;
                        },
                        dispute.townshipId(),
                        dispute.id(),
                        id,
                        caller.township())
                .orElseThrow(NotFoundException::new);
        sql.update("""
                update dispute_comment set withdrawn_at = transaction_timestamp()
                where dispute_township_id = ? and dispute_id = ? and id = ? and township_id = ? and withdrawn_at is null
                """, dispute.townshipId(), dispute.id(), id, caller.township());
        return own ? CommentAudience.OWN_SIDE : CommentAudience.ALL_SIDES;
    }

    @Override
    public Said unmask(UUID dispute, List<UUID> comments, String purpose) {
        Map<UUID, FactWords> facts = new HashMap<>();
        Map<UUID, String> said = new HashMap<>();
        RecordCipher[] opened = new RecordCipher[1];
        sql.list(
                "select * from unmask_dispute(?, ?::uuid[], ?, ?)",
                row -> {
                    DisputeCiphers.requireReadable(row.getString("outcome"));
                    if (opened[0] == null) {
                        opened[0] = keyring.cipher(
                                row.getObject("owner", UUID.class),
                                row.getBytes("township_keyset"),
                                row.getObject("alert", UUID.class),
                                row.getBytes("keyset"));
                    }
                    String kind = row.getString("kind");
                    if (kind != null) {
                        UUID id = row.getObject("id", UUID.class);
                        byte[] text = opened[0].decrypt("dispute_" + kind, "text", id, row.getBytes("content"));
                        if (kind.equals("fact")) {
                            facts.put(id, words(text));
                        } else {
                            said.put(id, new String(text, StandardCharsets.UTF_8));
                        }
                    }
                    return true;
                },
                dispute,
                comments,
                purpose,
                Ids.next());
        return new Said(facts, said);
    }

    private RecordCipher cipher(Locked dispute) {
        return DisputeCiphers.cipher(keyring, dispute.keys());
    }

    private static FactWords words(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.UTF_8);
        return new FactWords(all.substring(0, SALT_LENGTH), all.substring(SALT_LENGTH));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
