package org.jointgov.meetings.adapter.rest;

import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * Which translation is confirmed, in the minutes that the screen showed.
 *
 * @param contentHash SHA-256 in hex, as the record's view gives it
 */
public record TranslationConfirmationRequest(
        @Required @Nullable Integer revision,
        @Required @Nullable String contentHash,
        @Required @Means(Language.class) @Nullable String language) {}
