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

/** A leader ends the agreement for the own side; it is ended once every side has. */
@UseCase
public class EndAgreement {
    private final Commands commands;
    private final RequestContext request;
    private final CooperationAgreements agreements;
    private final CooperationAgreementQueries queries;
    private final AwaitedLeaders leaders;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected EndAgreement() {
        this.commands = null;
        this.request = null;
        this.agreements = null;
        this.queries = null;
        this.leaders = null;
        this.audit = null;
    }

    @Inject
    public EndAgreement(
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
     * @throws org.jointgov.shared.InvalidTransitionException when it is not in force, or this side has ended it
     */
    public CooperationAgreementView end(UUID id, String reason) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Negotiation before = agreements.lock(id);
            caller.requirePerson(Roles.LEADER);
            Consent word = new Consent(caller.township(), caller.personId(), before.revision(), before.contentHash());
            Negotiation after = before.end(word);
            agreements.give(after, Word.ENDING, word, caller.office(), reason);
            leaders.tell(after, caller.township());
            audit.append(AgreementEntries.of("end", after));
            return queries.after(id);
        });
    }
}
