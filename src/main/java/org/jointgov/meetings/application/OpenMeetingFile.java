package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.meetings.domain.MeetingFiles;
import org.jointgov.platform.persistence.UseCase;

/** Reads what a side keeps with a joint meeting. */
@UseCase
public class OpenMeetingFile {
    private final MeetingFiles files;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected OpenMeetingFile() {
        this.files = null;
    }

    @Inject
    public OpenMeetingFile(MeetingFiles files) {
        this.files = files;
    }

    /** See {@link MeetingFiles#open}: from outside the side that keeps it, every time is recorded. */
    public MeetingFiles.Opened open(UUID meetingId, UUID file) {
        return files.open(meetingId, file);
    }
}
