package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.jointgov.disputes.domain.InspectionRound;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What was found on a round. Both sides read it: no names.
 *
 * @param id chosen by the client; absent: a new one
 * @param place at most 120 characters
 * @param text at most 500 characters
 */
public record InspectionFindingRequest(
        @Nullable UUID id,
        @Required @Nullable String place,
        @Required @Nullable String text) {

    /** The finding, as far as the fields are good. */
    InspectionRound.Finding finding(Fields fields) {
        return new InspectionRound.Finding(
                id == null ? Ids.next() : id, fields.line("/place", place, 120), fields.text("/text", text, 500));
    }
}
