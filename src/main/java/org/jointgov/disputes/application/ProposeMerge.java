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

/** A township holds an alert of its own and one of another township for the same matter, and asks that one to agree. */
@UseCase
public class ProposeMerge {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final Duplicates duplicates;
    private final AuditTrail trail;
    private final DuplicateQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ProposeMerge() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.duplicates = null;
        this.trail = null;
        this.queries = null;
    }

    @Inject
    public ProposeMerge(
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
     * @param twinTownshipId whose alert the twin is
     * @param proposalId chosen by the client
     * @throws org.jointgov.shared.NotFoundException when the caller sees one of the alerts not
     * @throws org.jointgov.shared.ForbiddenException when the first is not the caller's township's, or he does not speak for it
     * @throws org.jointgov.shared.ConflictException when the two are merged, or wait for an answer
     * @throws org.jointgov.shared.InvalidTransitionException as {@link Duplicates#propose} says
     */
    public DuplicatesView propose(UUID id, UUID twinTownshipId, UUID twinId, UUID proposalId) {
        return commands.once(earlier -> queries.of(earlier.recordId()), () -> {
            AlertStanding own = alerts.getStanding(id);
            DuplicatePolicy.requireOwn(context.caller(), own);
            AlertStanding twin = alerts.getStanding(twinId, twinTownshipId);
            DuplicatePolicy.requireTwin(own, twin);
            duplicates.propose(own, twin, proposalId);
            trail.append(AuditContent.entry(
                    "propose-merge", own, own.countyCodes(), twin.ownerTownshipId(), twin.id(), proposalId));
            return queries.of(id);
        });
    }
}
