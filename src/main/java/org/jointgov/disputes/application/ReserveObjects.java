package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.DisputeFiles;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;

/**
 * Puts names on record for objects that an upload is about to write: in a transaction that ends before, so that no object stays
 * in the store whose name nobody knows. Changes nothing of the dispute.
 */
@UseCase
public class ReserveObjects {
    private final RequestContext request;
    private final DisputeFiles files;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ReserveObjects() {
        this.request = null;
        this.files = null;
    }

    @Inject
    public ReserveObjects(RequestContext request, DisputeFiles files) {
        this.request = request;
        this.files = files;
    }

    /** Reserves names. @param anew for all chunks of an image, to write them without its metadata; otherwise for the next chunk */
    List<UUID> reserve(UUID disputeId, UUID attachmentId, boolean anew) {
        request.caller();
        return files.reserve(disputeId, attachmentId, anew);
    }
}
