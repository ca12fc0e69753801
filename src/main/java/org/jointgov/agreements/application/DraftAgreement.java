package org.jointgov.agreements.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.agreements.domain.CooperationAgreement;
import org.jointgov.agreements.domain.CooperationAgreements;
import org.jointgov.agreements.domain.Wording;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.SearchPostings;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A township drafts a cooperation agreement for one of its borders; nobody else sees it yet. */
@UseCase
public class DraftAgreement {
    private final Commands commands;
    private final RequestContext request;
    private final CooperationAgreements agreements;
    private final CooperationAgreementQueries queries;
    private final SearchPostings postings;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DraftAgreement() {
        this.commands = null;
        this.request = null;
        this.agreements = null;
        this.queries = null;
        this.postings = null;
        this.audit = null;
    }

    @Inject
    public DraftAgreement(
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
     * @param id chosen by the caller, or new
     * @throws NotFoundException when the caller's borders in force do not hold this one
     */
    public CooperationAgreementView draft(UUID id, UUID borderId, Wording wording) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            if (!caller.borderIds().contains(borderId)) {
                throw new NotFoundException();
            }
            caller.require(Roles.LEADER, Roles.CLERK);
            UUID own = caller.township();
            CooperationAgreement agreement = CooperationAgreement.draft(id, own, borderId, caller.office(), wording);
            agreements.add(agreement);
            postings.file(own, null, CooperationAgreementQueries.KIND, id, wording.title());
            audit.append(OwnDraft.entry("draft", agreement));
            return queries.after(id);
        });
    }
}
