package org.jointgov.disputes.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.MediationLanguage;
import org.jointgov.disputes.domain.MediationSessionAction;
import org.jointgov.disputes.domain.SessionConfirmation;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a dispute's mediation team as a caller sees them, without what was said there.
 *
 * @param version the dispute's, which every record counts up
 * @param sessions the latest 100, newest first
 * @param actions what this caller may do now
 */
public record MediationSessionsView(
        UUID disputeId,
        long version,
        @Means(DisputeStatus.class) String status,
        List<Session> sessions,
        @Means(MediationSessionAction.class) List<String> actions) {

    /**
     * The record of a session.
     *
     * @param townshipId the side that wrote it
     * @param present who of the team was there
     * @param confirmation how the parties came to know the record that they confirmed; absent: they did not
     * @param refusingTownshipId whose side's party clearly refused to go on, which ended the mediation
     * @param remarks of any side, oldest first; their words are encrypted too
     */
    @Schema(name = "MediationSession")
    public record Session(
            UUID id,
            UUID townshipId,
            Instant heldAt,
            String place,
            boolean openToPublic,
            @Means(MediationLanguage.class) List<String> languages,
            boolean interpreter,
            List<Participant> present,
            @Means(SessionConfirmation.class) @Nullable String confirmation,
            @Nullable UUID refusingTownshipId,
            Act recorded,
            List<Remark> remarks) {}

    /** @param displayName as the register had it at the appointment */
    @Schema(name = "MediationSessionParticipant")
    public record Participant(UUID townshipId, UUID memberId, String displayName) {}

    @Schema(name = "MediationSessionRemark")
    public record Remark(UUID id, Act act) {}
}
