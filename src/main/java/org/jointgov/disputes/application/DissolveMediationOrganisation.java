package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.MediationOrganisation;
import org.jointgov.disputes.domain.MediationOrganisations;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;

/** A township dissolves a mediation organisation for which nobody works any more; the entry is kept. */
@UseCase
public class DissolveMediationOrganisation {
    private final Commands commands;
    private final RequestContext request;
    private final MediationOrganisations organisations;
    private final MediationOrganisationQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DissolveMediationOrganisation() {
        this.commands = null;
        this.request = null;
        this.organisations = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public DissolveMediationOrganisation(
            Commands commands,
            RequestContext request,
            MediationOrganisations organisations,
            MediationOrganisationQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.organisations = organisations;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param expected the version that the caller read
     * @throws org.jointgov.shared.InvalidTransitionException while mediators work for it, or when it has been dissolved before
     */
    public MediationOrganisationView dissolve(UUID id, LongSupplier expected) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            Caller caller = request.caller();
            MediationOrganisation organisation = organisations.get(id);
            MediatorRegister.require(caller, organisation.townshipId());
            Precondition.check(organisation.version(), expected);
            organisation.dissolve(caller.office(), request.now());
            organisations.save();
            audit.append(MediatorRegister.entry("dissolve", organisation));
            return queries.get(id);
        });
    }
}
