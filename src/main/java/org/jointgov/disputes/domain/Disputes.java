package org.jointgov.disputes.domain;

import java.util.List;
import java.util.UUID;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** All disputes that the caller can see. Ids of hidden disputes answer like ids that were never given. */
public interface Disputes {
    /**
     * Opens a dispute for the acting township, which leads it until another side takes the lead.
     *
     * @return its file number
     * @throws DisputeExistsException when the alert, or the one merged with it, has one already, opened a moment ago too
     * @throws IdInUseException when the caller can see a dispute of this id
     * @throws InvalidTransitionException when no other township has acknowledged the alert
     */
    String open(AlertStanding alert, UUID id);

    /** @throws NotFoundException when the caller sees no dispute of this id */
    DisputeStanding getStanding(UUID id);

    /**
     * What the acting township declares the dispute to be in law.
     *
     * @throws ConflictException when it has declared something meanwhile
     * @throws InvalidTransitionException when the dispute has left the states in which that is open
     */
    Declared declare(DisputeStanding dispute, LegalNature nature);

    /**
     * @return the dispute's new version
     * @throws IdInUseException when the acting township has a breach of this id
     * @throws InvalidTransitionException when nothing keeps the ground as it is now
     */
    long record(DisputeStanding dispute, StatusQuoBreach breach);

    /**
     * @param note its id
     * @return the dispute's new version
     * @throws IdInUseException when the acting township has a note of this id
     * @throws InvalidTransitionException when no side calls it an administrative boundary now
     */
    long addNote(DisputeStanding dispute, UUID note, String text);

    /**
     * The acting township, which leads, asks another side to lead.
     *
     * @param proposal its id
     * @return the dispute's new version
     * @throws IdInUseException when the acting township has a proposal of this id
     * @throws InvalidTransitionException when a side has been asked already, a moment ago too
     */
    long proposeLead(DisputeStanding dispute, UUID proposal, UUID toTownshipId, String reason);

    /**
     * The acting township, which has been asked, takes the lead from now on, or does not.
     *
     * @param refusal why not; null: it accepts
     * @return the dispute's new version
     * @throws InvalidTransitionException when it has answered, a moment ago too
     */
    long answerLead(DisputeStanding dispute, UUID proposal, @Nullable String refusal);

    /**
     * What a declaration brought about.
     *
     * @param version the dispute's
     * @param referred it goes to the counties by this declaration
     * @param countyCodes the counties that it is open to
     */
    record Declared(long version, boolean referred, List<String> countyCodes) {}
}
