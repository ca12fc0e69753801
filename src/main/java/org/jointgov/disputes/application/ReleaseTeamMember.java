package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.MediationTeam;
import org.jointgov.disputes.domain.MediationTeamAction;
import org.jointgov.disputes.domain.MediationTeams;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;

/** A side's leader takes one of the own side off the mediation team, which reopens all consents. */
@UseCase
public class ReleaseTeamMember {
    private final Commands commands;
    private final RequestContext request;
    private final MediationTeams teams;
    private final MediationTeamQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ReleaseTeamMember() {
        this.commands = null;
        this.request = null;
        this.teams = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ReleaseTeamMember(
            Commands commands,
            RequestContext request,
            MediationTeams teams,
            MediationTeamQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.teams = teams;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param expected the dispute's version that the caller read
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute, or nobody on its team has the id
     * @throws org.jointgov.shared.ForbiddenException when the caller does not lead the member's side
     * @throws org.jointgov.shared.InvalidTransitionException when no team is formed now
     */
    public MediationTeamView release(UUID disputeId, UUID memberId, LongSupplier expected) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            MediationTeam before = teams.lock(disputeId);
            TeamRecord.require(caller, before, MediationTeamAction.APPOINT);
            MediationTeam team = before.release(memberId, caller.township());
            Precondition.check(before.version(), expected);
            teams.release(team, memberId);
            audit.append(TeamRecord.entry("release", team, caller.township(), memberId));
            return queries.after(disputeId);
        });
    }
}
