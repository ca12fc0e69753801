package org.jointgov.agreements.adapter.rest;

import java.time.LocalDate;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/** Limits that hold for every wording of an agreement. */
final class Terms {
    /** Characters of a title. */
    static final int TITLE = 120;

    /** Characters of a text. */
    static final int TEXT = 40_000;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private Terms() {}

    /** Years of four digits, so that the canonical form has one spelling; and the end not before the beginning. */
    static void check(Fields fields, @Nullable LocalDate from, @Nullable LocalDate to) {
        checkYear(fields, "/termFrom", from);
        checkYear(fields, "/termTo", to);
        if (from != null && to != null && to.isBefore(from)) {
            fields.reject("/termTo", "out-of-range");
        }
    }

    private static void checkYear(Fields fields, String pointer, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            fields.reject(pointer, "out-of-range");
        }
    }
}
