package org.jointgov.meetings.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to a meeting, checked and without the metadata that a camera adds.
 *
 * @param kind a {@link MeetingFileKind}
 * @param commitmentId of evidence: what it shows to be kept; null otherwise
 * @param mediaType as found in the content itself
 * @param sha256 of the content, in lower-case hexadecimal digits
 * @param scanned whether a virus scanner has looked at it
 */
public record NewMeetingFile(
        UUID id,
        String kind,
        @Nullable UUID commitmentId,
        String mediaType,
        byte[] content,
        String sha256,
        boolean scanned) {
    @Override
    public String toString() {
        return "NewMeetingFile " + id;
    }
}
