package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.MediationTeam;
import org.jointgov.disputes.domain.MediationTeamAction;
import org.jointgov.disputes.domain.MediationTeams;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A side's leader consents to the present composition of the mediation team; the last side's consent forms it. */
@UseCase
public class ConsentToTeam {
    private final Commands commands;
    private final RequestContext request;
    private final MediationTeams teams;
    private final Notifications notifications;
    private final MediationTeamQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ConsentToTeam() {
        this.commands = null;
        this.request = null;
        this.teams = null;
        this.notifications = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ConsentToTeam(
            Commands commands,
            RequestContext request,
            MediationTeams teams,
            Notifications notifications,
            MediationTeamQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.teams = teams;
        this.notifications = notifications;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param revision the composition that the leader's screen showed
     * @param contentHash its hash there
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller does not lead a side, or has consented for another
     * @throws org.jointgov.shared.TextChangedException when that is not the present composition
     * @throws org.jointgov.shared.InvalidTransitionException when a side has nobody on the team, or the own one has consented
     */
    public MediationTeamView consent(UUID disputeId, int revision, String contentHash) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            MediationTeam before = teams.lock(disputeId);
            TeamRecord.require(caller, before, MediationTeamAction.CONSENT);
            UUID own = caller.township();
            MediationTeam team = before.consent(new Consent(own, caller.personId(), revision, contentHash));
            teams.consent(team, own, caller.personId(), caller.office());
            notifications.tell(
                    Notifications.SIGNATURE_WAITS,
                    team.awaited(),
                    List.of(Roles.LEADER),
                    DisputeRecord.KIND,
                    disputeId);
            audit.append(TeamRecord.entry(team.formed() ? "form-team" : "consent", team, own));
            return queries.after(disputeId);
        });
    }
}
