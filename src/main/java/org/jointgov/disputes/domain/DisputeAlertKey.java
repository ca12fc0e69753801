package org.jointgov.disputes.domain;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The primary key: the owning township leads, so that a hidden alert's id can be taken by another township and tells nothing. */
public class DisputeAlertKey implements Serializable {
    private static final long serialVersionUID = 1L;

    private UUID townshipId;
    private UUID id;

    @SuppressWarnings("NullAway") // Persistence fills the fields
    protected DisputeAlertKey() {
        this.townshipId = null;
        this.id = null;
    }

    public DisputeAlertKey(UUID townshipId, UUID id) {
        this.townshipId = townshipId;
        this.id = id;
    }

    public UUID townshipId() {
        return townshipId;
    }

    public UUID id() {
        return id;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DisputeAlertKey key && key.townshipId.equals(townshipId) && key.id.equals(id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(townshipId, id);
    }
}
