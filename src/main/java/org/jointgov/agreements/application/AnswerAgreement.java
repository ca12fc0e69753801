package org.jointgov.agreements.application;

import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jointgov.agreements.domain.CooperationAgreements;
import org.jointgov.agreements.domain.Negotiation;
import org.jointgov.agreements.domain.Wording;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.SearchPostings;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** Either side answers the latest wording with another; what was accepted and signed before is history. */
@UseCase
public class AnswerAgreement {
    private final Commands commands;
    private final RequestContext request;
    private final CooperationAgreements agreements;
    private final CooperationAgreementQueries queries;
    private final SearchPostings postings;
    private final AwaitedLeaders leaders;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AnswerAgreement() {
        this.commands = null;
        this.request = null;
        this.agreements = null;
        this.queries = null;
        this.postings = null;
        this.leaders = null;
        this.audit = null;
    }

    @Inject
    public AnswerAgreement(
            Commands commands,
            RequestContext request,
            CooperationAgreements agreements,
            CooperationAgreementQueries queries,
            SearchPostings postings,
            AwaitedLeaders leaders,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.agreements = agreements;
        this.queries = queries;
        this.postings = postings;
        this.leaders = leaders;
        this.audit = audit;
    }

    /**
     * @param base the revision that the writer had before the eyes
     * @param counter makes the new wording of the latest one
     * @throws org.jointgov.shared.ConflictException when somebody has answered meanwhile
     * @throws org.jointgov.shared.InvalidTransitionException when it is a draft, in force or ended
     */
    public CooperationAgreementView answer(UUID id, int base, UnaryOperator<Wording> counter) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Negotiation before = agreements.lock(id);
            caller.require(Roles.LEADER, Roles.CLERK);
            UUID own = caller.township();
            Negotiation answered = before.answer(
                    base, counter.apply(before.wording()), new Negotiation.Writer(own, caller.personId()));
            agreements.write(answered, caller.office());
            postings.file(
                    own,
                    answered.borderId(),
                    CooperationAgreementQueries.KIND,
                    id,
                    answered.wording().title());
            leaders.tell(answered, own);
            audit.append(AgreementEntries.of("counter", answered));
            return queries.after(id);
        });
    }
}
