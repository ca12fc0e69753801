package org.jointgov.disputes.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.store.ObjectStore;

/** The objects that an upload is about to write: none, and no transaction for them, while everything stays in the database. */
@ApplicationScoped
public class AttachmentObjects {
    private final ObjectStore store;
    private final ReserveObjects reserving;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AttachmentObjects() {
        this.store = null;
        this.reserving = null;
    }

    @Inject
    public AttachmentObjects(ObjectStore store, ReserveObjects reserving) {
        this.store = store;
        this.reserving = reserving;
    }

    /** For the next chunk. */
    public List<UUID> forNextChunk(UUID disputeId, UUID attachmentId) {
        return store.isOn() ? reserving.reserve(disputeId, attachmentId, false) : List.of();
    }

    /** For an image without its metadata. */
    public List<UUID> forCompletion(UUID disputeId, UUID attachmentId) {
        return store.isOn() ? reserving.reserve(disputeId, attachmentId, true) : List.of();
    }
}
