package org.jointgov.agreements.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.agreements.domain.CooperationAgreements.Word;
import org.jointgov.agreements.domain.Negotiation;
import org.jointgov.platform.persistence.UseCase;

/** A leader accepts the exact wording that another side wrote. */
@UseCase
public class AcceptAgreement {
    private final LeadersWord leader;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AcceptAgreement() {
        this.leader = null;
    }

    @Inject
    public AcceptAgreement(LeadersWord leader) {
        this.leader = leader;
    }

    /**
     * @param revision what the leader's screen showed
     * @param contentHash its hash there
     * @throws org.jointgov.shared.TextChangedException when that is not the latest wording as it is stored
     * @throws org.jointgov.shared.InvalidTransitionException when it does not wait for this side's acceptance
     */
    public CooperationAgreementView accept(UUID id, int revision, String contentHash) {
        return leader.give(
                id,
                Word.ACCEPTANCE,
                seen -> new LeadersWord.Text(revision, contentHash),
                null,
                Negotiation::accept,
                after -> "accept");
    }
}
