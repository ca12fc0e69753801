package org.jointgov.reporting.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.shared.Means;
import org.jointgov.shared.Slugged;

/**
 * Where a dispute comes from and what joint meetings made of it, in public words.
 *
 * @param alert from which it was opened
 * @param meetings on whose agendas it stands or has gone on to, in the order of their times
 */
public record DisputeThread(UUID disputeId, String fileNumber, Origin alert, List<Meeting> meetings) {
    /** The dispute alert. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "ThreadAlert")
    public record Origin(UUID id, String headline, Instant raisedAt) {}

    /**
     * A joint meeting that was to speak of it.
     *
     * @param startsAt UTC
     * @param inForce whether its minutes are in force
     * @param decisions of minutes in force, about the item of the agenda
     * @param commitments that those made
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "ThreadMeeting")
    public record Meeting(
            UUID id,
            String title,
            Instant startsAt,
            boolean inForce,
            List<Decision> decisions,
            List<Commitment> commitments) {}

    /** What was decided, in the authoritative language of the minutes. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "ThreadDecision")
    public record Decision(String title, String decision) {}

    /**
     * What a side took upon itself.
     *
     * @param dueOn the last day, in Asia/Shanghai
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "ThreadCommitment")
    public record Commitment(
            UUID id,
            UUID townshipId,
            String text,
            LocalDate dueOn,
            boolean overdue,
            @Means(Status.class) String status) {}

    /** How far a commitment has come. */
    public enum Status implements Slugged {
        OPEN,
        REPORTED,
        KEPT
    }
}
