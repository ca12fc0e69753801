package org.jointgov.meetings.adapter.rest;

import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a proposed amendment.
 *
 * @param reason at most 2,000 characters; required unless accepted
 */
public record AmendmentAnswerRequest(
        @Required @Nullable Boolean accepted, @Nullable String reason) {

    @Nullable
    String reason(Fields fields, boolean yes) {
        return yes ? fields.optionalText("/reason", reason, 2_000) : fields.text("/reason", reason, 2_000);
    }
}
