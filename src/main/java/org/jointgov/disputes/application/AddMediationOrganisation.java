package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.MediationOrganisation;
import org.jointgov.disputes.domain.MediationOrganisationProfile;
import org.jointgov.disputes.domain.MediationOrganisations;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A township enters one of its mediation organisations into its register. */
@UseCase
public class AddMediationOrganisation {
    private final Commands commands;
    private final RequestContext request;
    private final MediationOrganisations organisations;
    private final MediationOrganisationQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AddMediationOrganisation() {
        this.commands = null;
        this.request = null;
        this.organisations = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public AddMediationOrganisation(
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
     * @param id chosen by the caller, or new
     * @throws org.jointgov.shared.IdInUseException when the caller sees one of this id
     */
    public MediationOrganisationView add(UUID id, MediationOrganisationProfile profile) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            Caller caller = request.caller();
            caller.require(Roles.LEADER, Roles.CLERK);
            MediationOrganisation organisation =
                    MediationOrganisation.add(id, caller.township(), caller.office(), profile, request.now());
            organisations.add(organisation);
            audit.append(MediatorRegister.entry("add", organisation));
            return queries.get(id);
        });
    }
}
