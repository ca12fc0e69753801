package org.jointgov.disputes.domain;

import java.util.UUID;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.TextChangedException;

/** The versions of the borders' retention rules: whole, and never changed. */
public interface RetentionRules {
    /**
     * A version, as far as an answer builds on it.
     *
     * @param answers how many sides have answered
     */
    record Standing(UUID id, UUID borderId, int version, int answers) {}

    /**
     * Proposes the next version, which takes the place of one that waits for an answer.
     *
     * @return its number
     * @throws NotFoundException when there is no such border in force
     * @throws InvalidFieldsException when a type is not in the catalogue, or twice
     * @throws org.jointgov.shared.IdInUseException when the id is taken
     */
    int propose(UUID borderId, UUID id, RetentionTerms terms);

    /** @throws NotFoundException when the caller sees none of this id */
    Standing getStanding(UUID id);

    /**
     * The acting township's answer.
     *
     * @return whether the rule is in force by it
     * @throws InvalidTransitionException when it waits for no answer of the township
     * @throws TextChangedException when that is not what the screen showed
     */
    boolean answer(UUID id, boolean approves, String contentHash);
}
