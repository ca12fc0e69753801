package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A leader signs the latest revision of the minutes for the own side; the last signature puts them in force. */
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
     * @throws org.jointgov.shared.TextChangedException when that is not the latest revision as it is stored
     * @throws org.jointgov.shared.InvalidTransitionException when there is nothing to sign, or the side has signed
     */
    public JointMeetingView signOff(UUID id, int revision, String contentHash) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Minutes before = meetings.lock(id).minutes();
            caller.requirePerson(Roles.LEADER);
            UUID own = caller.township();
            Minutes signed = before.signOff(new Consent(own, caller.personId(), revision, contentHash));
            meetings.sign(signed, own, caller.personId(), caller.office());
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
                    contentHash));
            return queries.after(id);
        });
    }
}
