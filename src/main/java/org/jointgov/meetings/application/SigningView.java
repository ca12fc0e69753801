package org.jointgov.meetings.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who signs for the caller's township, and for those that it shares a border with.
 *
 * @param version of the own township's rule; 0 before the first word
 * @param twoSigners the townships for which two persons have to sign
 * @param deputies of all these townships, those of the last year, newest first
 * @param actingDeputy the record by which the caller may sign as deputy today
 */
public record SigningView(
        long version,
        List<UUID> twoSigners,
        List<Deputy> deputies,
        @Nullable UUID actingDeputy) {

    /**
     * Who signs for a leader.
     *
     * @param office the deputy's, when named
     * @param leaderOffice of the leader who named the deputy
     * @param firstDay in Asia/Shanghai, like {@code lastDay}; both are included
     * @param endedAt before the last day; UTC
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "SigningDeputy")
    public record Deputy(
            UUID id,
            UUID townshipId,
            String office,
            String leaderOffice,
            LocalDate firstDay,
            LocalDate lastDay,
            Instant namedAt,
            @Nullable Instant endedAt) {}
}
