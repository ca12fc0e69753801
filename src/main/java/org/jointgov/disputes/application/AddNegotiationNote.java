package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.DisputeAction;
import org.jointgov.disputes.domain.DisputePolicy;
import org.jointgov.disputes.domain.DisputeStanding;
import org.jointgov.disputes.domain.Disputes;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;

/** A side puts on record what was said about an administrative boundary, for the other sides and for the counties. */
@UseCase
public class AddNegotiationNote {
    private final RequestContext context;
    private final Commands commands;
    private final Disputes disputes;
    private final AuditTrail trail;
    private final DisputeQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AddNegotiationNote() {
        this.context = null;
        this.commands = null;
        this.disputes = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public AddNegotiationNote(
            RequestContext context, Commands commands, Disputes disputes, AuditTrail trail, DisputeQueries queries) {
        this.context = context;
        this.commands = commands;
        this.disputes = disputes;
        this.trail = trail;
        this.queries = queries;
    }

    /**
     * @param note its id
     * @throws org.jointgov.shared.NotFoundException when the caller sees no dispute of this id
     * @throws org.jointgov.shared.ForbiddenException when that is not for the caller to do
     * @throws org.jointgov.shared.InvalidTransitionException when no side calls it an administrative boundary now
     * @throws org.jointgov.shared.IdInUseException when the township has a note of this id
     */
    public DisputeView add(UUID id, UUID note, String text) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            DisputeStanding dispute = disputes.getStanding(id);
            DisputePolicy.require(context.caller(), dispute, DisputeAction.ADD_NEGOTIATION_NOTE);
            long version = disputes.addNote(dispute, note, text);
            trail.append(
                    DisputeRecord.entry("add-negotiation-note", dispute, version, dispute.countyCodes(), note, text));
            return queries.after(id);
        });
    }
}
