package org.jointgov.shared;

import java.util.function.LongSupplier;

/** The condition under which a change is made: that the record is still what the caller read ({@code If-Match}, RFC 9110 §13.1.1). */
public final class Precondition {
    private Precondition() {}

    /**
     * To be called after visibility and permission have been decided.
     *
     * @param expected reads the version that the caller named; refuses when there is none
     * @throws PreconditionFailedException when the record is in another version
     */
    public static void check(long current, LongSupplier expected) {
        if (current != expected.getAsLong()) {
            throw new PreconditionFailedException(current);
        }
    }
}
