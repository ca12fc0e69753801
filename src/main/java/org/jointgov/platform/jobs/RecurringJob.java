package org.jointgov.platform.jobs;

import java.sql.SQLException;
import java.time.Duration;

/** A job that runs from the node's start to its end, one run after the other, never twice at once on a node. */
public interface RecurringJob {
    /** Its name in logs, health and database contexts: lower case with hyphens. */
    String name();

    /** How long it rests between the end of a run and the beginning of the next. */
    Duration rest();

    /**
     * One run. A failure is logged once for as long as it lasts, and the next run comes after the same rest.
     *
     * @throws SQLException when the database cannot be reached or refuses
     */
    void run() throws SQLException;
}
