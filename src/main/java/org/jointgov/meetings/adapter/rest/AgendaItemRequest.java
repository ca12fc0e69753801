package org.jointgov.meetings.adapter.rest;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jointgov.meetings.domain.NewAgendaItem;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What is put on an agenda; at most one of dispute, agreement, commitment and earlier item, which stay when it is changed.
 *
 * @param id made by the client, so that a repeated call adds nothing
 * @param responsible an office of the own side
 * @param minutes 1 … 480
 * @param commitmentId one that has not been kept
 * @param earlierId an item that an earlier meeting did not reach
 */
public record AgendaItemRequest(
        @Nullable UUID id,
        @Required @Nullable String title,
        @Required @Nullable String responsible,
        @Nullable Integer minutes,
        @Nullable UUID disputeId,
        @Nullable UUID agreementId,
        @Nullable UUID commitmentId,
        @Nullable UUID earlierId) {
    private static final int LONGEST = 480;

    NewAgendaItem item(Fields fields) {
        String line = fields.line("/title", title, 120);
        String office = fields.line("/responsible", responsible, 60);
        if (minutes != null && (minutes < 1 || minutes > LONGEST)) {
            fields.reject("/minutes", "out-of-range");
        }
        if (Stream.of(disputeId, agreementId, commitmentId, earlierId)
                        .filter(Objects::nonNull)
                        .count()
                > 1) {
            fields.reject("/earlierId", "invalid");
        }
        return new NewAgendaItem(
                id == null ? Ids.next() : id, line, office, minutes, disputeId, agreementId, commitmentId, earlierId);
    }
}
