package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.JointMeeting;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.MeetingPlan;
import org.jointgov.meetings.domain.MeetingSeries;
import org.jointgov.meetings.domain.SeriesOfMeetings;
import org.jointgov.meetings.domain.SeriesRhythm;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.SearchPostings;
import org.jointgov.platform.time.Ids;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** A township plans the meetings of a rhythm in one act; each is a meeting of its own from then on. */
@UseCase
public class PlanMeetingSeries {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final SeriesOfMeetings seriesOfMeetings;
    private final MeetingSeriesQueries queries;
    private final SearchPostings postings;
    private final Notifications notifications;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected PlanMeetingSeries() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.seriesOfMeetings = null;
        this.queries = null;
        this.postings = null;
        this.notifications = null;
        this.audit = null;
    }

    @Inject
    public PlanMeetingSeries(
            Commands commands,
            RequestContext request,
            JointMeetings meetings,
            SeriesOfMeetings seriesOfMeetings,
            MeetingSeriesQueries queries,
            SearchPostings postings,
            Notifications notifications,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.meetings = meetings;
        this.seriesOfMeetings = seriesOfMeetings;
        this.queries = queries;
        this.postings = postings;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * What to plan.
     *
     * @param id of the series
     * @param firstId of its first meeting
     * @param first its plan; the others are like it
     * @param count how many meetings; absent: until the agreement's term ends, at most {@link MeetingSeries#MOST}
     * @param rotating whether the sides are host in turn, beginning with the first's host
     * @param agreementId in force on the border
     */
    public record Wish(
            UUID id,
            UUID firstId,
            UUID borderId,
            MeetingPlan first,
            SeriesRhythm rhythm,
            @Nullable Integer count,
            boolean rotating,
            @Nullable UUID agreementId) {}

    /**
     * Plans them all.
     *
     * @throws NotFoundException when the caller's borders in force do not hold this one
     * @throws InvalidFieldsException when the agreement is none in force on the border, or has no term to plan until
     */
    public MeetingSeriesView plan(Wish wish) {
        return commands.once(earlier -> queries.ofMeeting(earlier.recordId()), () -> {
            Caller caller = request.caller();
            UUID border = wish.borderId();
            if (!caller.borderIds().contains(border)) {
                throw new NotFoundException();
            }
            caller.require(Roles.LEADER, Roles.CLERK);
            UUID own = caller.township();
            MeetingSeries series = series(wish, own);
            seriesOfMeetings.add(series, caller.office());
            List<AuditEntry> entries = new ArrayList<>();
            for (int i = 0; i < series.plans().size(); i++) {
                MeetingPlan plan = series.plans().get(i);
                UUID id = i == 0 ? wish.firstId() : Ids.next();
                JointMeeting meeting = JointMeeting.plan(id, own, border, caller.office(), plan);
                meeting.takeTurn(series.id(), i + 1);
                meetings.add(meeting);
                postings.file(own, border, JointMeetingQueries.KIND, id, plan.title(), plan.place());
                entries.add(AuditEntry.of(
                        "plan",
                        JointMeetingQueries.KIND,
                        id,
                        meeting.version(),
                        own,
                        border,
                        String.join("\n", plan.canonical(), series.id().toString(), Integer.toString(i + 1))));
            }
            notifications.tellOtherSides(
                    Notifications.MEETING_PLANNED,
                    border,
                    List.of(Roles.LEADER, Roles.CLERK),
                    JointMeetingQueries.KIND,
                    wish.firstId());
            audit.append(entries);
            return queries.get(series.id());
        });
    }

    private MeetingSeries series(Wish wish, UUID own) {
        MeetingPlan first = wish.first();
        MeetingSeries.Agreement agreement = wish.agreementId() == null
                ? null
                : seriesOfMeetings
                        .agreement(wish.agreementId(), wish.borderId())
                        .orElseThrow(() -> InvalidFieldsException.of("/agreementId", "unknown-value"));
        List<UUID> hosts = wish.rotating()
                ? inTurn(seriesOfMeetings.members(wish.borderId()), first.hostTownshipId())
                : List.of(first.hostTownshipId());
        return new MeetingSeries(
                wish.id(),
                own,
                wish.borderId(),
                wish.rhythm(),
                MeetingSeries.plans(first, wish.rhythm(), count(wish, agreement), hosts, Time.ZONE),
                wish.rotating(),
                agreement);
    }

    private static int count(Wish wish, MeetingSeries.@Nullable Agreement agreement) {
        if (wish.count() != null) {
            return wish.count();
        }
        if (agreement == null || agreement.termTo() == null) {
            throw InvalidFieldsException.of("/meetings", "required");
        }
        int count = MeetingSeries.until(
                agreement.termTo(), wish.rhythm(), wish.first().startsAt(), Time.ZONE);
        if (count == 0) {
            throw InvalidFieldsException.of("/first/startsAt", "out-of-range");
        }
        return count;
    }

    /** The members, beginning with the host. */
    private static List<UUID> inTurn(List<UUID> members, UUID host) {
        if (!members.contains(host)) {
            throw InvalidFieldsException.of("/first/hostTownshipId", "unknown-value");
        }
        int first = members.indexOf(host);
        List<UUID> hosts = new ArrayList<>(members.subList(first, members.size()));
        hosts.addAll(members.subList(0, first));
        return hosts;
    }
}
