package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisputeAlertStatusTest {
    /** The whole matrix: from, and everything that may follow. */
    @ParameterizedTest
    @CsvSource({
        "own, sent",
        "sent, received read acknowledged declined withdrawn",
        "received, read acknowledged declined withdrawn",
        "read, acknowledged declined withdrawn",
        "declined, acknowledged withdrawn",
        "acknowledged, ''",
        "withdrawn, ''"
    })
    void onlyTheseMayFollow(String from, String following) {
        Set<String> allowed = Set.of(following.split(" "));
        for (DisputeAlertStatus next : DisputeAlertStatus.values()) {
            assertEquals(
                    allowed.contains(next.slug()),
                    DisputeAlertStatus.of(from).canBecome(next),
                    from + " to " + next.slug());
        }
    }

    @Test
    void everyNameLeadsBackToItsStatus() {
        for (DisputeAlertStatus status : DisputeAlertStatus.values()) {
            assertEquals(status, DisputeAlertStatus.of(status.slug()));
        }
        assertThrows(IllegalArgumentException.class, () -> DisputeAlertStatus.of("lost"));
    }
}
