package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.disputes.domain.DuplicatePolicy;
import org.jointgov.disputes.domain.Duplicates;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The other township agrees that its alert and the proposer's are one matter, or says why not. Merged alerts stay what they are,
 * each under its own id and with its own keyset; a dispute opened from either is the dispute of both.
 */
@UseCase
public class AnswerMerge {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final Duplicates duplicates;
    private final AuditTrail trail;
    private final DuplicateQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AnswerMerge() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.duplicates = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public AnswerMerge(
            RequestContext context,
            Commands commands,
            DisputeAlerts alerts,
            Duplicates duplicates,
            AuditTrail trail,
            DuplicateQueries queries) {
        this.context = context;
        this.commands = commands;
        this.alerts = alerts;
        this.duplicates = duplicates;
        this.trail = trail;
        this.queries = queries;
    }

    /**
     * @param id of the own alert
     * @param proposalTownshipId who proposed
     * @param refusal why not; null: it agrees
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such alert, or nobody proposed that about it
     * @throws org.jointgov.shared.ForbiddenException when it is not the caller's township's, or he does not speak for it
     * @throws org.jointgov.shared.InvalidTransitionException as {@link Duplicates#answer} says
     */
    public DuplicatesView answer(UUID id, UUID proposalTownshipId, UUID proposalId, @Nullable String refusal) {
        return commands.once(earlier -> queries.of(earlier.recordId()), () -> {
            AlertStanding own = alerts.getStanding(id);
            DuplicatePolicy.requireOwn(context.caller(), own);
            UUID twin = duplicates.answer(own, proposalTownshipId, proposalId, refusal);
            trail.append(AuditContent.entry(
                    refusal == null ? "merge" : "refuse-merge",
                    own,
                    own.countyCodes(),
                    proposalTownshipId,
                    twin,
                    proposalId,
                    refusal));
            return queries.of(id);
        });
    }
}
