package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Page;
import org.jointgov.shared.RequestContext;

/** Reading dispute alerts. */
@UseCase
public class DisputeAlertQueries {
    private final RequestContext context;
    private final DisputeAlertReads reads;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DisputeAlertQueries() {
        this.context = null;
        this.reads = null;
    }

    @Inject
    public DisputeAlertQueries(RequestContext context, DisputeAlertReads reads) {
        this.context = context;
        this.reads = reads;
    }

    /** One page, newest first. */
    public Page<DisputeAlertSummary> list(DisputeAlertFilter filter, Cursor cursor, int limit) {
        return reads.list(context.caller(), filter, cursor, limit);
    }

    /**
     * Opens an alert: somebody outside the owning township leaves a reading, and the other side's person makes it read.
     *
     * @throws NotFoundException when the caller sees no alert of this id
     */
    public DisputeAlertView open(UUID id) {
        return reads.find(context.caller(), id, true).orElseThrow(NotFoundException::new);
    }

    /**
     * The alert after an act of the caller's, who has left a record by the act itself.
     *
     * @throws NotFoundException when the caller sees no alert of this id
     */
    public DisputeAlertView show(UUID id) {
        return reads.find(context.caller(), id, false).orElseThrow(NotFoundException::new);
    }
}
