package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.MediationOrganisation;
import org.jointgov.disputes.domain.MediationOrganisationProfile;
import org.jointgov.disputes.domain.MediationOrganisations;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;

/** A township corrects what its register says of a mediation organisation. */
@UseCase
public class ChangeMediationOrganisation {
    private final Commands commands;
    private final RequestContext request;
    private final MediationOrganisations organisations;
    private final MediationOrganisationQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ChangeMediationOrganisation() {
        this.commands = null;
        this.request = null;
        this.organisations = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ChangeMediationOrganisation(
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
     * @throws org.jointgov.shared.InvalidTransitionException once it has been dissolved
     */
    public MediationOrganisationView change(UUID id, LongSupplier expected, MediationOrganisationProfile profile) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            Caller caller = request.caller();
            MediationOrganisation organisation = organisations.get(id);
            MediatorRegister.require(caller, organisation.townshipId());
            Precondition.check(organisation.version(), expected);
            organisation.change(profile, request.now());
            organisations.save();
            audit.append(MediatorRegister.entry("change", organisation));
            return queries.get(id);
        });
    }
}
