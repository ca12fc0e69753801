package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.AttendanceEntry;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A side records who of its own officials attended, and which guests it brought. */
@UseCase
public class RecordAttendance {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final JointMeetingQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RecordAttendance() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public RecordAttendance(
            Commands commands,
            RequestContext request,
            JointMeetings meetings,
            JointMeetingQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.meetings = meetings;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param expected the version of the own side's list that the caller read; 0 when there was none
     * @throws org.jointgov.shared.InvalidTransitionException when the minutes are in force or the meeting cancelled
     */
    public JointMeetingView record(UUID id, LongSupplier expected, List<AttendanceEntry> entries) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            JointMeetings.Locked locked = meetings.lock(id);
            caller.require(Roles.LEADER, Roles.CLERK);
            Precondition.check(locked.attendanceVersion(), expected);
            Minutes attended = locked.minutes().attended();
            meetings.record(attended, caller.township(), caller.office(), entries, locked.attendanceVersion() + 1);
            audit.append(AuditEntry.of(
                    "record-attendance",
                    JointMeetingQueries.KIND,
                    id,
                    attended.version(),
                    attended.ownerTownshipId(),
                    attended.borderId(),
                    entries.stream()
                            .map(e -> String.join(
                                    "\t",
                                    e.office(),
                                    e.role(),
                                    e.presence(),
                                    Objects.toString(e.deputyOffice(), ""),
                                    Objects.toString(e.organisation(), "")))
                            .collect(Collectors.joining("\n", "jointgov-attendance-v2\n", ""))));
            return queries.after(id);
        });
    }
}
