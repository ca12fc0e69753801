package org.jointgov.meetings.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a date that another side proposes suits the own side.
 *
 * @param remark one line, read by all sides; names no herder
 */
public record DateAnswer(
        UUID dateId, boolean suits, @Nullable String remark) {
    /** In its canonical form, for the audit trail. */
    public String canonical() {
        return String.join("\t", dateId.toString(), Boolean.toString(suits), remark == null ? "" : remark);
    }
}
