package org.jointgov.disputes.adapter.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.MediationLanguage;
import org.jointgov.disputes.domain.MediationSession;
import org.jointgov.disputes.domain.SessionConfirmation;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * The record of a session.
 *
 * @param id chosen by the client; absent: a new one
 * @param heldAt when it began, not in the future
 * @param place at most 120 characters, read by all sides and their provinces: no names
 * @param languages in which it was held, at least one
 * @param present who of the team was there, at least one
 * @param parties which parties came, at most 2,000 characters; encrypted
 * @param record what was said and done, at most 20,000 characters; encrypted
 * @param confirmation how the parties came to know the record that they confirmed; absent: they did not
 * @param refusingTownshipId whose side's party clearly refused to go on; absent: nobody did
 */
public record MediationSessionRequest(
        @Nullable UUID id,
        @Required @Nullable Instant heldAt,
        @Required @Nullable String place,
        @Required @Nullable Boolean openToPublic,
        @Required @Means(MediationLanguage.class) @Nullable List<String> languages,
        @Required @Nullable Boolean interpreter,
        @Required @Nullable List<Participant> present,
        @Nullable String parties,
        @Required @Nullable String record,
        @Means(SessionConfirmation.class) @Nullable String confirmation,
        @Nullable UUID refusingTownshipId) {
    private static final int MOST = 40;
    private static final UUID NONE = new UUID(0, 0);

    /** Somebody of the team. @param memberId the appointment */
    @Schema(name = "MediationSessionParticipantRequest")
    public record Participant(
            @Required @Nullable UUID townshipId,
            @Required @Nullable UUID memberId) {}

    /** What all may read, as far as the fields are good. */
    MediationSession session(Fields fields) {
        if (heldAt != null && heldAt.isAfter(Time.now())) {
            fields.reject("/heldAt", "in-future");
        }
        return new MediationSession(
                id == null ? Ids.next() : id,
                fields.present("/heldAt", heldAt, Instant.EPOCH),
                fields.line("/place", place, 120),
                fields.present("/openToPublic", openToPublic, false),
                MediatorRequest.languages(fields, languages),
                fields.present("/interpreter", interpreter, false),
                participants(fields),
                confirmation == null || confirmation.isBlank()
                        ? null
                        : fields.oneOf("/confirmation", confirmation, SessionConfirmation.class),
                refusingTownshipId);
    }

    /** What is encrypted, as far as the fields are good. */
    MediationSession.Words words(Fields fields) {
        return new MediationSession.Words(
                fields.optionalText("/parties", parties, 2000), fields.text("/record", record, 20_000));
    }

    private List<MediationSession.Present> participants(Fields fields) {
        List<Participant> given = fields.present("/present", present, List.of());
        if (present != null && given.isEmpty()) {
            fields.reject("/present", "required");
        }
        if (given.size() > MOST) {
            fields.reject("/present", "too-many");
        }
        List<MediationSession.Present> all = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), MOST); i++) {
            String at = "/present/" + i;
            all.add(new MediationSession.Present(
                    fields.present(at + "/townshipId", given.get(i).townshipId(), NONE),
                    fields.present(at + "/memberId", given.get(i).memberId(), NONE)));
        }
        return all;
    }
}
