package org.jointgov.changes.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.shared.Slugged;

/** The feed of the caller's own recipient. */
public interface Changes {
    /** Entries after a position, in its order. One statement. */
    Reach after(long position, int limit);

    /** The newest position. One statement. */
    long position();

    /** A record that became visible, changed or vanished. */
    record Change(long position, String recordKind, UUID recordId, long version, Operation operation, Instant at) {}

    /** What happened to it. */
    enum Operation implements Slugged {
        /** It is there, in this version or a later one. */
        UPSERT,
        /** It is gone. */
        REMOVE
    }

    /**
     * Entries, and how far the feed goes.
     *
     * @param newest the newest position of all
     */
    record Reach(List<Change> entries, long newest) {}
}
