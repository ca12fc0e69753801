package org.jointgov.disputes.adapter.rest;

import java.time.LocalDate;
import java.util.UUID;
import org.jointgov.disputes.domain.JudicialStep;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way to judicial confirmation.
 *
 * @param id chosen by the client; absent: a new one
 * @param happenedOn not in the future
 * @param court at most 100 characters, read by all sides and their provinces
 */
public record JudicialConfirmationRequest(
        @Nullable UUID id,
        @Required @Means(JudicialStep.class) @Nullable String step,
        @Required @Nullable LocalDate happenedOn,
        @Required @Nullable String court) {
    Settlements.Judicial given(Fields fields) {
        return new Settlements.Judicial(
                id == null ? Ids.next() : id,
                fields.oneOf("/step", step, JudicialStep.class),
                SettlementRequest.past("/happenedOn", happenedOn, fields),
                fields.line("/court", court, 100));
    }
}
