package org.jointgov.disputes.application;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.InspectionAction;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;

/**
 * An inspection round's page as this caller may see it.
 *
 * @param version counts findings and the alerts that came of them
 * @param townshipId who recorded it
 * @param actions what this caller may do now
 */
public record InspectionRoundView(
        UUID id,
        long version,
        UUID townshipId,
        UUID borderId,
        LocalDate heldOn,
        String places,
        List<Participant> participants,
        Act recorded,
        List<Finding> findings,
        @Means(InspectionAction.class) List<String> actions) {

    /** Who took part, by office. */
    @Schema(name = "InspectionParticipant")
    public record Participant(UUID townshipId, String office) {}

    /** What a township found, oldest first. @param alerts that came of it */
    @Schema(name = "InspectionFinding")
    public record Finding(UUID id, String place, String text, Act recorded, List<AlertLink> alerts) {}

    @Schema(name = "InspectionAlertLink")
    public record AlertLink(UUID id, UUID townshipId, String headline) {}
}
