package org.jointgov.meetings.application;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.meetings.domain.MeetingFileAction;
import org.jointgov.meetings.domain.MeetingFileKind;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * A file that a side keeps with a joint meeting, without its content.
 *
 * @param townshipId the side that keeps it
 * @param commitmentId of evidence: what it shows to be kept
 * @param bytes of what is kept
 * @param contentSha256 of what is kept: of an image, without its metadata
 * @param scanned whether a virus scanner has looked at it
 * @param withdrawal its content is gone
 * @param actions what this caller may do with it now
 */
@Schema(name = "MeetingFile")
public record MeetingFileView(
        UUID id,
        UUID townshipId,
        @Means(MeetingFileKind.class) String kind,
        @Nullable UUID commitmentId,
        String mediaType,
        int bytes,
        String contentSha256,
        boolean scanned,
        Act received,
        @Nullable Withdrawal withdrawal,
        @Means(MeetingFileAction.class) List<String> actions) {

    /** Why and by whom it was taken back. */
    @Schema(name = "MeetingFileWithdrawal")
    public record Withdrawal(String reason, Act act) {}
}
