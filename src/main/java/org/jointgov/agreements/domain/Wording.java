package org.jointgov.agreements.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jointgov.shared.TextHash;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement says; all of it is signed.
 *
 * @param language {@code zh-CN}, {@code bo} or {@code en}; one for the whole negotiation
 * @param title one line in Unicode NFC, public between the sides; names no herder
 * @param text in its canonical form ({@link TextHash#canonical})
 * @param termFrom the first day of the term, if there is one
 * @param termTo the last day of the term, if there is one
 */
public record Wording(
        String language,
        String title,
        String text,
        @Nullable LocalDate termFrom,
        @Nullable LocalDate termTo) {
    /** The hash that leaders sign. */
    public String hash(UUID agreementId) {
        return TextHash.agreement(agreementId, language, termFrom, termTo, title, text);
    }
}
