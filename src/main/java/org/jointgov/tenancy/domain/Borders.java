package org.jointgov.tenancy.domain;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The borders that the caller may see. */
public interface Borders {
    Optional<Border> find(UUID id);

    /** Draws a border between these townships. */
    void add(Border border, Collection<UUID> townships);

    /** What a township has to do with a border; empty when the caller does not see it. */
    Optional<Standing> standing(UUID border, UUID township);

    /** Confirms for the caller's township; puts the border into force when it was the last. */
    void confirm(UUID border, UUID township, String office);

    /**
     * What a township has to do with a border.
     *
     * @param version the border's
     * @param member whether it shares the border
     * @param confirmed whether its leader has confirmed it
     */
    record Standing(long version, boolean member, boolean confirmed) {}
}
