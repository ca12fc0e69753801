package org.jointgov.disputes.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of mediators is narrowed to; null asks for all. There is no search by name.
 *
 * @param language a code of {@link org.jointgov.disputes.domain.MediationLanguage}
 * @param active whether the mediator is to be one now
 */
public record MediatorFilter(
        @Nullable UUID townshipId,
        @Nullable UUID organisationId,
        @Nullable String language,
        @Nullable Boolean active) {}
