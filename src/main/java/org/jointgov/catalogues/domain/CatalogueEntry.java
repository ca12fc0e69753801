package org.jointgov.catalogues.domain;

import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/**
 * A code with its names.
 *
 * @param code lower-case letters, digits and hyphens, at most 40; for good
 * @param parentCode the type that it is a subtype of
 * @param retired for no new record; shown on those that bear it
 * @param answerWithinHours of a severity: how long the other side has for its answer to an alert, from sharing
 * @param neededWhen of a document of the file: what makes it needed, a {@link org.jointgov.catalogues.api.FileNeed}
 */
public record CatalogueEntry(
        String code,
        @Nullable String parentCode,
        TextSet name,
        boolean retired,
        @Nullable Integer answerWithinHours,
        @Nullable String neededWhen) {}
