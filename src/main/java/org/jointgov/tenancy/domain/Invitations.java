package org.jointgov.tenancy.domain;

import java.util.Optional;
import java.util.UUID;

/** The invitations that the caller may see. */
public interface Invitations {
    Optional<Invitation> find(UUID id);

    /** Writes it, so that its version is the new one. */
    void store(Invitation invitation);
}
