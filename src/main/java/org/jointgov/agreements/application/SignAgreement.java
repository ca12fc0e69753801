package org.jointgov.agreements.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.agreements.domain.AgreementState;
import org.jointgov.agreements.domain.CooperationAgreements;
import org.jointgov.agreements.domain.CooperationAgreements.Word;
import org.jointgov.agreements.domain.Negotiation;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A leader signs the accepted wording for the own side; the last signature puts the agreement in force. */
@UseCase
public class SignAgreement {
    private final Commands commands;
    private final RequestContext request;
    private final CooperationAgreements agreements;
    private final CooperationAgreementQueries queries;
    private final AwaitedLeaders leaders;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SignAgreement() {
        this.commands = null;
        this.request = null;
        this.agreements = null;
        this.queries = null;
        this.leaders = null;
        this.audit = null;
    }

    @Inject
    public SignAgreement(
            Commands commands,
            RequestContext request,
            CooperationAgreements agreements,
            CooperationAgreementQueries queries,
            AwaitedLeaders leaders,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.agreements = agreements;
        this.queries = queries;
        this.leaders = leaders;
        this.audit = audit;
    }

    /**
     * @param revision what the leader's screen showed
     * @param contentHash its hash there
     * @throws org.jointgov.shared.TextChangedException when that is not the latest wording as it is stored
     * @throws org.jointgov.shared.InvalidTransitionException when not all sides have accepted it, or this side has signed
     */
    public CooperationAgreementView sign(UUID id, int revision, String contentHash) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Negotiation before = agreements.lock(id);
            caller.requirePerson(Roles.LEADER);
            Consent word = new Consent(caller.township(), caller.personId(), revision, contentHash);
            Negotiation after = before.sign(word);
            agreements.give(after, Word.SIGNATURE, word, caller.office(), null);
            leaders.tell(after, caller.township());
            audit.append(
                    AgreementEntries.of(after.state() == AgreementState.IN_FORCE ? "enter-into-force" : "sign", after));
            return queries.after(id);
        });
    }
}
