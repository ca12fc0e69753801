package org.jointgov.meetings.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of joint meetings is narrowed to; null asks for all.
 *
 * @param q words of title or place
 * @param from the earliest start, UTC, inclusive
 * @param to the latest start, UTC, exclusive
 */
public record MeetingFilter(
        @Nullable UUID borderId,
        @Nullable String kind,
        @Nullable String state,
        @Nullable String q,
        @Nullable Instant from,
        @Nullable Instant to) {}
