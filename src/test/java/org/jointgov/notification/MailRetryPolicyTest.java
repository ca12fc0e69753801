package org.jointgov.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.jointgov.notification.domain.MailRetryPolicy;
import org.junit.jupiter.api.Test;

class MailRetryPolicyTest {
    private final MailRetryPolicy policy = new MailRetryPolicy(Duration.ofSeconds(30));

    @Test
    void theRestDoublesUpToFourHours() {
        assertEquals(Optional.of(Duration.ofSeconds(30)), policy.after(1, false));
        assertEquals(Optional.of(Duration.ofSeconds(60)), policy.after(2, false));
        assertEquals(Optional.of(Duration.ofSeconds(240)), policy.after(4, false));
        assertEquals(Optional.of(Duration.ofHours(4)), policy.after(12, false));
        assertEquals(Optional.of(Duration.ofHours(4)), policy.after(19, false));
    }

    @Test
    void aMailIsGivenUpAfterAboutTwoDays() {
        assertEquals(Optional.empty(), policy.after(MailRetryPolicy.ATTEMPTS, false));
        Duration all = Duration.ZERO;
        for (int attempt = 1; attempt < MailRetryPolicy.ATTEMPTS; attempt++) {
            all = all.plus(policy.after(attempt, false).orElseThrow());
        }
        assertTrue(all.toHours() >= 36 && all.toHours() <= 60, all.toString());
    }

    @Test
    void aRefusedRecipientIsGivenUpSooner() {
        assertTrue(policy.after(2, true).isPresent());
        assertEquals(Optional.empty(), policy.after(3, true));
    }

    @Test
    void aRestOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new MailRetryPolicy(Duration.ZERO));
    }
}
