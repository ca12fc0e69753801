package org.jointgov.agreements.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.agreements.domain.AgreementState;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * A cooperation agreement in a list.
 *
 * @param ownerTownshipId the drafter
 * @param revision of the latest wording; 0 for a draft
 * @param termTo the last day; a term that is over does not end the agreement by itself
 * @param signedBy the townships whose leader has signed the latest wording; so with acceptedBy
 * @param draftedAt server time, UTC; the list's order
 */
public record CooperationAgreementSummary(
        UUID id,
        long version,
        String title,
        UUID borderId,
        UUID ownerTownshipId,
        @Means(AgreementState.class) String state,
        int revision,
        @Nullable LocalDate termFrom,
        @Nullable LocalDate termTo,
        List<UUID> signedBy,
        List<UUID> acceptedBy,
        Instant draftedAt) {}
