package org.jointgov.tenancy.domain;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The borders that the caller may see. */
public interface Borders {
    Optional<Border> find(UUID id);

    /** Draws a border between these townships. */
    void add(Border border, Collection<UUID> townships);

    /** Whether the township is a member, and has not confirmed yet. */
    Membership membership(UUID border, UUID township);

    /**
     * Confirms for the caller's township; puts the border into force when it was the last.
     *
     * @return the border after that
     */
    Border confirm(Border border, UUID township, String office);

    /** What a township has to do with a border. */
    enum Membership {
        NONE,
        TO_CONFIRM,
        CONFIRMED
    }
}
