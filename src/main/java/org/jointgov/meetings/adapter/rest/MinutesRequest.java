package org.jointgov.meetings.adapter.rest;

import org.jspecify.annotations.Nullable;

/**
 * Another wording of the minutes. They are read by both sides and their provinces: no herder is named in them.
 *
 * @param baseRevision the revision that it builds on; 0 for the first
 * @param language {@code zh-CN}, {@code bo} or {@code en}
 * @param text at most 20,000 characters
 */
public record MinutesRequest(
        @Nullable Integer baseRevision,
        @Nullable String language,
        @Nullable String text) {}
