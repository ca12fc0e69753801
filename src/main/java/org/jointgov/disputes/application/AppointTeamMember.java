package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.MediationTeam;
import org.jointgov.disputes.domain.MediationTeamAction;
import org.jointgov.disputes.domain.MediationTeams;
import org.jointgov.disputes.domain.Mediator;
import org.jointgov.disputes.domain.Mediators;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.RequestContext;

/** A side's leader puts a mediator of the own register on the mediation team of a dispute, which reopens all consents. */
@UseCase
public class AppointTeamMember {
    private final Commands commands;
    private final RequestContext request;
    private final MediationTeams teams;
    private final Mediators mediators;
    private final MediationTeamQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AppointTeamMember() {
        this.commands = null;
        this.request = null;
        this.teams = null;
        this.mediators = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public AppointTeamMember(
            Commands commands,
            RequestContext request,
            MediationTeams teams,
            Mediators mediators,
            MediationTeamQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.teams = teams;
        this.mediators = mediators;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param memberId the appointment's id
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute or mediator
     * @throws org.jointgov.shared.ForbiddenException when the caller does not lead a side, or the mediator is another township's
     * @throws org.jointgov.shared.InvalidTransitionException when no team is formed now, or the mediator has departed, is on the
     *     team, or was not accepted by a party
     */
    public MediationTeamView appoint(UUID disputeId, UUID memberId, UUID mediatorId) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            MediationTeam before = teams.lock(disputeId);
            TeamRecord.require(caller, before, MediationTeamAction.APPOINT);
            Mediator mediator = mediators.get(mediatorId);
            if (!caller.actsFor(mediator.townshipId())) {
                throw new ForbiddenException();
            }
            if (mediator.departed()) {
                throw new InvalidTransitionException();
            }
            MediationTeam.Member member =
                    new MediationTeam.Member(memberId, mediator.townshipId(), mediator.id(), mediator.displayName());
            MediationTeam team = before.appoint(member);
            teams.appoint(team, member, caller.office());
            audit.append(TeamRecord.entry("appoint", team, caller.township(), mediatorId));
            return queries.after(disputeId);
        });
    }
}
