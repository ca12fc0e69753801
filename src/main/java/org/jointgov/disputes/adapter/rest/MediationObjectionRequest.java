package org.jointgov.disputes.adapter.rest;

import java.time.LocalDate;
import java.util.UUID;
import org.jointgov.disputes.domain.MediationTeams;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A party does not accept a mediator. Read by all sides and their provinces: it names no party.
 *
 * @param id chosen by the client; absent: a new one
 * @param memberTownshipId whose member it is
 * @param memberId the appointment
 * @param partyTownshipId whose side the party is on
 * @param objectedOn the day, not after today (Asia/Shanghai)
 * @param words at most 300 characters
 */
public record MediationObjectionRequest(
        @Nullable UUID id,
        @Required @Nullable UUID memberTownshipId,
        @Required @Nullable UUID memberId,
        @Required @Nullable UUID partyTownshipId,
        @Required @Nullable LocalDate objectedOn,
        @Nullable String words) {
    private static final UUID NONE = new UUID(0, 0);

    /** The objection, as far as the fields are good. */
    MediationTeams.Objection objection(Fields fields) {
        if (objectedOn != null && objectedOn.isAfter(LocalDate.ofInstant(Time.now(), Time.ZONE))) {
            fields.reject("/objectedOn", "in-future");
        }
        return new MediationTeams.Objection(
                id == null ? Ids.next() : id,
                fields.present("/memberTownshipId", memberTownshipId, NONE),
                fields.present("/memberId", memberId, NONE),
                fields.present("/partyTownshipId", partyTownshipId, NONE),
                fields.present("/objectedOn", objectedOn, LocalDate.EPOCH),
                fields.optionalText("/words", words, 300));
    }
}
