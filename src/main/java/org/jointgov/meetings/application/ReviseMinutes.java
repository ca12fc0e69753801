package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.meetings.domain.MinutesContent;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** Either side writes the minutes anew, which reopens every sign-off. */
@UseCase
public class ReviseMinutes {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final JointMeetingQueries queries;
    private final Notifications notifications;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ReviseMinutes() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.queries = null;
        this.notifications = null;
        this.audit = null;
    }

    @Inject
    public ReviseMinutes(
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
     * @param base the revision that the writer had before the eyes; 0 for the first
     * @throws org.jointgov.shared.ConflictException when there is a newer one
     * @throws org.jointgov.shared.InvalidFieldsException when it names a township that is no side, or an item that is not on the
     *     agenda
     * @throws org.jointgov.shared.InvalidTransitionException when the minutes are in force or the meeting cancelled
     */
    public JointMeetingView revise(UUID id, int base, MinutesContent wording) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Minutes before = meetings.lock(id).minutes();
            caller.require(Roles.LEADER, Roles.CLERK);
            UUID own = caller.township();
            Minutes revised = before.revise(base, wording);
            meetings.write(revised, wording, own, caller.office());
            if (revised.state() != MeetingState.MINUTES_DRAFTING) {
                notifications.tellOtherSides(
                        Notifications.SIGNATURE_WAITS,
                        revised.borderId(),
                        List.of(Roles.LEADER),
                        JointMeetingQueries.KIND,
                        id);
            }
            audit.append(AuditEntry.of(
                    "revise-minutes",
                    JointMeetingQueries.KIND,
                    id,
                    revised.version(),
                    revised.ownerTownshipId(),
                    revised.borderId(),
                    revised.signOffs().contentHash()));
            return queries.after(id);
        });
    }
}
