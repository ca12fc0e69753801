package org.jointgov.agreements.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.agreements.domain.CooperationAgreements.Word;
import org.jointgov.agreements.domain.Negotiation;
import org.jointgov.platform.persistence.UseCase;

/** A leader ends the agreement for the own side; it is ended once every side has. */
@UseCase
public class EndAgreement {
    private final LeadersWord leader;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected EndAgreement() {
        this.leader = null;
    }

    @Inject
    public EndAgreement(LeadersWord leader) {
        this.leader = leader;
    }

    /**
     * @throws org.jointgov.shared.InvalidTransitionException when it is not in force, or this side has ended it
     */
    public CooperationAgreementView end(UUID id, String reason) {
        return leader.give(
                id,
                Word.ENDING,
                now -> new LeadersWord.Text(now.revision(), now.contentHash()),
                reason,
                Negotiation::end,
                after -> "end");
    }
}
