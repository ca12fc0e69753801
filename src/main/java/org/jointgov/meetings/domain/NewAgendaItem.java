package org.jointgov.meetings.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a side puts on an agenda.
 *
 * @param title one line, public between the sides; names no herder
 * @param responsible the office of the own side that speaks to it
 * @param minutes how long it is to take, 1 … 480
 * @param disputeId the dispute of the border that it is about
 * @param agreementId the cooperation agreement of the border that it is about
 * @param commitmentId the commitment of the border, not kept yet, that it is about
 * @param earlierId the item of an earlier meeting that was not reached and is taken over
 */
public record NewAgendaItem(
        UUID id,
        String title,
        String responsible,
        @Nullable Integer minutes,
        @Nullable UUID disputeId,
        @Nullable UUID agreementId,
        @Nullable UUID commitmentId,
        @Nullable UUID earlierId) {}
