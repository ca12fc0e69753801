package org.jointgov.meetings.application;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.meetings.domain.MeetingFileKind;
import org.jointgov.shared.Means;

/**
 * What the sides keep with a joint meeting.
 *
 * @param files in the order in which they came, withdrawn ones among them
 * @param kinds of which this caller may add one now
 */
@Schema(name = "MeetingFiles")
public record MeetingFilesView(
        List<MeetingFileView> files,
        @Means(MeetingFileKind.class) List<String> kinds) {}
