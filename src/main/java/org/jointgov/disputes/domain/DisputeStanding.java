package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of a dispute when somebody acts on it.
 *
 * @param townshipId the township that opened it and leads
 * @param sides the townships whose consent counts
 * @param countyCodes the counties that its alert has been handed up to, as far as the caller may know
 */
public record DisputeStanding(
        UUID townshipId,
        UUID id,
        long version,
        UUID borderId,
        DisputeStatus status,
        Set<UUID> sides,
        List<String> countyCodes) {}
