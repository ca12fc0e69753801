package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jointgov.disputes.domain.AttachmentRefusal;
import org.jointgov.disputes.domain.DisputeFiles;
import org.jointgov.disputes.domain.DisputeKeys;
import org.jointgov.disputes.domain.FileDocument;
import org.jointgov.disputes.domain.NewAttachment;
import org.jointgov.platform.crypto.CryptoException;
import org.jointgov.platform.crypto.Keyring;
import org.jointgov.platform.crypto.RecordCipher;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.store.ObjectStore;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.PersonalDataDestroyedException;
import org.jspecify.annotations.Nullable;

/** Rows of a side, which {@code R__49_dispute_file.sql} checks; names, notes, thumbnails and content only as ciphertext. */
@ApplicationScoped
public class SqlDisputeFiles implements DisputeFiles {
    private static final String ATTACHMENT = "dispute_attachment";
    private static final String CHUNK = "dispute_attachment_chunk";
    private static final String DOCUMENT = "file_document";

    /** How many chunks of an upload are in memory at a time. */
    private static final int CHUNKS_AT_A_TIME = 2;

    private final Sql sql;
    private final Keyring keyring;
    private final ObjectStore store;
    private final ConfidentialJson json = new ConfidentialJson();

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlDisputeFiles() {
        this.sql = null;
        this.keyring = null;
        this.store = null;
    }

    @Inject
    public SqlDisputeFiles(Sql sql, Keyring keyring, ObjectStore store) {
        this.sql = sql;
        this.keyring = keyring;
        this.store = store;
    }

