package org.jointgov.meetings.adapter.rest;

import org.jointgov.meetings.domain.AmendmentWindow;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * For how long minutes are put to both sides.
 *
 * @param revision on the caller's screen
 * @param days from now, 1 … 30
 */
public record AmendmentWindowRequest(
        @Required @Nullable Integer revision,
        @Required @Nullable Integer days) {

    int days(Fields fields) {
        int given = fields.present("/days", days, 1);
        if (given < 1 || given > AmendmentWindow.MOST_DAYS) {
            fields.reject("/days", "out-of-range");
        }
        return given;
    }
}
