package org.jointgov.meetings.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.meetings.domain.AgendaAction;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * The agenda of a joint meeting, in its order.
 *
 * @param version the meeting's, which a change of the order names in {@code If-Match}
 * @param actions what this caller may do with it now
 */
public record AgendaView(
        UUID meetingId,
        long version,
        List<Item> items,
        @Means(AgendaAction.class) List<String> actions) {

    /**
     * What a side put on the agenda.
     *
     * @param townshipId the side
     * @param responsible the office of that side that speaks to it
     * @param minutes how long it is to take
     * @param dispute what it is about
     * @param agreement what it is about
     * @param commitment what it is about
     * @param earlier the meeting that did not reach it
     * @param later the meeting that has taken it over
     * @param reached whether the meeting came to it; absent while nobody has said so
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "AgendaItem")
    public record Item(
            UUID id,
            UUID townshipId,
            String title,
            String responsible,
            @Nullable Integer minutes,
            @Nullable DisputeLink dispute,
            @Nullable AgreementLink agreement,
            @Nullable CommitmentLink commitment,
            @Nullable MeetingLink earlier,
            @Nullable MeetingLink later,
            @Nullable Boolean reached,
            Act added) {}

    /** A dispute, in its public words. */
    public record DisputeLink(UUID id, String fileNumber, String headline) {}

    /** @param termTo the last day of the term */
    public record AgreementLink(
            UUID id, String title, @Nullable String termTo) {}

    /**
     * @param townshipId the side that owes it
     * @param text in the authoritative language of its minutes
     * @param dueOn the last day, in Asia/Shanghai
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "CommitmentLink")
    public record CommitmentLink(UUID id, UUID townshipId, String text, String dueOn) {}

    /** @param startsAt UTC */
    public record MeetingLink(UUID id, String title, Instant startsAt) {}
}
