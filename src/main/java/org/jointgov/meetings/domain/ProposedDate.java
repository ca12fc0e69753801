package org.jointgov.meetings.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A date that a side proposes for a planned meeting.
 *
 * @param id chosen by the caller
 * @param startsAt UTC
 * @param endsAt UTC, if it is known
 */
public record ProposedDate(
        UUID id, Instant startsAt, @Nullable Instant endsAt) {
    /** So many of one side stand at a time. */
    public static final int MOST = 5;

    /** In its canonical form, for the audit trail. */
    public String canonical() {
        return String.join("\t", id.toString(), startsAt.toString(), endsAt == null ? "" : endsAt.toString());
    }
}
