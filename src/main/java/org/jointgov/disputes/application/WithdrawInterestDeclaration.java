package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.Mediator;
import org.jointgov.disputes.domain.Mediators;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;

/** A declared interest has come to an end; the declaration stays on record. */
@UseCase
public class WithdrawInterestDeclaration {
    private final Commands commands;
    private final RequestContext request;
    private final Mediators mediators;
    private final MediatorQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected WithdrawInterestDeclaration() {
        this.commands = null;
        this.request = null;
        this.mediators = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public WithdrawInterestDeclaration(
            Commands commands, RequestContext request, Mediators mediators, MediatorQueries queries, AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.mediators = mediators;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param expected the version of the mediator that the caller read
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such mediator or declaration
     * @throws org.jointgov.shared.InvalidTransitionException after the departure, or when it has been withdrawn before
     */
    public MediatorView withdraw(UUID id, UUID declarationId, LongSupplier expected) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Mediator mediator = mediators.get(id);
            MediatorRegister.require(caller, mediator.townshipId());
            Precondition.check(mediator.version(), expected);
            mediator.touchInterests(request.now());
            mediators.withdraw(mediator, declarationId, caller.office());
            audit.append(MediatorRegister.entry("withdraw-interest", mediator, declarationId.toString()));
            return queries.after(id);
        });
    }
}
