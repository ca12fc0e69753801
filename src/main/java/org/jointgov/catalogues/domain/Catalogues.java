package org.jointgov.catalogues.domain;

import java.util.List;
import java.util.Optional;
import org.jointgov.shared.PreconditionFailedException;
import org.jspecify.annotations.Nullable;

/** All versions of all catalogues. */
public interface Catalogues {
    /**
     * A version; empty when there is none of this number.
     *
     * @param version null for the one in force
     */
    Optional<Catalogue> find(CatalogueKind kind, @Nullable Integer version);

    /**
     * Puts the next version into force.
     *
     * @param expected the one in force
     * @throws PreconditionFailedException when another one has come into force meanwhile
     */
    void publish(CatalogueKind kind, int expected, List<CatalogueEntry> entries);
}
