package org.jointgov.changes.application;

import jakarta.inject.Inject;
import java.util.List;
import org.jointgov.changes.application.Changes.Change;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/** Reads the feed of the caller's township, county or province. An operator's feed is empty. */
@UseCase
public class ReadChanges {
    private final Changes changes;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ReadChanges() {
        this.changes = null;
        this.request = null;
    }

    @Inject
    public ReadChanges(Changes changes, RequestContext request) {
        this.changes = changes;
        this.request = request;
    }

    /**
     * One page of the feed.
     *
     * @param position where to go on from
     * @param more whether there is more after it
     */
    public record Feed(List<Change> items, long position, boolean more) {}

    /** Who follows the feed, and from where. */
    public record Follower(Caller caller, long position) {}

    /**
     * Entries after a position. Without one: nothing but the newest position, from which a client that has just read its lists
     * goes on. A position that the feed has not reached (after a restored backup) answers the newest one, smaller than asked:
     * the client then reads its lists anew.
     */
    public Feed read(@Nullable Long after, int limit) {
        request.caller();
        if (after == null) {
            return new Feed(List.of(), changes.position(), false);
        }
        Changes.Reach reach = changes.after(after, limit + 1);
        boolean more = reach.entries().size() > limit;
        List<Change> items = more ? reach.entries().subList(0, limit) : reach.entries();
        long position = items.isEmpty()
                ? Math.min(after, reach.newest())
                : items.get(items.size() - 1).position();
        return new Feed(List.copyOf(items), position, more);
    }

    /** The caller as a follower from now on. */
    public Follower follow() {
        return new Follower(request.caller(), changes.position());
    }
}
