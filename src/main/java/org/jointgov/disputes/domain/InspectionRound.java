package org.jointgov.disputes.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A round along a border (联合排查), in words that all its townships read.
 *
 * @param heldOn the day, at the place
 * @param places where it went, at most 500 characters
 * @param participants who took part
 */
public record InspectionRound(UUID id, UUID borderId, LocalDate heldOn, String places, List<Participant> participants) {
    public InspectionRound {
        participants = List.copyOf(participants);
    }

    /** By office, never by name. */
    public record Participant(UUID townshipId, String office) {}

    /** What was found on the spot. @param text at most 500 characters */
    public record Finding(UUID id, String place, String text) {}
}
