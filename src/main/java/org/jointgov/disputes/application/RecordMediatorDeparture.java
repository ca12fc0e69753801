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

/** A mediator leaves or is dismissed; the entry is kept, without phone and login. */
@UseCase
public class RecordMediatorDeparture {
    private final Commands commands;
    private final RequestContext request;
    private final Mediators mediators;
    private final MediatorQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RecordMediatorDeparture() {
        this.commands = null;
        this.request = null;
        this.mediators = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public RecordMediatorDeparture(
            Commands commands, RequestContext request, Mediators mediators, MediatorQueries queries, AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.mediators = mediators;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param expected the version that the caller read
     * @param reason read by both sides
     * @throws org.jointgov.shared.InvalidTransitionException when that has been recorded before
     */
    public MediatorView record(UUID id, LongSupplier expected, String reason) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Mediator mediator = mediators.get(id);
            MediatorRegister.require(caller, mediator.townshipId());
            Precondition.check(mediator.version(), expected);
            mediator.depart(reason, caller.office(), request.now());
            mediators.saveDeparted(mediator);
            audit.append(MediatorRegister.entry("depart", mediator, reason));
            return queries.after(id);
        });
    }
}
