package org.jointgov.disputes.application;

import java.util.Optional;
import java.util.UUID;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Page;

/** How {@link DisputeAlertQueries} reads; one statement each. */
public interface DisputeAlertReads {
    /** One page of what the caller may see, newest first by the server's time. */
    Page<DisputeAlertSummary> list(Caller caller, DisputeAlertFilter filter, Cursor cursor, int limit);

    /**
     * One alert.
     *
     * @param opened a person or machine reads it now: leaves a reading and marks it as read or received by the other side
     */
    Optional<DisputeAlertView> find(Caller caller, UUID id, boolean opened);
}
