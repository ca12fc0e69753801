package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.Settlement;
import org.jointgov.disputes.domain.SettlementStanding;
import org.jointgov.disputes.domain.SettlementStanding.Report;
import org.jointgov.disputes.domain.SettlementStanding.Said;
import org.jointgov.disputes.domain.SettlementWords;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.platform.crypto.Keyring;
import org.jointgov.platform.crypto.RecordCipher;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.text.JsonText;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** Through the functions of {@code R__48_settlements.sql}, which check every act once more; words only as ciphertext. */
@ApplicationScoped
public class SqlSettlements implements Settlements {
    private static final String SETTLEMENT = "settlement";
    private static final String PERFORMANCE = "obligation_performance";
    private static final String VISIT = "return_visit";

    private final Sql sql;
    private final Keyring keyring;
    private final ConfidentialJson json = new ConfidentialJson();

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlSettlements() {
        this.sql = null;
        this.keyring = null;
    }

    @Inject
    public SqlSettlements(Sql sql, Keyring keyring) {
        this.sql = sql;
        this.keyring = keyring;
    }

    @Override
    public Locked lock(UUID disputeId) {
        return sql.find("select * from lock_settlements(?)", row -> locked(row, disputeId), disputeId)
                .orElseThrow(NotFoundException::new);
    }

    private static Locked locked(ResultSet row, UUID disputeId) throws SQLException {
        int revision = row.getInt("revision");
        List<Settlement> present = JsonRows.list(row, "present", SqlSettlements::settlement);
        Map<UUID, Said> outcomes = new HashMap<>();
        // Oldest first: the latest of a side stays.
        JsonRows.list(row, "outcomes", (JsonObject said) -> said)
                .forEach(said -> outcomes.put(
                        JsonRows.id(said, "township"),
                        new Said(JsonRows.id(said, "person"), said.getString("outcome"))));
        return new Locked(
                row.getObject("lead_township_id", UUID.class),
                row.getObject("border_id", UUID.class),
                row.getLong("version"),
                row.getBoolean("worker"),
                List.of((String[]) row.getArray("county_codes").getArray()),
                new SettlementStanding(
                        disputeId,
                        Set.of(Sql.ids(row, "sides")),
                        DisputeStatus.of(row.getString("status")),
                        row.getBoolean("team_formed"),
                        row.getInt("round"),
                        revision,
                        present.isEmpty() ? null : present.get(0),
                        JsonRows.list(
                                row,
                                "confirmations",
                                (JsonObject given) -> new Consent(
                                        JsonRows.id(given, "township"),
                                        JsonRows.id(given, "person"),
                                        revision,
                                        given.getString("hash"))),
                        Set.of(Sql.ids(row, "parties")),
                        JsonRows.list(row, "reports", SqlSettlements::report),
                        outcomes),
                row.getObject("applied_on", LocalDate.class),
                DisputeCiphers.keys(row));
    }

    private static Settlement settlement(JsonObject row) {
        return new Settlement(
                JsonRows.id(row, "township"),
                JsonRows.id(row, "id"),
                row.getInt("round"),
                row.getInt("revision"),
                row.getString("form"),
                row.getInt("copies"),
                LocalDate.parse(row.getString("agreed")),
                row.isNull("effective") ? null : LocalDate.parse(row.getString("effective")),
                row.getString("words"),
                JsonRows.objects(row, "obligations").stream()
                        .map(owed -> new Settlement.Obligation(
                                JsonRows.id(owed, "owing"),
                                owed.getString("kind"),
                                amount(owed),
                                LocalDate.parse(owed.getString("due"))))
                        .toList());
    }

    private static Report report(JsonObject row) {
        return new Report(
                JsonRows.id(row, "township"),
                JsonRows.id(row, "person"),
                JsonRows.id(row, "id"),
                row.getInt("number"),
                row.getString("state"),
                amount(row),
                JsonRows.objects(row, "answers").stream()
                        .collect(Collectors.toMap(
                                answer -> JsonRows.id(answer, "township"), answer -> answer.getString("answer"))));
    }

    private static @Nullable BigDecimal amount(JsonObject row) {
        String text = JsonRows.text(row, "amount");
        return text == null ? null : new BigDecimal(text);
    }

    @Override
    public void write(Locked dispute, Settlement wording, SettlementWords words) {
        JsonArrayBuilder obligations = JsonText.JSON.createArrayBuilder();
        int number = 0;
        for (Settlement.Obligation owed : wording.obligations()) {
            number++;
            JsonObjectBuilder one = JsonText.JSON
                    .createObjectBuilder()
                    .add("number", number)
                    .add("owing", owed.owingTownshipId().toString())
                    .add("kind", owed.kind())
                    .add("due", owed.dueOn().toString());
            if (owed.amount() != null) {
                one.add("amount", owed.amount().toPlainString());
            }
            obligations.add(one);
        }
        act(
                "select write_settlement(?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)",
                dispute,
                wording.id(),
                wording.revision() - 1,
                wording.form(),
                wording.copies(),
                wording.agreedOn(),
                obligations.build().toString(),
                wording.wordsHash(),
                cipher(dispute).encrypt(SETTLEMENT, "words", wording.id(), bytes(words)));
    }

    @Override
    public void confirm(Locked dispute, String contentHash) {
        act("select confirm_settlement(?, ?, ?, ?)", dispute, revision(dispute), contentHash);
    }

    @Override
    public void confirmByParties(Locked dispute, String contentHash, PartiesConfirmation given) {
        act(
                "select confirm_settlement_by_parties(?, ?, ?, ?, ?, ?, ?, ?::uuid)",
                dispute,
                revision(dispute),
                contentHash,
                given.manner(),
                given.confirmedOn(),
                given.scanSha256(),
                given.scanAttachmentId());
    }

