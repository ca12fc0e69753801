package org.jointgov.audit.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which a numbered audit record is written down as bytes, version {@value #VERSION}: the leaf of the log. See
 * {@code docs/audit.md}, which has to change together with this class; a change is a new version.
 */
public final class CanonicalForm {
    /** First line of the form. */
    public static final String VERSION = "jointgov-audit-v1";

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private CanonicalForm() {}

    /**
     * The form.
     *
     * @throws NullPointerException when the record has no number yet
     */
    public static byte[] of(AuditRecord r) {
        List<String> fields = List.of(
                VERSION,
                Long.toString(Objects.requireNonNull(r.sequence(), "a record has a leaf once it is numbered")),
                r.id().toString(),
                time(r.recordedAt()),
                r.action(),
                r.recordKind(),
                r.recordId().toString(),
                Long.toString(r.recordVersion()),
                id(r.townshipId()),
                id(r.borderId()),
                id(r.actorPersonId()),
                id(r.actorMembershipId()),
                text(r.actorScope()),
                text(r.actorRole()),
                id(r.actorTownshipId()),
                text(r.actorOffice()),
                r.client(),
                r.contentHash());
        StringBuilder text = new StringBuilder(640);
        for (String field : fields) {
            text.append(line(field)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256(0x00 || form), the leaf hash of RFC 6962 §2.1 and RFC 9162 §2.1.1; 32 bytes in lower-case hexadecimal. */
    public static String leafHash(AuditRecord r) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(of(r)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** UTC with six digits of a second, always. */
    public static String time(Instant instant) {
        return MICROSECONDS.format(instant);
    }

    private static String id(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** NFC; a backslash and a line feed are written with a backslash, so that a field is one line. */
    private static String line(String field) {
        return Normalizer.normalize(field, Normalizer.Form.NFC)
                .replace("\\", "\\\\")
                .replace("\n", "\\n");
    }
}
