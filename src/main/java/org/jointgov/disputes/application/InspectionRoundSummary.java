package org.jointgov.disputes.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a list shows of an inspection round.
 *
 * @param townshipId who recorded it
 * @param participants the townships that took part
 * @param findings how many
 * @param alerts how many alerts that the caller sees came of it
 * @param recordedAt server time, UTC
 */
public record InspectionRoundSummary(
        UUID id,
        UUID townshipId,
        UUID borderId,
        LocalDate heldOn,
        String places,
        List<UUID> participants,
        int findings,
        int alerts,
        Instant recordedAt) {}
