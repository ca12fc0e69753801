package org.jointgov.agreements.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.agreements.domain.AgreementState;
import org.jointgov.agreements.domain.CooperationAgreements.Word;
import org.jointgov.agreements.domain.Negotiation;
import org.jointgov.platform.persistence.UseCase;

/** A leader signs the accepted wording for the own side; the last signature puts the agreement in force. */
@UseCase
public class SignAgreement {
    private final LeadersWord leader;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SignAgreement() {
        this.leader = null;
    }

    @Inject
    public SignAgreement(LeadersWord leader) {
        this.leader = leader;
    }

    /**
     * @param revision what the leader's screen showed
     * @param contentHash its hash there
     * @throws org.jointgov.shared.TextChangedException when that is not the latest wording as it is stored
     * @throws org.jointgov.shared.InvalidTransitionException when not all sides have accepted it, or this side has signed
     */
    public CooperationAgreementView sign(UUID id, int revision, String contentHash) {
        return leader.give(
                id,
                Word.SIGNATURE,
                seen -> new LeadersWord.Text(revision, contentHash),
                null,
                Negotiation::sign,
                after -> after.state() == AgreementState.IN_FORCE ? "enter-into-force" : "sign");
    }
}
