package org.jointgov.disputes.adapter.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.api.Severity;
import org.jointgov.disputes.application.DisputeAlertFilter;
import org.jointgov.disputes.domain.DisputeAlertKind;
import org.jointgov.disputes.domain.DisputeAlertStatus;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.text.SearchTokens;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;

/** The list's parameters as they came; an empty one counts as absent. Days are days of the place (Asia/Shanghai). */
record ListParameters(
        @Nullable String borderId,
        @Nullable String kind,
        @Nullable String type,
        @Nullable String severity,
        @Nullable String state,
        @Nullable String side,
        @Nullable String q,
        @Nullable String from,
        @Nullable String to,
        @Nullable String escalated) {
    private static final int QUERY_MAX = 100;
    private static final int TOKENS_MAX = 20;

    /** Whose alerts. */
    @Schema(name = "DisputeAlertSide")
    enum Side implements Slugged {
        OWN,
        OTHER
    }

    /** @throws ProblemException 400 when one of them is not what it should be */
    DisputeAlertFilter filter() {
        LocalDate last = day(to);
        String flag = known(escalated, List.of("true", "false"));
        return new DisputeAlertFilter(
                id(borderId),
                known(kind, Slugged.slugs(DisputeAlertKind.class)),
                Parameters.slug(type),
                known(severity, Slugged.slugs(Severity.class)),
                known(state, Slugged.slugs(DisputeAlertStatus.class)),
                known(side, Slugged.slugs(Side.class)),
                tokens(),
                start(day(from)),
                last == null ? null : start(last.plusDays(1)),
                flag == null ? null : Boolean.valueOf(flag));
    }

    /** @throws ProblemException 400 unless absent or a number */
    static @Nullable Integer number(@Nullable String value) {
        if (absent(value)) {
            return null;
        }
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }

    private List<String> tokens() {
        if (q == null || q.isBlank()) {
            return List.of();
        }
        if (q.length() > QUERY_MAX) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        List<String> tokens = SearchTokens.ofQuery(q);
        // A query of signs only asks for nothing that could be found; it is not the same as no query.
        return tokens.isEmpty() ? List.of("") : tokens.subList(0, Math.min(tokens.size(), TOKENS_MAX));
    }

    private static @Nullable UUID id(@Nullable String value) {
        if (absent(value)) {
            return null;
        }
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }

    private static @Nullable String known(@Nullable String value, Collection<String> values) {
        if (absent(value)) {
            return null;
        }
        if (!values.contains(value)) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        return value;
    }

    private static @Nullable LocalDate day(@Nullable String value) {
        if (absent(value)) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(Time.ZONE).toInstant();
    }

    private static boolean absent(@Nullable String value) {
        return value == null || value.isEmpty();
    }
}
