package org.jointgov.documents.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is laid before those who come to a joint meeting.
 *
 * @param disputes the border's that are not closed, the oldest first
 * @param commitments of the border that have not been kept, by their day
 */
public record MeetingPack(
        Plan plan, List<AgendaItem> agenda, List<OpenDispute> disputes, List<OpenCommitment> commitments) {
    public MeetingPack {
        agenda = List.copyOf(agenda);
        disputes = List.copyOf(disputes);
        commitments = List.copyOf(commitments);
    }

    /** @param minutes how long it is to take; null when nobody said */
    public record AgendaItem(
            UUID sideId,
            String title,
            String responsible,
            @Nullable Integer minutes) {}

    /** What a list shows of a dispute, and no more. @param status the name that the API has for it */
    public record OpenDispute(String fileNumber, String headline, String status) {}

    /** @param overdue whether its day has passed, in Asia/Shanghai */
    public record OpenCommitment(
            UUID sideId, String office, String text, LocalDate dueOn, boolean overdue, String status) {}
}
