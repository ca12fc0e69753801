package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.meetings.domain.Signature;
import org.jointgov.meetings.domain.SigningAct;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/**
 * A side's leader signs the latest revision of the minutes, or a deputy or second signer, or somebody of the side enters the scan
 * of what the leader signed on paper; the last signature that is needed puts the minutes in force.
 */
@UseCase
public class SignOffMinutes {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final JointMeetingQueries queries;
    private final Notifications notifications;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SignOffMinutes() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.queries = null;
        this.notifications = null;
        this.audit = null;
    }

    @Inject
    public SignOffMinutes(
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
     * @param revision what the signer's screen showed
     * @param contentHash its hash there
     * @param wish as what the caller wants to sign
     * @throws org.jointgov.shared.ForbiddenException when the caller may not sign so
     * @throws org.jointgov.shared.AmendmentsOpenException while a proposal waits for its answer
     * @throws org.jointgov.shared.TextChangedException when that is not the latest revision as it is stored
     * @throws org.jointgov.shared.InvalidTransitionException when there is nothing to sign, or the side has signed
     */
    public JointMeetingView signOff(UUID id, int revision, String contentHash, SigningAct.Wish wish) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            JointMeetings.Locked before = meetings.lock(id);
            SigningAct act = SigningAct.of(caller, before.rights(), wish);
            Signature signature =
                    new Signature(caller.township(), caller.personId(), revision, contentHash, act.capacity());
            Minutes signed = before.minutes().signOff(signature);
            meetings.sign(signed, signature, caller.office(), act);
            notifications.tell(
                    Notifications.SIGNATURE_WAITS,
                    signed.awaited(),
                    List.of(Roles.LEADER),
                    JointMeetingQueries.KIND,
                    id);
            audit.append(AuditEntry.of(
                    signed.state() == MeetingState.IN_FORCE ? "seal" : "sign-off",
                    JointMeetingQueries.KIND,
                    id,
                    signed.version(),
                    signed.ownerTownshipId(),
                    signed.borderId(),
                    act.said(contentHash)));
            return queries.after(id);
        });
    }
}
