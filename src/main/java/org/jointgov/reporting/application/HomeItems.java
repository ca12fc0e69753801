package org.jointgov.reporting.application;

import java.time.Instant;
import java.util.List;
import org.jointgov.shared.Caller;

/** What waits for a caller. */
public interface HomeItems {
    /**
     * Overdue answers first, then the alerts that the caller is named to answer, then the most urgent. One statement.
     *
     * @param dayBegins of the caller's day, UTC
     * @param dayEnds of the caller's day, UTC
     */
    List<HomeItem> list(Caller caller, Instant dayBegins, Instant dayEnds);
}
