package org.jointgov.meetings.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * A joint meeting as its planner keeps it: planned, changed until the first leader has signed, cancelled while there are no
 * minutes. What both sides bring about together is told by {@link Minutes} and is none of the planner's to write.
 */
@Entity
@Table(name = "joint_meeting", schema = "jointgov")
@IdClass(RecordKey.class)
@SuppressWarnings("NullAway.Init") // JPA fills what the constructor for JPA leaves
public class JointMeeting {
    @Id
    @Column(name = "township_id")
    private UUID townshipId;

    @Id
    private UUID id;

    @Column(name = "border_id", updatable = false)
    private UUID borderId;

    private String kind;

    private String title;

    private String place;

    @Column(name = "starts_at")
    private OffsetDateTime startsAt;

    @Column(name = "ends_at")
    private @Nullable OffsetDateTime endsAt;

    private boolean online;

    @Column(name = "host_township_id")
    private UUID hostTownshipId;

    @Column(name = "planned_office", updatable = false)
    private String plannedOffice;

    @Column(name = "planned_at", insertable = false, updatable = false)
    private OffsetDateTime plannedAt;

    @Column(name = "cancelled_at")
    private @Nullable OffsetDateTime cancelledAt;

    @Column(name = "cancelled_office")
    private @Nullable String cancelledOffice;

    @Column(name = "cancel_reason")
    private @Nullable String cancelReason;

    @Column(name = "series_id", updatable = false)
    private @Nullable UUID seriesId;

    @Column(name = "series_number", updatable = false)
    private @Nullable Integer seriesNumber;

    @Column(name = "date_open", insertable = false, updatable = false)
    private boolean dateOpen;

    @Column(insertable = false, updatable = false)
    private String state = MeetingState.PLANNED.slug();

    @Version
    private long version;

    /** For JPA. */
    protected JointMeeting() {}

    /**
     * A meeting that a township plans on one of its borders.
     *
     * @param office the planner's title
     */
    public static JointMeeting plan(UUID id, UUID townshipId, UUID borderId, String office, MeetingPlan plan) {
        JointMeeting meeting = new JointMeeting();
        meeting.id = id;
        meeting.townshipId = townshipId;
        meeting.borderId = borderId;
        meeting.plannedOffice = office;
        meeting.take(plan);
        return meeting;
    }

    /**
     * Changes the plan.
     *
     * @throws InvalidTransitionException once a leader has signed the minutes, or the meeting has been cancelled
     * @throws InvalidFieldsException when the time changes while dates are proposed, of which one is to be fixed
     */
    public void change(MeetingPlan plan) {
        if (!state().planIsOpen()) {
            throw new InvalidTransitionException();
        }
        if (dateOpen && !plan.isAtTheTimeOf(plan())) {
            throw InvalidFieldsException.of("/startsAt", "dates-open");
        }
        take(plan);
    }

    /**
     * Calls the meeting off.
     *
     * @param at UTC
     * @throws InvalidTransitionException when there are minutes, or it has been cancelled
     */
    public void cancel(String reason, String office, Instant at) {
        if (!state().canBecome(MeetingState.CANCELLED)) {
            throw new InvalidTransitionException();
        }
        cancelReason = reason;
        cancelledOffice = office;
        cancelledAt = at.atOffset(ZoneOffset.UTC);
        state = MeetingState.CANCELLED.slug();
    }

    /**
     * Takes its turn in a series that is planned.
     *
     * @param number from 1
     */
    public void takeTurn(UUID series, int number) {
        seriesId = series;
        seriesNumber = number;
    }

    private void take(MeetingPlan plan) {
        kind = plan.kind();
        title = plan.title();
        place = plan.place();
        startsAt = plan.startsAt().atOffset(ZoneOffset.UTC);
        endsAt = plan.endsAt() == null ? null : plan.endsAt().atOffset(ZoneOffset.UTC);
        online = plan.online();
        hostTownshipId = plan.hostTownshipId();
    }

    public UUID id() {
        return id;
    }

    /** The planner's. */
    public UUID townshipId() {
        return townshipId;
    }

    public UUID borderId() {
        return borderId;
    }

    public MeetingState state() {
        return MeetingState.of(state);
    }

    /** Counts the acts of all sides. */
    public long version() {
        return version;
    }

    /** The series that it was planned with, if any. */
    public Optional<UUID> seriesId() {
        return Optional.ofNullable(seriesId);
    }

    /** The plan as it stands. */
    public MeetingPlan plan() {
        return new MeetingPlan(
                kind,
                title,
                place,
                startsAt.toInstant(),
                endsAt == null ? null : endsAt.toInstant(),
                online,
                hostTownshipId);
    }
}
