package org.jointgov.notification.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * A failed mail is tried again after a rest that doubles with every attempt, up to four hours; after {@value #ATTEMPTS}
 * attempts, about two days, it is given up. So is, after three attempts, one whose recipient the server refuses.
 */
public final class MailRetryPolicy {
    /** After so many attempts a mail is dead. */
    public static final int ATTEMPTS = 20;

    private static final int ATTEMPTS_WHEN_REFUSED = 3;
    private static final Duration LONGEST = Duration.ofHours(4);

    private final Duration first;

    /** @param first the rest after the first failure */
    public MailRetryPolicy(Duration first) {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("a mail rests before it is tried again");
        }
        this.first = first;
    }

    /**
     * The rest before the next attempt; empty when there is none.
     *
     * @param attempt which attempt has failed, from 1
     * @param refused whether the server refused the recipient for good
     */
    public Optional<Duration> after(int attempt, boolean refused) {
        if (attempt >= (refused ? ATTEMPTS_WHEN_REFUSED : ATTEMPTS)) {
            return Optional.empty();
        }
        Duration rest = first;
        for (int i = 1; i < attempt && rest.compareTo(LONGEST) < 0; i++) {
            rest = rest.multipliedBy(2);
        }
        return Optional.of(rest.compareTo(LONGEST) < 0 ? rest : LONGEST);
    }
}
