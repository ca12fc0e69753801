package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.DateAnswer;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.MeetingDates;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.meetings.domain.ProposedDate;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/**
 * The sides' leaders and clerks find a date for a planned meeting: each side proposes, every other side says whether it suits, and the
 * planner fixes one that suits all.
 *
 * <p>Every act throws {@link org.jointgov.shared.NotFoundException} when the caller sees no such meeting or date,
 * {@link ForbiddenException} when the caller is neither leader nor clerk, and
 * {@link org.jointgov.shared.InvalidTransitionException} once there are minutes or the meeting is cancelled.
 */
@UseCase
public class AgreeOnDate {
    private static final List<String> TOLD = List.of(Roles.LEADER, Roles.CLERK);

    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final MeetingDates dates;
    private final MeetingDatesQueries queries;
    private final Notifications notifications;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AgreeOnDate() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.dates = null;
        this.queries = null;
        this.notifications = null;
        this.audit = null;
    }

    @Inject
    public AgreeOnDate(
            Commands commands,
            RequestContext request,
            JointMeetings meetings,
            MeetingDates dates,
            MeetingDatesQueries queries,
            Notifications notifications,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.meetings = meetings;
        this.dates = dates;
        this.queries = queries;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** Proposes dates; see {@link MeetingDates#propose}. */
    public MeetingDatesView propose(UUID meetingId, List<ProposedDate> proposed) {
        return act(
                meetingId,
                "propose-dates",
                meeting -> {
                    dates.propose(meeting.ownerTownshipId(), meetingId, proposed);
                    notifications.tellOtherSides(
                            Notifications.MEETING_DATES_PROPOSED,
                            meeting.borderId(),
                            TOLD,
                            JointMeetingQueries.KIND,
                            meetingId);
                },
                proposed.stream().map(ProposedDate::canonical));
    }

    /** Takes a date of the own side back. */
    public MeetingDatesView withdraw(UUID meetingId, UUID date) {
        return act(
                meetingId,
                "withdraw-date",
                meeting -> dates.withdraw(meeting.ownerTownshipId(), meetingId, date),
                Stream.of(date.toString()));
    }

    /** Says whether other sides' dates suit; the sides that proposed them and the planner are told. */
    public MeetingDatesView answer(UUID meetingId, List<DateAnswer> answers) {
        return act(
                meetingId,
                "answer-dates",
                meeting -> {
                    UUID owner = meeting.ownerTownshipId();
                    UUID own = request.caller().township();
                    Set<UUID> told = Stream.concat(dates.answer(owner, meetingId, answers).stream(), Stream.of(owner))
                            .filter(side -> !side.equals(own))
                            .collect(Collectors.toSet());
                    notifications.tell(
                            Notifications.MEETING_DATES_ANSWERED, told, TOLD, JointMeetingQueries.KIND, meetingId);
                },
                answers.stream().map(DateAnswer::canonical));
    }

    /**
     * The planner fixes the time.
     *
     * @param expected the meeting's version that the caller read
     * @param date one that suits all sides; absent: the time that the plan has
     */
    public MeetingDatesView fix(UUID meetingId, LongSupplier expected, @Nullable UUID date) {
        return act(
                meetingId,
                "fix-date",
                meeting -> {
                    if (!request.caller().actsFor(meeting.ownerTownshipId())) {
                        throw new ForbiddenException();
                    }
                    Precondition.check(meeting.version(), expected);
                    dates.fix(meeting.ownerTownshipId(), meetingId, date);
                    notifications.tellOtherSides(
                            Notifications.MEETING_CHANGED,
                            meeting.borderId(),
                            TOLD,
                            JointMeetingQueries.KIND,
                            meetingId);
                },
                Stream.of(Objects.toString(date, "")));
    }

    private MeetingDatesView act(UUID meetingId, String action, Deed deed, Stream<String> said) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            Minutes meeting = meetings.lock(meetingId).minutes();
            request.caller().require(Roles.LEADER, Roles.CLERK);
            deed.on(meeting);
            audit.append(AuditEntry.of(
                    action,
                    JointMeetingQueries.KIND,
                    meetingId,
                    meeting.version() + 1,
                    meeting.ownerTownshipId(),
                    meeting.borderId(),
                    "jointgov-meeting-dates-v1\n" + said.collect(Collectors.joining("\n"))));
            return queries.get(meetingId);
        });
    }

    private interface Deed {
        void on(Minutes meeting);
    }
}
