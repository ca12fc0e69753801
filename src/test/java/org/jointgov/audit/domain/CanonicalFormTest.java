package org.jointgov.audit.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {
    private static final UUID ID = UUID.fromString("01a20a00-0000-7000-8000-000000000001");

    private static AuditRecord record(Long sequence, String office, UUID border) {
        return new AuditRecord(
                ID,
                sequence,
                Instant.parse("2026-11-23T18:00:00.120Z"),
                "raise",
                "dispute-alert",
                ID,
                1,
                ID,
                border,
                ID,
                ID,
                "township",
                "leader",
                ID,
                office,
                "joint-governance-web",
                "ab".repeat(32));
    }

    @Test
    void theFormIsTheDocumentedOne() {
        String id = ID.toString();
        assertEquals(
                "jointgov-audit-v1\n7\n" + id + "\n2026-11-23T18:00:00.120000Z\nraise\ndispute-alert\n" + id + "\n1\n"
                        + id
                        + "\n\n" + id + "\n" + id + "\ntownship\nleader\n" + id + "\n乡长\njoint-governance-web\n"
                        + "ab".repeat(32) + "\n",
                new String(CanonicalForm.of(record(7L, "乡长", null)), StandardCharsets.UTF_8));
    }

    /** Computed outside of this code (Python's hashlib). */
    @Test
    void theLeafHashIsThatOfTheLog() {
        assertEquals(
                "4d0a9b4c404a777272ff144c71dfa58c7d1e7431536cbea8a8a4ea31cf7dfc9a",
                CanonicalForm.leafHash(record(7L, "乡长", null)));
    }

    @Test
    void aFieldCannotBreakOutOfItsLine() {
        assertNotEquals(
                CanonicalForm.leafHash(record(7L, "a\nb", null)), CanonicalForm.leafHash(record(7L, "a\\nb", null)));
        assertEquals(
                19,
                new String(CanonicalForm.of(record(7L, "a\nb", null)), StandardCharsets.UTF_8).split("\n", -1).length);
    }

    @Test
    void theSameTextInAnotherNormalisationIsTheSame() {
        assertArrayEquals(
                CanonicalForm.of(record(7L, "caf\u00e9", null)), CanonicalForm.of(record(7L, "cafe\u0301", null)));
    }

    @Test
    void whatHasNoNumberHasNoLeaf() {
        assertThrows(NullPointerException.class, () -> CanonicalForm.of(record(null, "乡长", null)));
    }
}
