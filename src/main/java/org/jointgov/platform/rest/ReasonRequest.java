package org.jointgov.platform.rest;

import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/** Why something is done. The reason is kept with the record: it names no herder. */
public record ReasonRequest(@Required @Nullable String reason) {
    /** The reason, at most {@code max} characters. @throws org.jointgov.shared.InvalidFieldsException without one */
    public String reason(int max) {
        Fields fields = new Fields();
        String text = fields.text("/reason", reason, max);
        fields.check();
        return text;
    }
}
