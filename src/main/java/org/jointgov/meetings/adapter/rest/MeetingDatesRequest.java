package org.jointgov.meetings.adapter.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.meetings.domain.ProposedDate;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/** Dates that the own side proposes, one to five, no two of one beginning. */
public record MeetingDatesRequest(@Required @Nullable List<Proposal> dates) {
    /**
     * @param id made by the client; absent: a new one
     * @param startsAt UTC
     * @param endsAt UTC
     */
    @Schema(name = "MeetingDateRequest")
    public record Proposal(
            @Nullable UUID id,
            @Required @Nullable Instant startsAt,
            @Nullable Instant endsAt) {}

    List<ProposedDate> proposed(Fields fields) {
        List<Proposal> given = fields.present("/dates", dates, List.of());
        if (given.isEmpty()) {
            fields.reject("/dates", "required");
        }
        return proposed(given, fields);
    }

    static List<ProposedDate> proposed(List<Proposal> given, Fields fields) {
        if (given.size() > ProposedDate.MOST) {
            fields.reject("/dates", "too-many");
        }
        List<ProposedDate> proposed = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), ProposedDate.MOST); i++) {
            Proposal one = given.get(i);
            Instant start = fields.present("/dates/" + i + "/startsAt", one.startsAt(), Instant.EPOCH.plusSeconds(i));
            if (one.endsAt() != null && one.endsAt().isBefore(start)) {
                fields.reject("/dates/" + i + "/endsAt", "out-of-range");
            }
            if (proposed.stream().anyMatch(earlier -> earlier.startsAt().equals(start))) {
                fields.reject("/dates/" + i + "/startsAt", "in-use");
            }
            proposed.add(new ProposedDate(one.id() == null ? Ids.next() : one.id(), start, one.endsAt()));
        }
        return proposed;
    }
}
