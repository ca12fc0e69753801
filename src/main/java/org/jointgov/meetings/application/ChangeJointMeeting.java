package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.JointMeeting;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.MeetingPlan;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.SearchPostings;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** The planning township changes the plan, until a leader has signed the minutes. */
@UseCase
public class ChangeJointMeeting {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final JointMeetingQueries queries;
    private final SearchPostings postings;
    private final Notifications notifications;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ChangeJointMeeting() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.queries = null;
        this.postings = null;
        this.notifications = null;
        this.audit = null;
    }

    @Inject
    public ChangeJointMeeting(
            Commands commands,
            RequestContext request,
            JointMeetings meetings,
            JointMeetingQueries queries,
            SearchPostings postings,
            Notifications notifications,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.meetings = meetings;
        this.queries = queries;
        this.postings = postings;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * @param expected the version that the caller read
     * @throws org.jointgov.shared.InvalidTransitionException once a leader has signed, or the meeting has been cancelled
     */
    public JointMeetingView change(UUID id, LongSupplier expected, MeetingPlan plan) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            JointMeeting meeting = meetings.get(id);
            OwnPlan.require(caller, meeting);
            Precondition.check(meeting.version(), expected);
            meeting.change(plan);
            meetings.save();
            UUID own = meeting.townshipId();
            postings.file(own, meeting.borderId(), JointMeetingQueries.KIND, id, plan.title(), plan.place());
            notifications.tellOtherSides(
                    Notifications.MEETING_CHANGED,
                    meeting.borderId(),
                    List.of(Roles.LEADER, Roles.CLERK),
                    JointMeetingQueries.KIND,
                    id);
            audit.append(AuditEntry.of(
                    "change",
                    JointMeetingQueries.KIND,
                    id,
                    meeting.version(),
                    own,
                    meeting.borderId(),
                    plan.canonical()));
            return queries.after(id);
        });
    }
}
