package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** The accounts and comments of the disputes that the caller can see. */
public interface DisputeAccounts {
    /**
     * What an act builds on, locked until its end, so that acts on one dispute follow one another.
     *
     * @param townshipId the township that leads the dispute
     * @param countyCodes the counties that its alert has been handed up to
     * @param leftToTeam a mediation team has been formed, and the caller is not on it
     * @param keys with which new words are encrypted; for who writes for a side
     */
    record Locked(
            UUID townshipId,
            UUID id,
            long version,
            UUID borderId,
            DisputeStatus status,
            List<String> countyCodes,
            Accounts accounts,
            boolean leftToTeam,
            @Nullable DisputeKeys keys) {}

    /**
     * What was said.
     *
     * @param facts every fact of the latest versions of all accounts
     * @param comments those that were named and that the caller may know
     */
    record Said(Map<UUID, FactWords> facts, Map<UUID, String> comments) {
        @Override
        public String toString() {
            return "Said";
        }
    }

    /** @throws NotFoundException when the caller sees no dispute of this id */
    Locked lock(UUID dispute);

    /**
     * Writes a side's next version.
     *
     * @param words of the facts that are new
     * @throws ConflictException when another version came first
     */
    void tell(Locked dispute, Account account, Map<UUID, FactWords> words);

    /** Confirms a fact for the acting side. */
    void confirm(Locked dispute, FactConfirmation confirmation);

    /** Takes the acting side's confirmation back. @throws InvalidTransitionException when there is none */
    void reopen(Locked dispute, UUID fact);

    /** @throws IdInUseException when the caller can see a comment of this id in the dispute */
    void comment(Locked dispute, UUID id, CommentAudience audience, String text);

    /**
     * Marks a comment of the acting office as withdrawn.
     *
     * @return for whom it was
     * @throws NotFoundException when the caller sees no such comment
     * @throws ForbiddenException when it is another side's or office's
     * @throws InvalidTransitionException when it has been withdrawn
     */
    CommentAudience withdrawComment(Locked dispute, UUID id);

    /**
     * What was said, opened; who read it and what for is recorded in the same statement.
     *
     * @param comments of which comments
     * @throws NotFoundException when the caller sees no dispute of this id
     * @throws ForbiddenException when the caller does not handle it
     */
    Said unmask(UUID dispute, List<UUID> comments, String purpose);
}
