package org.jointgov.platform.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {
    private final AtomicLong clock = new AtomicLong();
    private final RequestLimits limits = new RequestLimits(60, 120, 30, clock::get);

    @Test
    void aPersonHasAMinutesWorthAtOnceAndThenWaits() {
        for (int i = 0; i < 60; i++) {
            limits.countPerson("a");
        }
        assertEquals(
                1,
                assertThrows(TooManyRequestsException.class, () -> limits.countPerson("a"))
                        .retryAfterSeconds());
        limits.countPerson("b");
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        limits.countPerson("a");
        assertThrows(TooManyRequestsException.class, () -> limits.countPerson("a"));
    }

    @Test
    void beingRefusedCostsNothing() {
        for (int i = 0; i < 60; i++) {
            limits.countPerson("a");
        }
        for (int i = 0; i < 1000; i++) {
            assertThrows(TooManyRequestsException.class, () -> limits.countPerson("a"));
        }
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        limits.countPerson("a");
        limits.countPerson("a");
    }

    @Test
    void aTownshipsPeopleShareItsLimit() {
        UUID township = UUID.randomUUID();
        for (int i = 0; i < 120; i++) {
            limits.countTownship(township);
        }
        assertThrows(TooManyRequestsException.class, () -> limits.countTownship(township));
        limits.countTownship(UUID.randomUUID());
    }

    @Test
    void allVisitorsShareOneLimit() {
        for (int i = 0; i < 30; i++) {
            limits.countVisitor("minutes");
        }
        assertThrows(TooManyRequestsException.class, () -> limits.countVisitor("minutes"));
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        limits.countVisitor("minutes");
    }

    @Test
    void neverMoreThanAMinutesWorthIsSaved() {
        limits.countPerson("a");
        clock.addAndGet(Duration.ofHours(1).toNanos());
        for (int i = 0; i < 60; i++) {
            limits.countPerson("a");
        }
        assertThrows(TooManyRequestsException.class, () -> limits.countPerson("a"));
    }

    @Test
    void zeroIsNoLimit() {
        RequestLimits none = new RequestLimits(0, 0, 0, clock::get);
        for (int i = 0; i < 10_000; i++) {
            none.countPerson("a");
        }
    }
}
