package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.JointMeeting;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.MeetingDates;
import org.jointgov.meetings.domain.MeetingPlan;
import org.jointgov.meetings.domain.ProposedDate;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.SearchPostings;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A township plans a joint meeting on one of its borders. */
@UseCase
public class PlanJointMeeting {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final JointMeetingQueries queries;
    private final MeetingDates dates;
    private final SearchPostings postings;
    private final Notifications notifications;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected PlanJointMeeting() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.dates = null;
        this.queries = null;
        this.postings = null;
        this.notifications = null;
        this.audit = null;
    }

    @Inject
    public PlanJointMeeting(
            Commands commands,
            RequestContext request,
            JointMeetings meetings,
            MeetingDates dates,
            JointMeetingQueries queries,
            SearchPostings postings,
            Notifications notifications,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.meetings = meetings;
        this.dates = dates;
        this.queries = queries;
        this.postings = postings;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * @param id chosen by the caller, or new
     * @param proposed dates for the other sides to answer, until when the plan's time is provisional; none: it is fixed
     * @throws NotFoundException when the caller's borders in force do not hold this one
     */
    public JointMeetingView plan(UUID id, UUID borderId, MeetingPlan plan, List<ProposedDate> proposed) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            if (!caller.borderIds().contains(borderId)) {
                throw new NotFoundException();
            }
            caller.require(Roles.LEADER, Roles.CLERK);
            UUID own = caller.township();
            JointMeeting meeting = JointMeeting.plan(id, own, borderId, caller.office(), plan);
            meetings.add(meeting);
            postings.file(own, borderId, JointMeetingQueries.KIND, id, plan.title(), plan.place());
            long version = proposed.isEmpty() ? meeting.version() : dates.propose(own, id, proposed);
            notifications.tellOtherSides(
                    proposed.isEmpty() ? Notifications.MEETING_PLANNED : Notifications.MEETING_DATES_PROPOSED,
                    borderId,
                    List.of(Roles.LEADER, Roles.CLERK),
                    JointMeetingQueries.KIND,
                    id);
            audit.append(AuditEntry.of(
                    "plan",
                    JointMeetingQueries.KIND,
                    id,
                    version,
                    own,
                    borderId,
                    Stream.concat(Stream.of(plan.canonical()), proposed.stream().map(ProposedDate::canonical))
                            .collect(Collectors.joining("\n"))));
            return queries.after(id);
        });
    }
}
