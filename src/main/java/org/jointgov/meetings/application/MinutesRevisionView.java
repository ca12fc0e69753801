package org.jointgov.meetings.application;

import java.time.Instant;
import java.util.UUID;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;

/**
 * One wording of the minutes.
 *
 * @param townshipId the side that wrote it
 * @param at UTC
 * @param contentHash docs/content-hash.md
 */
public record MinutesRevisionView(
        int revision,
        UUID townshipId,
        String office,
        Instant at,
        @Means(Language.class) String language,
        String contentHash,
        String text) {}
