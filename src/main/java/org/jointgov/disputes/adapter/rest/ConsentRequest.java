package org.jointgov.disputes.adapter.rest;

import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A yes, or a no with its reason.
 *
 * @param reason of a no; at most 500 characters, readable to all sides: no names
 */
public record ConsentRequest(
        @Required @Nullable Boolean agreed, @Nullable String reason) {

    /** Why not; null: yes. @throws org.jointgov.shared.InvalidFieldsException when a no has no reason, or a yes has one */
    @Nullable
    String refusal() {
        Fields fields = new Fields();
        boolean yes = fields.present("/agreed", agreed, true);
        String why = yes ? fields.optionalText("/reason", reason, 500) : fields.text("/reason", reason, 500);
        if (yes && why != null) {
            fields.reject("/reason", "malformed");
        }
        fields.check();
        return yes ? null : why;
    }
}
