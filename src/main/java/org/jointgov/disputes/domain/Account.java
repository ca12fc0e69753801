package org.jointgov.disputes.domain;

import java.util.List;

/**
 * One side's own telling of the facts, as it stands.
 *
 * @param version counts this side's versions; 0 before the first
 * @param facts in the side's order
 */
public record Account(long version, List<Fact> facts) {
    /** Nothing told yet. */
    static final Account NONE = new Account(0, List.of());

    /** The most facts in an account. */
    public static final int MAX_FACTS = 50;

    public Account {
        facts = List.copyOf(facts);
    }
}
