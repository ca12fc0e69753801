package org.jointgov.disputes.domain;

import java.util.UUID;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.NotFoundException;

/** The inspection rounds that the caller can see. Every write is a row of the acting township. */
public interface InspectionRounds {
    /**
     * What an act on a round builds on.
     *
     * @param version counts findings and links
     */
    record Standing(UUID townshipId, UUID id, UUID borderId, long version) {
        /** With one thing more. */
        public Standing next() {
            return new Standing(townshipId, id, borderId, version + 1);
        }
    }

    /** @throws NotFoundException when the caller sees no round of this id */
    Standing get(UUID id);

    /**
     * @throws IdInUseException when the acting township has a round of this id
     * @throws InvalidFieldsException when somebody took part for a township that is none of the border
     */
    void add(UUID townshipId, String office, InspectionRound round);

    /** @throws IdInUseException when the acting township has a finding of this id */
    void addFinding(UUID townshipId, String office, Standing round, InspectionRound.Finding finding);

    /**
     * Says that the acting township raised an alert of its own because of a finding.
     *
     * @throws NotFoundException when the round has no such finding
     * @throws org.jointgov.shared.ConflictException when that has been said
     */
    void link(AlertStanding alert, String office, Standing round, UUID findingTownshipId, UUID findingId);
}
