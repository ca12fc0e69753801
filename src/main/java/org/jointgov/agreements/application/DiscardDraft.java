package org.jointgov.agreements.application;

import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.agreements.domain.CooperationAgreement;
import org.jointgov.agreements.domain.CooperationAgreements;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.SearchPostings;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Effect;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;

/** A township throws its draft away. */
@UseCase
public class DiscardDraft {
    private final Commands commands;
    private final RequestContext request;
    private final CooperationAgreements agreements;
    private final CooperationAgreementQueries queries;
    private final SearchPostings postings;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DiscardDraft() {
        this.commands = null;
        this.request = null;
        this.agreements = null;
        this.queries = null;
        this.postings = null;
        this.audit = null;
    }

    @Inject
    public DiscardDraft(
            Commands commands,
            RequestContext request,
            CooperationAgreements agreements,
            CooperationAgreementQueries queries,
            SearchPostings postings,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.agreements = agreements;
        this.queries = queries;
        this.postings = postings;
        this.audit = audit;
    }

    /**
     * @param expected the version that the caller read
     * @throws org.jointgov.shared.InvalidTransitionException once it has been proposed
     */
    public void discard(UUID id, LongSupplier expected) {
        commands.once(Effect::recordId, () -> {
            Caller caller = request.caller();
            CooperationAgreement agreement = agreements.get(id);
            OwnDraft.require(caller, agreement);
            Precondition.check(agreement.version(), expected);
            agreement.requireDraft();
            AuditEntry gone = OwnDraft.removal(agreement);
            agreements.remove(agreement);
            postings.file(agreement.townshipId(), null, CooperationAgreementQueries.KIND, id);
            audit.append(gone);
            return id;
        });
    }
}
