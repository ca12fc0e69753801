package org.jointgov.disputes.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a list shows; null means any.
 *
 * @param side {@code own} or {@code other}
 * @param tokens what the search asks for, all of it ({@link org.jointgov.platform.text.SearchTokens#ofQuery})
 * @param from raised at or after
 * @param before raised before
 */
public record DisputeAlertFilter(
        @Nullable UUID borderId,
        @Nullable String kind,
        @Nullable String type,
        @Nullable String severity,
        @Nullable String state,
        @Nullable String side,
        List<String> tokens,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable Boolean escalated) {}
