package org.jointgov.disputes.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mediation teams of the disputes that the caller can see. Every write is a row of the acting township. */
public interface MediationTeams {
    /**
     * A party of one side did not accept a mediator. Names nobody.
     *
     * @param id chosen by the client
     * @param memberTownshipId whose member it is
     * @param memberId the appointment
     * @param partyTownshipId whose side the party is on
     * @param objectedOn the day, Asia/Shanghai
     * @param words read by all sides and their provinces
     */
    record Objection(
            UUID id,
            UUID memberTownshipId,
            UUID memberId,
            UUID partyTownshipId,
            LocalDate objectedOn,
            @Nullable String words) {}

    /**
     * The team, held for this transaction: acts on one dispute follow one another.
     *
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     */
    MediationTeam lock(UUID disputeId);

    /**
     * Writes an appointment.
     *
     * @throws org.jointgov.shared.IdInUseException when the township has an appointment of this id here
     */
    void appoint(MediationTeam team, MediationTeam.Member member, String office);

    /** Writes that the acting township takes its member off. */
    void release(MediationTeam team, UUID memberId);

    /**
     * Writes an objection.
     *
     * @throws org.jointgov.shared.IdInUseException when the township has an objection of this id here
     */
    void object(MediationTeam team, UUID township, Objection objection, String office);

    /** Writes the acting township's consent to the present composition. */
    void consent(MediationTeam team, UUID township, UUID person, String office);
}
