package org.jointgov.platform.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters, which resources take as text: JAX-RS itself would answer 404 for a malformed one. All methods give
 * null for an absent or empty parameter and throw {@link ProblemException} 400 for a malformed one.
 */
public final class Parameters {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,40}");

    private Parameters() {}

    /** A UUID in its canonical form of 36 characters. */
    public static @Nullable UUID id(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            UUID id = UUID.fromString(text);
            if (!id.toString().equalsIgnoreCase(text)) {
                throw malformed();
            }
            return id;
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    /** A UUID in a path: nothing malformed exists, so it is 404 as a hidden record is. */
    public static UUID pathId(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        throw new ProblemException(Problem.NOT_FOUND);
    }

    /** An instant (ISO 8601, UTC), or a day, which begins at midnight in {@link Time#ZONE}. */
    public static @Nullable Instant instant(@Nullable String text) {
        return instant(text, 0);
    }

    /** The end of a period: an instant (ISO 8601, UTC), or a day, which belongs to the period as a whole. */
    public static @Nullable Instant until(@Nullable String text) {
        return instant(text, 1);
    }

    private static @Nullable Instant instant(@Nullable String text, int daysAfter) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(daysAfter)
                            .atStartOfDay(Time.ZONE)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw malformed();
        }
    }

    /** A lower-case word with hyphens. */
    public static @Nullable String slug(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!SLUG.matcher(text).matches()) {
            throw malformed();
        }
        return text;
    }

    /** A whole number in this range. */
    public static @Nullable Long number(@Nullable String text, long least, long most) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw malformed();
            }
            return number;
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    /** A whole number; whether it is in range is for the reader to say. */
    public static @Nullable Integer count(@Nullable String text) {
        Long number = number(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return number == null ? null : number.intValue();
    }

    /** {@code true} or {@code false}. */
    public static @Nullable Boolean flag(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw malformed();
        };
    }

    private static ProblemException malformed() {
        return new ProblemException(Problem.INVALID_REQUEST);
    }
}
