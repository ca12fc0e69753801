package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.DisputeAction;
import org.jointgov.disputes.domain.DisputePolicy;
import org.jointgov.disputes.domain.DisputeStanding;
import org.jointgov.disputes.domain.Disputes;
import org.jointgov.disputes.domain.StatusQuoBreach;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;

/** A side puts on record that somebody changed disputed ground while it has to stay as it is; the other sides see it at once. */
@UseCase
public class RecordStatusQuoBreach {
    private final RequestContext context;
    private final Commands commands;
    private final Disputes disputes;
    private final AuditTrail trail;
    private final DisputeQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RecordStatusQuoBreach() {
        this.context = null;
        this.commands = null;
        this.disputes = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public RecordStatusQuoBreach(
            RequestContext context, Commands commands, Disputes disputes, AuditTrail trail, DisputeQueries queries) {
        this.context = context;
        this.commands = commands;
        this.disputes = disputes;
        this.trail = trail;
        this.queries = queries;
    }

    /**
     * @throws org.jointgov.shared.NotFoundException when the caller sees no dispute of this id
     * @throws org.jointgov.shared.ForbiddenException when that is not for the caller to do
     * @throws org.jointgov.shared.InvalidTransitionException when nothing keeps the ground as it is now
     * @throws org.jointgov.shared.IdInUseException when the township has a breach of this id
     */
    public DisputeView record(UUID id, StatusQuoBreach breach) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            DisputeStanding dispute = disputes.getStanding(id);
            DisputePolicy.require(context.caller(), dispute, DisputeAction.RECORD_BREACH);
            long version = disputes.record(dispute, breach);
            trail.append(
                    DisputeRecord.entry("record-breach", dispute, version, dispute.countyCodes(), breach.canonical()));
            return queries.after(id);
        });
    }
}