    @Override
    public void record(Locked dispute, Judicial step) {
        act(
                "select record_judicial_confirmation(?, ?, ?, ?, ?, ?, ?)",
                dispute,
                step.id(),
                revision(dispute),
                step.step(),
                step.happenedOn(),
                step.court());
    }

    @Override
    public void report(
            Locked dispute, Report report, @Nullable BigDecimal amount, LocalDate on, @Nullable String note) {
        act(
                "select record_performance(?, ?, ?, ?, ?, ?, ?::numeric, ?, ?)",
                dispute,
                report.id(),
                revision(dispute),
                report.number(),
                report.state(),
                amount == null ? null : amount.toPlainString(),
                on,
                note == null ? null : cipher(dispute).encrypt(PERFORMANCE, "note", report.id(), json.bytes(note)));
    }

    @Override
    public void answer(Locked dispute, UUID reportTownshipId, UUID reportId, String answer) {
        act(
                "select answer_performance(?, ?, ?, ?, ?, ?)",
                dispute,
                revision(dispute),
                reportTownshipId,
                reportId,
                answer);
    }

    @Override
    public void declare(Locked dispute, UUID id, String outcome, @Nullable String reason) {
        act("select declare_settlement_outcome(?, ?, ?, ?, ?, ?)", dispute, id, revision(dispute), outcome, reason);
    }

    @Override
    public void record(Locked dispute, Visit visit, @Nullable String note) {
        act(
                "select record_return_visit(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                dispute,
                visit.id(),
                revision(dispute),
                visit.visitedOn(),
                visit.reason(),
                visit.performance(),
                visit.satisfaction(),
                note == null ? null : cipher(dispute).encrypt(VISIT, "note", visit.id(), json.bytes(note)));
    }

    @Override
    public Unmasked unmask(UUID disputeId, String purpose) {
        List<Sealed> rows = sql.list(
                "select * from unmask_settlements(?, ?, ?)",
                row -> new Sealed(
                        row.getString("outcome"),
                        row.getString("kind"),
                        row.getObject("township_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getBytes("content"),
                        row.getString("wording"),
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
        List<Wording> wordings = new ArrayList<>();
        List<Note> reports = new ArrayList<>();
        List<Note> visits = new ArrayList<>();
        for (Sealed row : rows.subList(1, rows.size())) {
            switch (row.kind()) {
                case SETTLEMENT ->
                    wordings.add(wording(
                            disputeId,
                            JsonText.object(Objects.requireNonNull(row.wording())),
                            words(cipher.decrypt(SETTLEMENT, "words", row.id(), row.content()))));
                case "performance" -> reports.add(note(cipher, PERFORMANCE, row));
                default -> visits.add(note(cipher, VISIT, row));
            }
        }
        return new Unmasked(wordings, reports, visits);
    }

    /** With the hash of the words that are shown, whatever is stored beside them. */
    private static Wording wording(UUID disputeId, JsonObject row, SettlementWords words) {
        Settlement stored = settlement(row);
        return new Wording(
                new Settlement(
                        stored.townshipId(),
                        stored.id(),
                        stored.round(),
                        stored.revision(),
                        stored.form(),
                        stored.copies(),
                        stored.agreedOn(),
                        stored.effectiveOn(),
                        words.hash(disputeId, stored.id()),
                        stored.obligations()),
                words);
    }

    private Note note(RecordCipher cipher, String table, Sealed row) {
        return new Note(row.townshipId(), row.id(), json.text(cipher.decrypt(table, "note", row.id(), row.content())));
    }

    private byte[] bytes(SettlementWords words) {
        JsonObjectBuilder all = JsonText.JSON
                .createObjectBuilder()
                .add("salt", words.salt())
                .add("parties", words.parties())
                .add("content", words.content())
                .add("obligations", JsonText.JSON.createArrayBuilder(words.obligations()));
        add(all, "facts", words.facts());
        add(all, "matters", words.matters());
        add(all, "responsibilities", words.responsibilities());
        add(all, "manner", words.manner());
        return json.bytes(all.build().toString());
    }

    private static void add(JsonObjectBuilder all, String name, @Nullable String text) {
        if (text != null) {
            all.add(name, text);
        }
    }

    private SettlementWords words(byte[] bytes) {
        JsonObject all = JsonText.object(json.text(bytes));
        return new SettlementWords(
                all.getString("salt"),
                all.getString("parties"),
                all.getString("facts", null),
                all.getString("matters", null),
                all.getString("responsibilities", null),
                all.getString("content"),
                all.getString("manner", null),
                all.getJsonArray("obligations").getValuesAs((JsonValue text) -> ((JsonString) text).getString()));
    }

    private record Sealed(
            String outcome,
            String kind,
            UUID townshipId,
            UUID id,
            byte[] content,
            @Nullable String wording,
            UUID owner,
            UUID alert,
            byte[] townshipKeyset,
            byte[] keyset) {}

    private static int revision(Locked dispute) {
        return dispute.standing().revision();
    }

    private RecordCipher cipher(Locked dispute) {
        return DisputeCiphers.cipher(keyring, dispute.keys());
    }

    /** The functions' first parameters are the leading township and the dispute. */
    private void act(String statement, Locked dispute, @Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(dispute.leadTownshipId());
        all.add(dispute.standing().disputeId());
        all.addAll(Arrays.asList(values));
        try {
            sql.call(statement, all.toArray());
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new IdInUseException() : e;
        }
    }
}
