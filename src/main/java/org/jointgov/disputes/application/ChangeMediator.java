package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.Mediator;
import org.jointgov.disputes.domain.MediatorProfile;
import org.jointgov.disputes.domain.Mediators;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;

/** A township corrects what its register says of a mediator. */
@UseCase
public class ChangeMediator {
    private final Commands commands;
    private final RequestContext request;
    private final Mediators mediators;
    private final MediatorQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ChangeMediator() {
        this.commands = null;
        this.request = null;
        this.mediators = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ChangeMediator(
            Commands commands, RequestContext request, Mediators mediators, MediatorQueries queries, AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.mediators = mediators;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param expected the version that the caller read
     * @throws org.jointgov.shared.InvalidTransitionException after the departure
     * @throws org.jointgov.shared.InvalidFieldsException when organisation or login are none of this township's
     */
    public MediatorView change(UUID id, LongSupplier expected, MediatorProfile profile) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Mediator mediator = mediators.get(id);
            MediatorRegister.require(caller, mediator.townshipId());
            Precondition.check(mediator.version(), expected);
            mediator.change(profile, request.now());
            mediators.save(mediator, profile);
            audit.append(MediatorRegister.entry("change", mediator, profile.canonical()));
            return queries.after(id);
        });
    }
}
