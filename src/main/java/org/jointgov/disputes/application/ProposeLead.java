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
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.RequestContext;

/** The leader of the side that leads a dispute asks another side to lead; nothing changes before that side accepts. */
@UseCase
public class ProposeLead {
    private final RequestContext context;
    private final Commands commands;
    private final Disputes disputes;
    private final AuditTrail trail;
    private final DisputeQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ProposeLead() {
        this.context = null;
        this.commands = null;
        this.disputes = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public ProposeLead(
            RequestContext context, Commands commands, Disputes disputes, AuditTrail trail, DisputeQueries queries) {
        this.context = context;
        this.commands = commands;
        this.disputes = disputes;
        this.trail = trail;
        this.queries = queries;
    }

    /**
     * @param toTownshipId who shall lead
     * @throws org.jointgov.shared.NotFoundException when the caller sees no dispute of this id
     * @throws org.jointgov.shared.ForbiddenException when the caller is not the leader of the leading side
     * @throws InvalidFieldsException when that township is no other side
     * @throws org.jointgov.shared.InvalidTransitionException when a side has been asked already, or the dispute is settled
     * @throws org.jointgov.shared.IdInUseException when the township has a proposal of this id
     */
    public DisputeView propose(UUID id, UUID proposalId, UUID toTownshipId, String reason) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            DisputeStanding dispute = disputes.getStanding(id);
            DisputePolicy.require(context.caller(), dispute, DisputeAction.PROPOSE_LEAD);
            if (!dispute.sides().contains(toTownshipId) || toTownshipId.equals(dispute.leadTownshipId())) {
                throw InvalidFieldsException.of("/toTownshipId", "unknown-value");
            }
            long version = disputes.proposeLead(dispute, proposalId, toTownshipId, reason);
            trail.append(DisputeRecord.entry(
                    "propose-lead", dispute, version, dispute.countyCodes(), proposalId, toTownshipId, reason));
            return queries.after(id);
        });
    }
}
