package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.Mediator;
import org.jointgov.disputes.domain.MediatorProfile;
import org.jointgov.disputes.domain.Mediators;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A township enters a mediator into its register. */
@UseCase
public class AddMediator {
    private final Commands commands;
    private final RequestContext request;
    private final Mediators mediators;
    private final MediatorQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AddMediator() {
        this.commands = null;
        this.request = null;
        this.mediators = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public AddMediator(
            Commands commands, RequestContext request, Mediators mediators, MediatorQueries queries, AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.mediators = mediators;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param id chosen by the caller, or new
     * @throws org.jointgov.shared.IdInUseException when the caller sees one of this id
     * @throws org.jointgov.shared.InvalidFieldsException when organisation or login are none of this township's
     */
    public MediatorView add(UUID id, MediatorProfile profile) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            caller.require(Roles.LEADER, Roles.CLERK);
            Mediator mediator = Mediator.add(id, caller.township(), caller.office(), profile, request.now());
            mediators.add(mediator, profile);
            audit.append(MediatorRegister.entry("add", mediator, profile.canonical()));
            return queries.after(id);
        });
    }
}
