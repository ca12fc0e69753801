package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.AmendmentWindow;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** A side puts the minutes to both sides for amendments; who attended proposes them, and another side answers each. */
@UseCase
public class AmendMinutes {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final JointMeetingQueries queries;
    private final Notifications notifications;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AmendMinutes() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.queries = null;
        this.notifications = null;
        this.audit = null;
    }

    @Inject
    public AmendMinutes(
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
     * Puts the latest revision to both sides; once more makes the window longer.
     *
     * @param seen the revision on the caller's screen
     * @param days from now, 1 … {@link AmendmentWindow#MOST_DAYS}
     * @throws org.jointgov.shared.ConflictException when there is a newer revision
     * @throws org.jointgov.shared.InvalidTransitionException when there are no minutes, or somebody has signed them
     */
    public JointMeetingView putToBothSides(UUID id, int seen, int days) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Minutes before = meetings.lock(id).minutes();
            caller.require(Roles.LEADER, Roles.CLERK);
            Minutes put = before.putToBothSides(seen, Time.now().plus(Duration.ofDays(days)));
            meetings.putToBothSides(put, days, caller.township(), caller.office());
            tell(Notifications.SIGNATURE_WAITS, put);
            return done("put-to-both-sides", put, put.signOffs().contentHash(), String.valueOf(days));
        });
    }

    /**
     * Proposes a change of the latest revision.
     *
     * @param text what to change; read by every member township and the provinces; names no herder
     * @throws org.jointgov.shared.AttendeesOnlyException when the caller's office is not among those who attended
     * @throws org.jointgov.shared.ConflictException when there is a newer revision
     * @throws org.jointgov.shared.InvalidTransitionException when the window is not open, or the side has signed
     */
    public JointMeetingView propose(UUID id, UUID amendment, int seen, String text) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            JointMeetings.Locked before = meetings.lock(id);
            caller.requirePerson(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR);
            Minutes proposed = before.minutes()
                    .propose(caller.township(), seen, before.rights().attended(), Time.now());
            meetings.propose(proposed, amendment, text, caller.township(), caller.office());
            tell(Notifications.AMENDMENT_PROPOSED, proposed);
            return done("propose-amendment", proposed, amendment.toString(), String.valueOf(seen), text);
        });
    }

    /**
     * Answers another side's proposal; who accepts one writes it into the next revision.
     *
     * @param reason required unless accepted
     * @throws org.jointgov.shared.NotFoundException when there is no such proposal
     * @throws org.jointgov.shared.InvalidTransitionException when it is the own side's, or was answered
     */
    public JointMeetingView answer(UUID id, UUID amendment, boolean accepted, @Nullable String reason) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Minutes before = meetings.lock(id).minutes();
            caller.requirePerson(Roles.LEADER, Roles.CLERK);
            Minutes answered = before.answered();
            meetings.answer(answered, amendment, accepted, reason, caller.township(), caller.office());
            tell(Notifications.AMENDMENT_ANSWERED, answered);
            return done(
                    "answer-amendment",
                    answered,
                    amendment.toString(),
                    accepted ? "accepted" : "declined",
                    Objects.toString(reason, ""));
        });
    }

    private void tell(String template, Minutes minutes) {
        notifications.tellOtherSides(
                template,
                minutes.borderId(),
                List.of(Roles.LEADER, Roles.CLERK),
                JointMeetingQueries.KIND,
                minutes.meetingId());
    }

    private JointMeetingView done(String action, Minutes after, String... said) {
        audit.append(AuditEntry.of(
                action,
                JointMeetingQueries.KIND,
                after.meetingId(),
                after.version(),
                after.ownerTownshipId(),
                after.borderId(),
                "jointgov-amendment-v1\n" + String.join("\n", said)));
        return queries.after(after.meetingId());
    }
}