    @Override
    public Locked lock(UUID disputeId) {
        return sql.find(
                        "select * from lock_dispute_file(?)",
                        row -> new Locked(
                                row.getObject("lead_township_id", UUID.class),
                                disputeId,
                                row.getObject("border_id", UUID.class),
                                row.getLong("version"),
                                row.getBoolean("worker"),
                                List.of((String[]) row.getArray("county_codes").getArray()),
                                row.getLong("bytes"),
                                Set.of((String[]) row.getArray("offered").getArray()),
                                Set.of(Sql.ids(row, "complete")),
                                DisputeCiphers.keys(row)),
                        disputeId)
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public void begin(Locked dispute, UUID township, String office, NewAttachment attachment) {
        insert(
                """
                insert into dispute_attachment (township_id, dispute_township_id, dispute_id, id, border_id, kind, media_type,
                    bytes, received_sha256, file_name, office)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                township,
                dispute.leadTownshipId(),
                dispute.disputeId(),
                attachment.id(),
                dispute.borderId(),
                attachment.kind(),
                attachment.mediaType(),
                attachment.bytes(),
                attachment.sha256(),
                cipher(dispute.keys())
                        .encrypt(ATTACHMENT, "file_name", attachment.id(), json.bytes(attachment.fileName())),
                office);
    }

    @Override
    public Upload lockUpload(UUID disputeId, UUID attachmentId) {
        return sql.find(
                        "select * from lock_dispute_attachment(?, ?)",
                        row -> new Upload(
                                row.getObject("lead_township_id", UUID.class),
                                disputeId,
                                row.getObject("border_id", UUID.class),
                                attachmentId,
                                row.getBoolean("worker"),
                                List.of((String[]) row.getArray("county_codes").getArray()),
                                row.getString("state"),
                                row.getString("media_type"),
                                row.getInt("bytes"),
                                row.getInt("received"),
                                row.getString("received_sha256"),
                                DisputeCiphers.keys(row)),
                        disputeId,
                        attachmentId)
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public List<UUID> reserve(UUID disputeId, UUID attachmentId, boolean anew) {
        return sql.list(
                "select name from reserve_attachment_objects(?, ?, ?) as name",
                row -> row.getObject("name", UUID.class),
                disputeId,
                attachmentId,
                anew);
    }

    @Override
    public void receive(Upload upload, UUID township, byte[] chunk, List<UUID> objects) {
        int number = upload.received();
        Place kept = keep(cipher(upload.keys()).encrypt(CHUNK, place(number), upload.id(), chunk), objects, 0);
        insert(
                """
                insert into dispute_attachment_chunk (township_id, dispute_township_id, dispute_id, attachment_id, number,
                    border_id, data, object, object_bytes, object_sha256)
                values (?, ?, ?, ?, ?, ?, ?::bytea, ?::uuid, ?::integer, ?)
                """,
                township,
                upload.leadTownshipId(),
                upload.disputeId(),
                upload.id(),
                number,
                upload.borderId(),
                kept.data(),
                kept.object(),
                kept.bytes(),
                kept.sha256());
    }

    /** Where a chunk's ciphertext is: in its row, or in an object of which the row knows name, length and hash. */
    private record Place(
            byte @Nullable [] data,
            @Nullable UUID object,
            @Nullable Integer bytes,
            @Nullable String sha256) {}

    /** @param objects none: it stays in its row */
    private Place keep(byte[] ciphertext, List<UUID> objects, int index) {
        if (objects.isEmpty()) {
            return new Place(ciphertext, null, null, null);
        }
        UUID object = objects.get(index);
        store.put(object, ciphertext);
        return new Place(null, object, ciphertext.length, sha256(ciphertext));
    }

    /** The ciphertext of a row with data or object. @throws CryptoException when the object is not what was put there */
    private byte[] ciphertext(ResultSet row) throws SQLException {
        byte[] data = row.getBytes("data");
        if (data != null) {
            return data;
        }
        byte[] found = store.get(row.getObject("object", UUID.class))
                .orElseThrow(() -> new CryptoException("an object is gone"));
        if (found.length != row.getInt("object_bytes") || !sha256(found).equals(row.getString("object_sha256"))) {
            throw new CryptoException("an object is not what was put there");
        }
        return found;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A chunk is bound to its number as a field is to its column. */
    private static String place(int number) {
        return "data " + number;
    }

    @Override
    public void read(Upload upload, Consumer<byte[]> reader) {
        RecordCipher cipher = cipher(upload.keys());
        sql.each(
                "select * from dispute_attachment_received(?, ?, ?)",
                CHUNKS_AT_A_TIME,
                row -> reader.accept(cipher.decrypt(CHUNK, place(row.getInt("number")), upload.id(), ciphertext(row))),
                upload.leadTownshipId(),
                upload.disputeId(),
                upload.id());
    }

    @Override
    public long complete(Upload upload, Kept kept, List<UUID> objects) {
        RecordCipher cipher = cipher(upload.keys());
        byte[] content = kept.rewritten();
        if (content != null) {
            for (int number = 0; number < NewAttachment.chunks(content.length); number++) {
                int from = number * NewAttachment.CHUNK_BYTES;
                byte[] chunk =
                        Arrays.copyOfRange(content, from, Math.min(content.length, from + NewAttachment.CHUNK_BYTES));
                Place place = keep(cipher.encrypt(CHUNK, place(number), upload.id(), chunk), objects, number);
                sql.call(
                        "select rewrite_dispute_attachment_chunk(?, ?, ?, ?, ?::bytea, ?::uuid, ?::integer, ?)",
                        upload.leadTownshipId(),
                        upload.disputeId(),
                        upload.id(),
                        number,
                        place.data(),
                        place.object(),
                        place.bytes(),
                        place.sha256());
            }
        }
        return end(
                upload,
                null,
                kept.bytes(),
                kept.sha256(),
                kept.scanned(),
                kept.thumbnail() == null
                        ? null
                        : cipher.encrypt(ATTACHMENT, "thumbnail", upload.id(), kept.thumbnail()));
    }

    @Override
    public long refuse(Upload upload, AttachmentRefusal refusal, boolean scanned) {
        return end(upload, refusal.slug(), null, null, scanned, null);
    }

    @Override
    public long cancel(Upload upload) {
        return sql.find(
                        "select cancel_dispute_attachment(?, ?, ?)",
                        row -> row.getLong(1),
                        upload.leadTownshipId(),
                        upload.disputeId(),
                        upload.id())
                .orElseThrow(NotFoundException::new);
    }

    private long end(
            Upload upload,
            @Nullable String refusal,
            @Nullable Integer bytes,
            @Nullable String sha256,
            boolean scanned,
            byte @Nullable [] thumbnail) {
        return sql.find(
                        "select complete_dispute_attachment(?, ?, ?, ?, ?::integer, ?, ?, ?)",
                        row -> row.getLong(1),
                        upload.leadTownshipId(),
                        upload.disputeId(),
                        upload.id(),
                        refusal,
                        bytes,
                        sha256,
                        scanned,
                        thumbnail)
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public void add(Locked dispute, UUID township, String office, FileDocument document) {
        insert(
                """
                insert into file_document (township_id, dispute_township_id, dispute_id, id, border_id, code, dated_on,
                    attachments, note, office)
                values (?, ?, ?, ?, ?, ?, ?, ?::uuid[], ?, ?)
                """,
                township,
                dispute.leadTownshipId(),
                dispute.disputeId(),
                document.id(),
                dispute.borderId(),
                document.code(),
                document.datedOn(),
                document.attachments(),
                document.note() == null
                        ? null
                        : cipher(dispute.keys()).encrypt(DOCUMENT, "note", document.id(), json.bytes(document.note())),
                office);
    }

    @Override
    public Filed filed(Locked dispute, UUID township, UUID documentId) {
        return sql.find(
                        """
                        select f.township_id = ? as own, w.document_id is not null as withdrawn
                        from file_document f
                        left join file_document_withdrawal w on w.township_id = f.township_id
                            and w.dispute_township_id = f.dispute_township_id and w.dispute_id = f.dispute_id
                            and w.document_id = f.id
                        where f.dispute_township_id = ? and f.dispute_id = ? and f.id = ? order by own desc limit 1
                        """,
                        row -> new Filed(row.getBoolean("own"), row.getBoolean("withdrawn")),
                        township,
                        dispute.leadTownshipId(),
                        dispute.disputeId(),
                        documentId)
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public void withdraw(Locked dispute, UUID township, String office, UUID documentId, String reason) {
        insert(
                """
                insert into file_document_withdrawal (township_id, dispute_township_id, dispute_id, document_id, border_id,
                    reason, office)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                township,
                dispute.leadTownshipId(),
                dispute.disputeId(),
                documentId,
                dispute.borderId(),
                reason,
                office);
    }

    @Override
    public Unmasked unmask(UUID disputeId, String purpose) {
        List<Sealed> rows = sql.list(
                "select * from unmask_dispute_file(?, ?, ?)",
                row -> new Sealed(
                        row.getString("outcome"),
                        row.getString("kind"),
                        row.getObject("township_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getBytes("words"),
                        row.getBytes("thumbnail"),
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
        List<Name> attachments = new ArrayList<>();
        List<Note> documents = new ArrayList<>();
        for (Sealed row : rows.subList(1, rows.size())) {
            if (row.kind().equals("attachment")) {
                attachments.add(new Name(
                        row.townshipId(),
                        row.id(),
                        json.text(cipher.decrypt(ATTACHMENT, "file_name", row.id(), row.words())),
                        row.thumbnail() == null
                                ? null
                                : cipher.decrypt(ATTACHMENT, "thumbnail", row.id(), row.thumbnail())));
            } else {
                documents.add(new Note(
                        row.townshipId(),
                        row.id(),
                        json.text(cipher.decrypt(DOCUMENT, "note", row.id(), row.words()))));
            }
        }
        return new Unmasked(attachments, documents);
    }

    @Override
    public Opened open(UUID disputeId, UUID attachmentId, String purpose) {
        UUID reading = Ids.next();
        return sql.find(
                        "select * from open_dispute_attachment(?, ?, ?, ?)",
                        row -> {
                            DisputeCiphers.requireReadable(row.getString("outcome"));
                            if (row.getBytes("keyset") == null) {
                                throw new PersonalDataDestroyedException();
                            }
                            return new Opened(
                                    disputeId,
                                    row.getObject("township_id", UUID.class),
                                    attachmentId,
                                    reading,
                                    row.getString("media_type"),
                                    row.getInt("bytes"),
                                    new DisputeKeys(
                                            row.getObject("owner", UUID.class),
                                            row.getObject("alert", UUID.class),
                                            row.getBytes("township_keyset"),
                                            row.getBytes("keyset")));
                        },
                        disputeId,
                        attachmentId,
                        purpose,
                        reading)
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public byte[] chunk(Opened opened, int number) {
        byte[] found = sql.find(
                        "select * from read_dispute_attachment_chunk(?, ?, ?, ?, ?)",
                        this::ciphertext,
                        opened.disputeId(),
                        opened.townshipId(),
                        opened.id(),
                        number,
                        opened.reading())
                .orElseThrow(NotFoundException::new);
        return cipher(opened.keys()).decrypt(CHUNK, place(number), opened.id(), found);
    }

    private RecordCipher cipher(@Nullable DisputeKeys keys) {
        return DisputeCiphers.cipher(keyring, keys);
    }

    private void insert(String statement, @Nullable Object... values) {
        try {
            sql.update(statement, values);
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new IdInUseException() : e;
        }
    }

    private record Sealed(
            String outcome,
            String kind,
            UUID townshipId,
            UUID id,
            byte[] words,
            byte @Nullable [] thumbnail,
            UUID owner,
            UUID alert,
            byte[] townshipKeyset,
            byte[] keyset) {}
}
