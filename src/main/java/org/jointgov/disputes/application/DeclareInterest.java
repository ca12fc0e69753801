package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.InterestDeclaration;
import org.jointgov.disputes.domain.Mediator;
import org.jointgov.disputes.domain.Mediators;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;

/** A township puts on record what may keep one of its mediators from being impartial. */
@UseCase
public class DeclareInterest {
    private final Commands commands;
    private final RequestContext request;
    private final Mediators mediators;
    private final MediatorQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DeclareInterest() {
        this.commands = null;
        this.request = null;
        this.mediators = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public DeclareInterest(
            Commands commands, RequestContext request, Mediators mediators, MediatorQueries queries, AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.mediators = mediators;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @throws org.jointgov.shared.InvalidTransitionException after the mediator's departure
     * @throws org.jointgov.shared.IdInUseException when the mediator has a declaration of this id
     */
    public MediatorView declare(UUID id, InterestDeclaration declaration) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Mediator mediator = mediators.get(id);
            MediatorRegister.require(caller, mediator.townshipId());
            mediator.touchInterests(request.now());
            mediators.declare(mediator, declaration, caller.office());
            audit.append(MediatorRegister.entry("declare-interest", mediator, declaration.canonical()));
            return queries.after(id);
        });
    }
}
