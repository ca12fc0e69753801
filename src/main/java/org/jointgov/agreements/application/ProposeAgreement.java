package org.jointgov.agreements.application;

import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.agreements.domain.CooperationAgreements;
import org.jointgov.agreements.domain.Negotiation;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.SearchPostings;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A leader lays the own draft before the other sides: from now on they see it, and its wording stands. */
@UseCase
public class ProposeAgreement {
    private final Commands commands;
    private final RequestContext request;
    private final CooperationAgreements agreements;
    private final CooperationAgreementQueries queries;
    private final SearchPostings postings;
    private final AwaitedLeaders leaders;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ProposeAgreement() {
        this.commands = null;
        this.request = null;
        this.agreements = null;
        this.queries = null;
        this.postings = null;
        this.leaders = null;
        this.audit = null;
    }

    @Inject
    public ProposeAgreement(
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
     * @param expected the version that the caller read
     * @throws org.jointgov.shared.InvalidTransitionException when it has been proposed already
     */
    public CooperationAgreementView propose(UUID id, LongSupplier expected) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Negotiation draft = agreements.lock(id);
            caller.requirePerson(Roles.LEADER);
            if (!caller.actsFor(draft.ownerTownshipId())) {
                throw new ForbiddenException();
            }
            Precondition.check(draft.version(), expected);
            Negotiation proposed = draft.propose(new Negotiation.Writer(caller.township(), caller.personId()));
            agreements.write(proposed, caller.office());
            postings.file(
                    caller.township(),
                    proposed.borderId(),
                    CooperationAgreementQueries.KIND,
                    id,
                    proposed.wording().title());
            leaders.tell(proposed, caller.township());
            audit.append(AgreementEntries.of("propose", proposed));
            return queries.after(id);
        });
    }
}
