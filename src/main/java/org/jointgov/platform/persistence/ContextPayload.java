package org.jointgov.platform.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jointgov.platform.time.Ids;
import org.jspecify.annotations.Nullable;

/** The lines that {@code bind_context} reads; see the migration {@code R__10_context_functions.sql}. */
final class ContextPayload {
    private static final long LIFE_MICROS = 10_000_000;

    private ContextPayload() {}

    static String request(
            String issuer,
            String subject,
            @Nullable String membership,
            Collection<String> roles,
            String identityProvider,
            @Nullable String username,
            String client,
            @Nullable String email,
            long challenge,
            int backendPid,
            Instant now) {
        return lines(List.of(
                "1",
                "request",
                issuer,
                subject,
                membership == null ? "" : membership,
                String.join(",", roles),
                identityProvider,
                username == null ? "" : username,
                client,
                Long.toString(challenge),
                Integer.toString(backendPid),
                Long.toString(micros(now) + LIFE_MICROS),
                Ids.next().toString(),
                email == null ? "" : email));
    }

    static String job(String name, long challenge, int backendPid, Instant now) {
        return lines(List.of(
                "1",
                "job",
                "",
                "",
                "",
                "",
                "",
                "",
                name,
                Long.toString(challenge),
                Integer.toString(backendPid),
                Long.toString(micros(now) + LIFE_MICROS),
                Ids.next().toString(),
                ""));
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    private static String lines(List<String> fields) {
        for (String field : fields) {
            if (field.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("a field of the context has a line break");
            }
        }
        return String.join("\n", fields);
    }
}
