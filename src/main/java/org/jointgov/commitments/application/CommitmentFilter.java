package org.jointgov.commitments.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which commitments a list shows; null leaves a condition out.
 *
 * @param status a {@link org.jointgov.commitments.domain.CommitmentStatus}; null: all that have not been kept
 * @param townshipId the side that owes it
 * @param meetingId made by this meeting's minutes; then kept ones too
 * @param overdue whether the day is over and nobody has reported anything
 */
public record CommitmentFilter(
        @Nullable UUID borderId,
        @Nullable String status,
        @Nullable UUID townshipId,
        @Nullable UUID meetingId,
        @Nullable Boolean overdue) {}
