package org.jointgov.catalogues.application;

import java.time.Instant;
import java.util.List;
import org.jointgov.catalogues.api.FileNeed;
import org.jointgov.catalogues.domain.Catalogue;
import org.jointgov.catalogues.domain.CatalogueKind;
import org.jointgov.shared.Means;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/**
 * One version of a catalogue. All versions from 1 to the one in force are there to be read.
 *
 * @param currentVersion the one in force
 * @param validFrom UTC; empty: from the beginning
 * @param office who published it; empty: it came with the product
 * @param entries in their order
 */
public record CatalogueView(
        @Means(CatalogueKind.class) String kind,
        int version,
        int currentVersion,
        @Nullable Instant validFrom,
        @Nullable String office,
        List<EntryView> entries) {

    /**
     * A code with its names.
     *
     * @param retired for no new record
     * @param answerWithinHours of a severity: how long the other side has for its answer, from sharing
     * @param neededWhen of a document of the file: what makes it needed
     */
    public record EntryView(
            String code,
            @Nullable String parentCode,
            TextSet name,
            boolean retired,
            @Nullable Integer answerWithinHours,
            @Means(FileNeed.class) @Nullable String neededWhen) {}

    static CatalogueView of(Catalogue catalogue) {
        return new CatalogueView(
                catalogue.kind().slug(),
                catalogue.version(),
                catalogue.currentVersion(),
                catalogue.validFrom(),
                catalogue.office(),
                catalogue.entries().stream()
                        .map(entry -> new EntryView(
                                entry.code(),
                                entry.parentCode(),
                                entry.name(),
                                entry.retired(),
                                entry.answerWithinHours(),
                                entry.neededWhen()))
                        .toList());
    }
}
