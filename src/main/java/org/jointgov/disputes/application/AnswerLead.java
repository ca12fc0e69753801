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
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/** The leader of the side that has been asked takes the lead of the dispute from now on, or says why not. */
@UseCase
public class AnswerLead {
    private final RequestContext context;
    private final Commands commands;
    private final Disputes disputes;
    private final AuditTrail trail;
    private final DisputeQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AnswerLead() {
        this.context = null;
        this.commands = null;
        this.disputes = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public AnswerLead(
            RequestContext context, Commands commands, Disputes disputes, AuditTrail trail, DisputeQueries queries) {
        this.context = context;
        this.commands = commands;
        this.disputes = disputes;
        this.trail = trail;
        this.queries = queries;
    }

    /**
     * @param refusal why not; null: the side leads from now on
     * @throws NotFoundException when the caller sees no dispute of this id, or something else waits for an answer
     * @throws org.jointgov.shared.ForbiddenException when the caller is not the leader of the side that has been asked
     * @throws org.jointgov.shared.InvalidTransitionException when nothing waits for an answer, or the dispute is settled
     */
    public DisputeView answer(UUID id, UUID proposalId, @Nullable String refusal) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            DisputeStanding dispute = disputes.getStanding(id);
            DisputePolicy.require(context.caller(), dispute, DisputeAction.ANSWER_LEAD);
            if (dispute.leadProposal() == null || !dispute.leadProposal().id().equals(proposalId)) {
                throw new NotFoundException();
            }
            long version = disputes.answerLead(dispute, proposalId, refusal);
            trail.append(DisputeRecord.entry(
                    refusal == null ? "take-lead" : "refuse-lead",
                    dispute,
                    version,
                    dispute.countyCodes(),
                    proposalId,
                    refusal == null ? "" : refusal));
            return queries.after(id);
        });
    }
}
