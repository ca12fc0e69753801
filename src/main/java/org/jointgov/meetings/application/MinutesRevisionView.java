package org.jointgov.meetings.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.meetings.domain.MinutesItem;
import org.jointgov.meetings.domain.MinutesTranslation;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;

/**
 * One wording of the minutes.
 *
 * @param townshipId the side that wrote it
 * @param at UTC
 * @param language the authoritative one
 * @param contentHash docs/content-hash.md
 * @param text of the meeting as a whole; empty when there are items only
 * @param translations the same in other languages, with an entry for each item
 */
public record MinutesRevisionView(
        int revision,
        UUID townshipId,
        String office,
        Instant at,
        @Means(Language.class) String language,
        String contentHash,
        String text,
        List<MinutesItem> items,
        List<MinutesTranslation> translations) {}
