package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.MediationTeam;
import org.jointgov.disputes.domain.MediationTeamAction;
import org.jointgov.disputes.domain.MediationTeams;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.RequestContext;

/** A side puts on record that a party does not accept a mediator, who is off the team at once; all consents are reopened. */
@UseCase
public class RecordObjection {
    private final Commands commands;
    private final RequestContext request;
    private final MediationTeams teams;
    private final MediationTeamQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RecordObjection() {
        this.commands = null;
        this.request = null;
        this.teams = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public RecordObjection(
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
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller works for none of its sides
     * @throws org.jointgov.shared.InvalidFieldsException when the party's township is none of its sides
     * @throws org.jointgov.shared.InvalidTransitionException when no team is formed now, or the mediator is not on it
     */
    public MediationTeamView record(UUID disputeId, MediationTeams.Objection objection) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            MediationTeam before = teams.lock(disputeId);
            TeamRecord.require(caller, before, MediationTeamAction.OBJECT);
            if (!before.consent().sides().contains(objection.partyTownshipId())) {
                throw InvalidFieldsException.of("/partyTownshipId", "unknown-value");
            }
            MediationTeam team = before.objectTo(objection.memberTownshipId(), objection.memberId(), caller.township());
            teams.object(team, caller.township(), objection, caller.office());
            audit.append(TeamRecord.entry(
                    "object",
                    team,
                    caller.township(),
                    objection.memberTownshipId(),
                    objection.memberId(),
                    objection.partyTownshipId(),
                    objection.objectedOn(),
                    objection.words() == null ? "" : objection.words()));
            return queries.after(disputeId);
        });
    }
}
