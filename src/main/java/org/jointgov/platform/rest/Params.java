package org.jointgov.platform.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads what requests carry beside their fields. */
public final class Params {
    private Params() {}

    /** The body. @throws ProblemException 400 when there is none */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        return body;
    }

    /** A time of a query parameter, ISO 8601 with an offset; null when absent. @throws ProblemException 400 for another form */
    public static @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }
}
