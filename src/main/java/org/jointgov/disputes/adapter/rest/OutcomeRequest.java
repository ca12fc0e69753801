package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.SettlementOutcome;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * How the settlement ended, by the own side's word.
 *
 * @param id chosen by the client; absent: a new one
 * @param reason of a failure always; at most 500 characters, read by all sides and their provinces: no names
 */
@Schema(name = "SettlementOutcomeRequest")
public record OutcomeRequest(
        @Nullable UUID id,
        @Required @Means(SettlementOutcome.class) @Nullable String outcome,
        @Nullable String reason) {
    @Nullable
    String reason(Fields fields) {
        return SettlementOutcome.FAILED.slug().equals(outcome)
                ? fields.line("/reason", reason, 500)
                : fields.optionalLine("/reason", reason, 500);
    }
}
