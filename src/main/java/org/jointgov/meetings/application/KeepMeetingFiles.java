package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.MeetingFileKind;
import org.jointgov.meetings.domain.MeetingFiles;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.meetings.domain.NewMeetingFile;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/**
 * A side's leader or clerk keeps scans with a joint meeting. They are beside the minutes, not part of what is signed, so the
 * meeting's version stays what it was.
 */
@UseCase
public class KeepMeetingFiles {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final MeetingFiles files;
    private final MeetingFileQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected KeepMeetingFiles() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.files = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public KeepMeetingFiles(
            Commands commands,
            RequestContext request,
            JointMeetings meetings,
            MeetingFiles files,
            MeetingFileQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.meetings = meetings;
        this.files = files;
        this.queries = queries;
        this.audit = audit;
    }

    /** Adds one of the own side; see {@link MeetingFiles#add}. @throws org.jointgov.shared.NotFoundException for a hidden meeting */
    public MeetingFileView add(UUID meetingId, NewMeetingFile file) {
        return commands.once(earlier -> queries.get(meetingId, file.id()), () -> {
            Minutes meeting = meetings.lock(meetingId).minutes();
            Caller caller = request.caller();
            caller.requirePerson(Roles.LEADER, Roles.CLERK);
            if (!MeetingFileKind.of(file.kind()).fits(meeting.state())) {
                throw new InvalidTransitionException();
            }
            files.add(meeting, file, caller.township(), caller.office());
            record(
                    "add-file",
                    meeting,
                    caller.township(),
                    file.commitmentId(),
                    String.join(
                            "\n",
                            "jointgov-meeting-file-v1",
                            file.id().toString(),
                            file.kind(),
                            Objects.toString(file.commitmentId(), ""),
                            file.mediaType(),
                            Integer.toString(file.content().length),
                            file.sha256()));
            return queries.get(meetingId, file.id());
        });
    }

    /**
     * Withdraws one of the own side; see {@link MeetingFiles#withdraw}.
     *
     * @param reason read by every member township and the provinces; names no herder
     */
    public MeetingFileView withdraw(UUID meetingId, UUID file, String reason) {
        return commands.once(earlier -> queries.get(meetingId, file), () -> {
            Minutes meeting = meetings.lock(meetingId).minutes();
            Caller caller = request.caller();
            caller.requirePerson(Roles.LEADER, Roles.CLERK);
            files.withdraw(meeting, file, reason);
            MeetingFileView withdrawn = queries.get(meetingId, file);
            record(
                    "withdraw-file",
                    meeting,
                    caller.township(),
                    withdrawn.commitmentId(),
                    String.join("\n", "jointgov-meeting-file-withdrawal-v1", file.toString(), reason));
            return withdrawn;
        });
    }

    /** In the trail, evidence belongs to the commitment that it is for. */
    private void record(String action, Minutes meeting, UUID township, @Nullable UUID commitment, String content) {
        audit.append(
                commitment == null
                        ? AuditEntry.of(
                                action,
                                JointMeetingQueries.KIND,
                                meeting.meetingId(),
                                meeting.version(),
                                meeting.ownerTownshipId(),
                                meeting.borderId(),
                                content)
                        : AuditEntry.of(
                                action,
                                RecordKind.COMMITMENT.slug(),
                                commitment,
                                queries.commitmentVersion(township, commitment),
                                township,
                                meeting.borderId(),
                                content));
    }
}
