package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.JointMeeting;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** The planning township calls a meeting of a series off, and those that follow it, as far as they have no minutes. */
@UseCase
public class CancelRestOfSeries {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final JointMeetingQueries queries;
    private final Notifications notifications;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CancelRestOfSeries() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.queries = null;
        this.notifications = null;
        this.audit = null;
    }

    @Inject
    public CancelRestOfSeries(
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
     * @param id the first that is called off
     * @param expected its version that the caller read
     * @throws org.jointgov.shared.InvalidTransitionException when it has minutes, has been cancelled, or is of no series
     */
    public JointMeetingView cancel(UUID id, LongSupplier expected, String reason) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            JointMeeting named = meetings.get(id);
            OwnPlan.require(caller, named);
            Precondition.check(named.version(), expected);
            List<JointMeeting> all = new ArrayList<>(List.of(named));
            meetings.following(named).stream()
                    .filter(meeting -> meeting.state().canBecome(MeetingState.CANCELLED))
                    .forEach(all::add);
            all.forEach(meeting -> meeting.cancel(reason, caller.office(), request.now()));
            meetings.save();
            notifications.tellOtherSides(
                    Notifications.MEETING_CANCELLED,
                    named.borderId(),
                    List.of(Roles.LEADER, Roles.CLERK),
                    JointMeetingQueries.KIND,
                    id);
            audit.append(all.stream()
                    .map(meeting -> AuditEntry.of(
                            "cancel",
                            JointMeetingQueries.KIND,
                            meeting.id(),
                            meeting.version(),
                            meeting.townshipId(),
                            meeting.borderId(),
                            reason))
                    .toList());
            return queries.after(id);
        });
    }
}
