package org.jointgov.meetings.adapter.rest;

import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * Another wording of the minutes. They are read by both sides and their provinces: no herder is named in them.
 *
 * @param baseRevision the revision that it builds on; 0 for the first
 * @param text at most 20,000 characters
 */
public record MinutesRequest(
        @Required @Nullable Integer baseRevision,
        @Required @Means(Language.class) @Nullable String language,
        @Required @Nullable String text) {}
