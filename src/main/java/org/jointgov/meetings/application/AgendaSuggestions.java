package org.jointgov.meetings.application;

import java.util.List;
import java.util.UUID;

/**
 * What could be put on an agenda in one step, at most 20 of each, without what stands on it.
 *
 * @param disputes of the border that have not ended, newest first
 * @param agreements of the border whose term ends within half a year or is over, soonest first
 * @param commitments of the border that are not kept and due within a month, or before today, soonest first
 * @param earlier items that earlier meetings of the border did not reach and none has taken over, newest first
 */
public record AgendaSuggestions(
        List<AgendaView.DisputeLink> disputes,
        List<AgendaView.AgreementLink> agreements,
        List<AgendaView.CommitmentLink> commitments,
        List<Earlier> earlier) {

    /** @param id of the item @param meeting that did not reach it */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "EarlierAgendaItem")
    public record Earlier(UUID id, String title, String responsible, AgendaView.MeetingLink meeting) {}
}
