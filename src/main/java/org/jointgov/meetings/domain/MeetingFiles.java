package org.jointgov.meetings.domain;

import java.util.UUID;

/** The files of the joint meetings that the caller can see. */
public interface MeetingFiles {
    /** How many a side keeps with a meeting, and how many with each of its commitments. */
    int MOST = 20;

    /**
     * Adds a file of the acting township, encrypted.
     *
     * @throws org.jointgov.shared.IdInUseException when a file of the meeting has the id
     * @throws org.jointgov.shared.InvalidFieldsException when the commitment is none of the meeting's, or there are {@link #MOST}
     * @throws org.jointgov.shared.ForbiddenException when the commitment is another side's
     * @throws org.jointgov.shared.InvalidTransitionException when it fits the meeting no more, or the commitment is kept
     */
    void add(Minutes meeting, NewMeetingFile file, UUID township, String office);

    /**
     * Withdraws a file of the acting township: its content and key go, the row stays.
     *
     * @throws org.jointgov.shared.NotFoundException when the meeting has none of this id
     * @throws org.jointgov.shared.ForbiddenException when it is another side's
     * @throws org.jointgov.shared.InvalidTransitionException when it has been withdrawn, or the other side relies on it
     */
    void withdraw(Minutes meeting, UUID file, String reason);

    /**
     * A file's content. That somebody of another side or of a province opens it is recorded in the same statement.
     *
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such file, or it has been withdrawn
     */
    Opened open(UUID meeting, UUID file);

    /** What was kept. */
    record Opened(String mediaType, byte[] content) {
        @Override
        public String toString() {
            return "Opened " + mediaType;
        }
    }
}
