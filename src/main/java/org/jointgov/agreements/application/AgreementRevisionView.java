package org.jointgov.agreements.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * One wording of an agreement.
 *
 * @param townshipId the side that wrote it
 * @param at UTC
 * @param contentHash docs/content-hash.md
 */
public record AgreementRevisionView(
        int revision,
        UUID townshipId,
        String office,
        Instant at,
        @Means(Language.class) String language,
        String title,
        String text,
        @Nullable LocalDate termFrom,
        @Nullable LocalDate termTo,
        String contentHash) {}
