package org.jointgov.agreements.application;

import jakarta.inject.Inject;
import java.util.UUID;
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

/** A leader accepts the exact wording that another side wrote. */
@UseCase
public class AcceptAgreement {
    private final Commands commands;
    private final RequestContext request;
    private final CooperationAgreements agreements;
    private final CooperationAgreementQueries queries;
    private final AwaitedLeaders leaders;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AcceptAgreement() {
        this.commands = null;
        this.request = null;
        this.agreements = null;
        this.queries = null;
        this.leaders = null;
        this.audit = null;
    }

    @Inject
    public AcceptAgreement(
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
     * @throws org.jointgov.shared.InvalidTransitionException when it does not wait for this side's acceptance
     */
    public CooperationAgreementView accept(UUID id, int revision, String contentHash) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Negotiation before = agreements.lock(id);
            caller.requirePerson(Roles.LEADER);
            Consent word = new Consent(caller.township(), caller.personId(), revision, contentHash);
            Negotiation after = before.accept(word);
            agreements.give(after, Word.ACCEPTANCE, word, caller.office(), null);
            leaders.tell(after, caller.township());
            audit.append(AgreementEntries.of("accept", after));
            return queries.after(id);
        });
    }
}
