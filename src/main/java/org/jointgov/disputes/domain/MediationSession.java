package org.jointgov.disputes.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session of the mediation team with the parties, as one side recorded it (People's Mediation Law, articles 17 and 20 to 22).
 *
 * @param heldAt when it began, UTC
 * @param place read by all sides and their provinces: no names
 * @param languages in which it was held, of {@link MediationLanguage}
 * @param present who of the team was there, at least one
 * @param confirmation how the parties came to know the record that they confirmed ({@link SessionConfirmation}); null: they did not
 * @param refusingTownshipId whose side's party clearly refused to go on, which ends the mediation; null: nobody did
 */
public record MediationSession(
        UUID id,
        Instant heldAt,
        String place,
        boolean openToPublic,
        List<String> languages,
        boolean interpreter,
        List<Present> present,
        @Nullable String confirmation,
        @Nullable UUID refusingTownshipId) {

    /** Somebody of the team. @param memberId the appointment */
    public record Present(UUID townshipId, UUID memberId) {}

    /**
     * What is encrypted of it.
     *
     * @param parties who of them came
     */
    public record Words(@Nullable String parties, String record) {}

    public MediationSession {
        languages = List.copyOf(languages);
        present = List.copyOf(present);
    }
}
