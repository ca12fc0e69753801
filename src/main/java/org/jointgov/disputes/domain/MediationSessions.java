package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.disputes.domain.MediationSession.Present;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** The sessions of the disputes that the caller can see. Every write is a row of the acting township. */
public interface MediationSessions {
    /**
     * What an act on the sessions builds on.
     *
     * @param teamRevision the composition of the team
     * @param worker whether the caller works on them: leader of a side, or a mediator on its team; never a machine
     * @param team who is assigned
     * @param recorded the sessions so far: the writing township and the id
     * @param keys the wrapped keys for new words, for who works on them
     */
    record Locked(
            UUID leadTownshipId,
            UUID disputeId,
            UUID borderId,
            long version,
            DisputeStatus status,
            int teamRevision,
            boolean teamFormed,
            boolean worker,
            Set<UUID> sides,
            List<String> countyCodes,
            Set<Present> team,
            Set<Present> recorded,
            @Nullable DisputeKeys keys) {

        /**
         * @throws ForbiddenException when the caller does not work on the sessions
         * @throws InvalidTransitionException when no mediation goes on, or the team waits for a consent
         * @throws InvalidFieldsException when somebody is named who is not on the team, or a township that is no side
         */
        public void requireRecord(Caller caller, MediationSession session) {
            requireWorker(caller);
            if (status != DisputeStatus.MEDIATION || !teamFormed) {
                throw new InvalidTransitionException();
            }
            if (!team.containsAll(session.present())) {
                throw InvalidFieldsException.of("/present", "unknown-value");
            }
            if (session.refusingTownshipId() != null && !sides.contains(session.refusingTownshipId())) {
                throw InvalidFieldsException.of("/refusingTownshipId", "unknown-value");
            }
        }

        /**
         * @throws ForbiddenException when the caller does not work on the sessions
         * @throws NotFoundException when there is no such session
         */
        public void requireRemark(Caller caller, UUID sessionTownshipId, UUID sessionId) {
            requireWorker(caller);
            if (!recorded.contains(new Present(sessionTownshipId, sessionId))) {
                throw new NotFoundException();
            }
        }

        private void requireWorker(Caller caller) {
            if (caller.machine() || !worker) {
                throw new ForbiddenException();
            }
        }
    }

    /** What was said, in clear. The first id of each is the writing township's. */
    record Unmasked(List<SessionWords> sessions, List<RemarkWords> remarks) {}

    record SessionWords(UUID townshipId, UUID id, MediationSession.Words words) {}

    record RemarkWords(UUID townshipId, UUID id, String text) {}

    /**
     * The dispute, held for this transaction.
     *
     * @throws NotFoundException when the caller sees no such dispute
     */
    Locked lock(UUID disputeId);

    /**
     * Writes the record of a session.
     *
     * @throws org.jointgov.shared.IdInUseException when the township has a session of this id here
     */
    void record(Locked dispute, UUID township, String office, MediationSession session, MediationSession.Words words);

    /**
     * Writes a remark on the record of a session.
     *
     * @throws org.jointgov.shared.IdInUseException when the township has a remark of this id here
     */
    void remark(
            Locked dispute, UUID township, String office, UUID id, UUID sessionTownshipId, UUID sessionId, String text);

    /**
     * The latest records and remarks in clear; recorded every time.
     *
     * @throws NotFoundException when the caller sees no such dispute
     * @throws ForbiddenException when the caller does not handle it
     */
    Unmasked unmask(UUID disputeId, String purpose);
}
