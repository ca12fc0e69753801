package org.jointgov.disputes.adapter.rest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.InspectionRound;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A round along a border. Both sides read it: no names.
 *
 * @param id chosen by the client; absent: a new one
 * @param heldOn the day, not in the future
 * @param places at most 500 characters
 * @param participants who took part by office, at least one
 */
public record InspectionRoundRequest(
        @Nullable UUID id,
        @Required @Nullable UUID borderId,
        @Required @Nullable LocalDate heldOn,
        @Required @Nullable String places,
        @Required @Nullable List<Participant> participants) {
    private static final int MOST = 20;
    private static final UUID NONE = new UUID(0, 0);

    /** @param office at most 60 characters */
    @Schema(name = "InspectionParticipantRequest")
    public record Participant(
            @Required @Nullable UUID townshipId,
            @Required @Nullable String office) {}

    /** The round, as far as the fields are good. */
    InspectionRound round(Fields fields) {
        List<Participant> given = fields.present("/participants", participants, List.of());
        if (participants != null && given.isEmpty()) {
            fields.reject("/participants", "required");
        }
        if (given.size() > MOST) {
            fields.reject("/participants", "too-many");
        }
        List<InspectionRound.Participant> all = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), MOST); i++) {
            String at = "/participants/" + i;
            all.add(new InspectionRound.Participant(
                    fields.present(at + "/townshipId", given.get(i).townshipId(), NONE),
                    fields.line(at + "/office", given.get(i).office(), 60)));
        }
        return new InspectionRound(
                id == null ? Ids.next() : id,
                fields.present("/borderId", borderId, NONE),
                StatusQuoBreachRequest.pastDay(fields, "/heldOn", heldOn),
                fields.text("/places", places, 500),
                all);
    }
}
