package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alert's personal data on its way into or out of the encrypted store. What is null is left as it stands; an empty narrative
 * or list takes away what stood there. Never logged, never part of an error.
 *
 * @param givenNarrative what happened, in the words of who raised the alert
 * @param givenParties whom it concerns
 */
public record Confidential(
        @Nullable String givenNarrative, @Nullable List<Party> givenParties) {
    /** Nothing given. */
    public static final Confidential UNCHANGED = new Confidential(null, null);

    public Confidential {
        givenParties = givenParties == null ? null : List.copyOf(givenParties);
    }

    public Optional<String> narrative() {
        return Optional.ofNullable(givenNarrative).filter(text -> !text.isEmpty());
    }

    public List<Party> parties() {
        return givenParties == null ? List.of() : givenParties;
    }

    /** Whether something is to be written. */
    public boolean changes() {
        return givenNarrative != null || givenParties != null;
    }

    @Override
    public String toString() {
        return "Confidential";
    }
}
