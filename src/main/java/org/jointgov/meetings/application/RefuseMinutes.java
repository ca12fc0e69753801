package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.meetings.domain.SigningAct;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A leader, or a deputy, says why the own side does not sign the latest minutes. Blocks nothing: the side may sign later, or write another revision. */
@UseCase
public class RefuseMinutes {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final JointMeetingQueries queries;
    private final Notifications notifications;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RefuseMinutes() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.queries = null;
        this.notifications = null;
        this.audit = null;
    }

    @Inject
    public RefuseMinutes(
            Commands commands,
            RequestContext request,
            JointMeetings meetings,
            JointMeetingQueries queries,
            Notifications notifications,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.meetings = meetings;
        this.queries = queries;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * @param revision what the leader's screen showed
     * @param contentHash its hash there
     * @param reason read by every member township and the provinces; names no herder
     * @throws org.jointgov.shared.TextChangedException when that is not the latest revision as it is stored
     * @throws org.jointgov.shared.InvalidTransitionException when there is nothing to sign, or the side has signed or refused it
     */
    public JointMeetingView refuse(UUID id, int revision, String contentHash, String reason) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            JointMeetings.Locked before = meetings.lock(id);
            SigningAct.of(caller, before.rights(), SigningAct.Wish.NONE);
            UUID own = caller.township();
            Minutes refused = before.minutes().refused(own, revision, contentHash);
            meetings.refuse(refused, own, caller.office(), reason);
            notifications.tellOtherSides(
                    Notifications.SIGN_OFF_REFUSED,
                    refused.borderId(),
                    List.of(Roles.LEADER, Roles.CLERK),
                    JointMeetingQueries.KIND,
                    id);
            audit.append(AuditEntry.of(
                    "refuse-sign-off",
                    JointMeetingQueries.KIND,
                    id,
                    refused.version(),
                    refused.ownerTownshipId(),
                    refused.borderId(),
                    String.join("\n", "jointgov-sign-off-refusal-v1", contentHash, reason)));
            return queries.after(id);
        });
    }
}
