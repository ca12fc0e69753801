package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.JointMeeting;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** The planning township calls the meeting off, while there are no minutes. */
@UseCase
public class CancelJointMeeting {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final JointMeetingQueries queries;
    private final Notifications notifications;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CancelJointMeeting() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.queries = null;
        this.notifications = null;
        this.audit = null;
    }

    @Inject
    public CancelJointMeeting(
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
     * @param expected the version that the caller read
     * @throws org.jointgov.shared.InvalidTransitionException when there are minutes, or it has been cancelled
     */
    public JointMeetingView cancel(UUID id, LongSupplier expected, String reason) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            JointMeeting meeting = meetings.get(id);
            OwnPlan.require(caller, meeting);
            Precondition.check(meeting.version(), expected);
            meeting.cancel(reason, caller.office(), request.now());
            meetings.save();
            notifications.tellOtherSides(
                    Notifications.MEETING_CANCELLED,
                    meeting.borderId(),
                    List.of(Roles.LEADER, Roles.CLERK),
                    JointMeetingQueries.KIND,
                    id);
            audit.append(AuditEntry.of(
                    "cancel",
                    JointMeetingQueries.KIND,
                    id,
                    meeting.version(),
                    meeting.townshipId(),
                    meeting.borderId(),
                    reason));
            return queries.after(id);
        });
    }
}
