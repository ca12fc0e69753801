package org.jointgov.agreements.application;

import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.agreements.domain.CooperationAgreement;
import org.jointgov.agreements.domain.CooperationAgreements;
import org.jointgov.agreements.domain.Wording;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.SearchPostings;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;

/** A township changes its draft. */
@UseCase
public class RewriteDraft {
    private final Commands commands;
    private final RequestContext request;
    private final CooperationAgreements agreements;
    private final CooperationAgreementQueries queries;
    private final SearchPostings postings;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RewriteDraft() {
        this.commands = null;
        this.request = null;
        this.agreements = null;
        this.queries = null;
        this.postings = null;
        this.audit = null;
    }

    @Inject
    public RewriteDraft(
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
    public CooperationAgreementView rewrite(UUID id, LongSupplier expected, Wording wording) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            CooperationAgreement agreement = agreements.get(id);
            OwnDraft.require(caller, agreement);
            Precondition.check(agreement.version(), expected);
            agreement.rewrite(wording);
            agreements.save();
            postings.file(agreement.townshipId(), null, CooperationAgreementQueries.KIND, id, wording.title());
            audit.append(OwnDraft.entry("change", agreement));
            return queries.after(id);
        });
    }
}
