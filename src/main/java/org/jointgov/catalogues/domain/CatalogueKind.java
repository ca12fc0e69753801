package org.jointgov.catalogues.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.shared.Slugged;

/** What there is a catalogue of. The table's CHECK holds the same names. */
public enum CatalogueKind implements Slugged {
    /** What a dispute is about: types of the national statistics of people's mediation and what border pastures add. */
    DISPUTE_TYPES,
    /** How much an alert presses, and how long the other side has for its answer. */
    SEVERITIES,
    /** What belongs to the statutory file of a dispute, and what makes each document needed. */
    FILE_DOCUMENTS;

    /** The kind of this name. */
    public static Optional<CatalogueKind> find(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    /** By which the audit trail knows the catalogue; the same in every installation. */
    public UUID id() {
        return UUID.nameUUIDFromBytes(("catalogue/" + slug()).getBytes(StandardCharsets.UTF_8));
    }
}
