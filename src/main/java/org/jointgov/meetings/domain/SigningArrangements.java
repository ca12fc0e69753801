package org.jointgov.meetings.domain;

import java.time.LocalDate;
import java.util.UUID;

/** Who signs for the acting township beside its leader. */
public interface SigningArrangements {
    /**
     * Says whether two persons have to sign.
     *
     * @param expected the version that the caller read; 0 before the first word
     * @throws org.jointgov.shared.PreconditionFailedException when there is a newer one
     * @throws org.jointgov.shared.InvalidTransitionException when one is to be enough and a text waits for its second signer
     */
    void rule(UUID township, boolean twoSigners, String office, long expected);

    /**
     * Names a deputy.
     *
     * @param membership of a leader or clerk of the township, not the caller's
     * @param firstDay in Asia/Shanghai, like {@code lastDay}, which is at most 92 days later and not over
     * @throws org.jointgov.shared.InvalidFieldsException when the membership is none of these
     * @throws org.jointgov.shared.IdInUseException when there is a record of this id
     */
    void name(UUID township, UUID id, UUID membership, String leaderOffice, LocalDate firstDay, LocalDate lastDay);

    /**
     * Ends a deputy's record before its last day; what was signed stays.
     *
     * @throws org.jointgov.shared.NotFoundException when the township has none of this id
     * @throws org.jointgov.shared.InvalidTransitionException when it was ended before
     */
    void end(UUID township, UUID id, String office);
}
