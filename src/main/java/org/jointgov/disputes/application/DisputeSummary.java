package org.jointgov.disputes.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.api.Severity;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.LegalNature;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a dispute.
 *
 * @param fileNumber what stands on the file
 * @param townshipId the township that opened it
 * @param leadTownshipId the side that leads
 * @param sides the townships whose consent counts, the leading one among them
 * @param legalNature what all sides declare it to be now; absent while they differ or one has not spoken
 * @param severity of its alert, as headline and place are
 * @param openedAt server time, UTC
 * @param dueOn when what the settlement holds and has not been done is due next, in China; absent unless settled
 */
public record DisputeSummary(
        UUID id,
        long version,
        String fileNumber,
        String type,
        @Means(DisputeStatus.class) String status,
        @Means(LegalNature.class) @Nullable String legalNature,
        UUID townshipId,
        UUID leadTownshipId,
        UUID borderId,
        List<UUID> sides,
        String headline,
        String placeName,
        @Means(Severity.class) String severity,
        boolean escalated,
        Instant openedAt,
        @Nullable LocalDate dueOn) {}
