package org.jointgov.tenancy.domain;

import java.util.Optional;
import java.util.UUID;

/** The memberships that the caller may see. */
public interface Memberships {
    Optional<Membership> find(UUID id);

    /** Writes it, so that its version is the new one. */
    void store(Membership membership);
}
