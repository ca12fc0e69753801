package org.jointgov.disputes.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.MediationLanguage;
import org.jointgov.shared.Means;

/**
 * A mediator in a list.
 *
 * @param languages in which the mediator can mediate
 * @param active false after the departure
 * @param interests how many declared interests stand
 * @param addedAt server time, UTC; the list's order
 */
public record MediatorSummary(
        UUID id,
        long version,
        UUID townshipId,
        UUID organisationId,
        String displayName,
        @Means(MediationLanguage.class) List<String> languages,
        boolean active,
        int interests,
        Instant addedAt) {}
