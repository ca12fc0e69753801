package org.jointgov.disputes.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of an alert.
 *
 * @param version counts the owner's changes
 * @param state {@code own}, {@code sent}, {@code received}, {@code read}, {@code acknowledged} or {@code declined}
 * @param raisedAt when the server took it in, UTC
 * @param mine it is the acting township's
 */
public record DisputeAlertSummary(
        UUID id,
        long version,
        String kind,
        String type,
        String severity,
        String headline,
        String placeName,
        UUID ownerTownshipId,
        @Nullable UUID borderId,
        String state,
        boolean escalated,
        Instant raisedAt,
        @Nullable Instant sharedAt,
        boolean mine) {}
