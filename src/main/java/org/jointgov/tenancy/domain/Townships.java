package org.jointgov.tenancy.domain;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The townships that the caller may see. */
public interface Townships {
    Optional<Township> find(UUID id);

    /** How many of these the caller sees. */
    long count(Collection<UUID> ids);

    /** Whether somebody leads the township, and its province; empty when the caller does not see it. */
    Optional<Leadership> leadership(UUID township);

    /** Writes it, so that its version is the new one. */
    void store(Township township);

    /**
     * @param led whether the township has a leader, as far as the caller may know
     * @param provinceCode the township's province
     */
    record Leadership(boolean led, String provinceCode) {}
}
