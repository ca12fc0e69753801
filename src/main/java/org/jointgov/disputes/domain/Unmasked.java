package org.jointgov.disputes.domain;

import java.time.Instant;
import java.util.List;

/**
 * An alert's personal data as it stands, and as it stood before.
 *
 * @param now what stands
 * @param earlier what was replaced after the alert had been shared, newest first
 */
public record Unmasked(Confidential now, List<Earlier> earlier) {
    public Unmasked {
        earlier = List.copyOf(earlier);
    }

    /** Earlier words, and when they were replaced. */
    public record Earlier(Confidential words, Instant replacedAt) {}
}
