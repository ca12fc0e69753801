package org.jointgov.disputes.domain;

import org.jspecify.annotations.Nullable;

/** A herder or household that a dispute concerns: personal data, kept encrypted, shown to those who handle the alert. */
public record Party(
        String name, @Nullable String phone, @Nullable String village) {
    @Override
    public String toString() {
        return "Party";
    }
}
