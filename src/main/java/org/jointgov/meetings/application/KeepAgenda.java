package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.Agenda;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.meetings.domain.NewAgendaItem;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/**
 * The sides' leaders and clerks keep the agenda of a joint meeting: each side's items are its own, the order and what was
 * reached are everybody's. Open until the minutes are in force.
 *
 * <p>Every act throws {@link org.jointgov.shared.NotFoundException} when the caller sees no such meeting or item,
 * {@link org.jointgov.shared.ForbiddenException} when the caller is neither leader nor clerk, and
 * {@link org.jointgov.shared.InvalidTransitionException} once the minutes are in force or the meeting is cancelled.
 */
@UseCase
public class KeepAgenda {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final Agenda agenda;
    private final AgendaQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected KeepAgenda() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.agenda = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public KeepAgenda(
            Commands commands,
            RequestContext request,
            JointMeetings meetings,
            Agenda agenda,
            AgendaQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.meetings = meetings;
        this.agenda = agenda;
        this.queries = queries;
        this.audit = audit;
    }

    /** Puts an item at the end of the agenda; see {@link Agenda#add}. */
    public AgendaView add(UUID meetingId, NewAgendaItem item) {
        return act(
                meetingId,
                "add-agenda-item",
                null,
                meeting -> agenda.add(meeting, item),
                item.id(),
                item.title(),
                item.responsible(),
                Objects.toString(item.minutes(), ""),
                Objects.toString(item.disputeId(), ""),
                Objects.toString(item.agreementId(), ""),
                Objects.toString(item.earlierId(), ""),
                Objects.toString(item.commitmentId(), ""));
    }

    /** Changes an item of the own side. */
    public AgendaView change(UUID meetingId, UUID item, String title, String responsible, @Nullable Integer minutes) {
        return act(
                meetingId,
                "change-agenda-item",
                null,
                meeting -> agenda.change(meeting, item, title, responsible, minutes),
                item,
                title,
                responsible,
                Objects.toString(minutes, ""));
    }

    /** Takes an item of the own side off the agenda. */
    public AgendaView withdraw(UUID meetingId, UUID item) {
        return act(meetingId, "withdraw-agenda-item", null, meeting -> agenda.withdraw(meeting, item), item);
    }

    /**
     * Puts all items in another order.
     *
     * @param expected the meeting's version that the caller read
     * @throws org.jointgov.shared.ConflictException when the agenda has changed meanwhile
     */
    public AgendaView order(UUID meetingId, LongSupplier expected, List<UUID> items) {
        return act(meetingId, "order-agenda", expected, meeting -> agenda.order(meeting, items), items.toArray());
    }

    /** Records whether the meeting came to an item. */
    public AgendaView recordOutcome(UUID meetingId, UUID item, boolean reached) {
        return act(
                meetingId,
                "record-agenda-outcome",
                null,
                meeting -> agenda.recordOutcome(meeting, item, reached),
                item,
                reached);
    }

    private AgendaView act(
            UUID meetingId, String action, @Nullable LongSupplier expected, Consumer<Minutes> deed, Object... said) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            Minutes meeting = meetings.lock(meetingId).minutes();
            request.caller().require(Roles.LEADER, Roles.CLERK);
            if (expected != null) {
                Precondition.check(meeting.version(), expected);
            }
            Minutes after = meeting.attended();
            deed.accept(meeting);
            audit.append(AuditEntry.of(
                    action,
                    JointMeetingQueries.KIND,
                    meetingId,
                    after.version(),
                    after.ownerTownshipId(),
                    after.borderId(),
                    "jointgov-agenda-act-v1\n"
                            + Arrays.stream(said).map(Object::toString).collect(Collectors.joining("\n"))));
            return queries.get(meetingId);
        });
    }
}
