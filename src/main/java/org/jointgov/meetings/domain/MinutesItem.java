package org.jointgov.meetings.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was said and decided about one matter, in the minutes' authoritative language. A text that is not given is empty.
 *
 * @param id stays the same from revision to revision
 * @param agendaItemId the item of the agenda that it stands for
 * @param title one line
 * @param positions at most one a side
 */
public record MinutesItem(
        UUID id,
        @Nullable UUID agendaItemId,
        String title,
        String discussion,
        String decision,
        List<MinutesPosition> positions,
        List<MinutesCommitment> commitments) {
    public MinutesItem {
        positions = List.copyOf(positions);
        commitments = List.copyOf(commitments);
    }
}
