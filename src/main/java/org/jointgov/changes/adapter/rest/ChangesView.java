package org.jointgov.changes.adapter.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.changes.application.Changes;
import org.jointgov.changes.application.ReadChanges;
import org.jointgov.shared.Means;
import org.jointgov.shared.RecordKind;

/**
 * Entries of the feed.
 *
 * @param position where to go on from
 * @param more whether there is more after it already
 */
public record ChangesView(List<ChangeView> items, long position, boolean more) {
    /**
     * One entry.
     *
     * @param operation {@code upsert} or {@code remove}
     * @param at when the change was recorded, UTC
     */
    @Schema(name = "ChangeView")
    public record ChangeView(
            long position,
            @Means(RecordKind.class) String recordKind,
            UUID recordId,
            long version,
            @Means(Changes.Operation.class) String operation,
            Instant at) {}

    static ChangesView of(ReadChanges.Feed feed) {
        return new ChangesView(
                feed.items().stream()
                        .map(c -> new ChangeView(
                                c.position(),
                                c.recordKind(),
                                c.recordId(),
                                c.version(),
                                c.operation().slug(),
                                c.at()))
                        .toList(),
                feed.position(),
                feed.more());
    }
}
