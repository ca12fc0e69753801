package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jointgov.catalogues.api.FileNeed;
import org.junit.jupiter.api.Test;

class DisputeFileTest {
    private static final List<DisputeFile.Entry> ENTRIES = List.of(
            new DisputeFile.Entry("application", FileNeed.NO_INTAKE_REGISTER),
            new DisputeFile.Entry("intake-register", FileNeed.NO_APPLICATION),
            new DisputeFile.Entry("identity", FileNeed.ALWAYS),
            new DisputeFile.Entry("mediation-record", FileNeed.MEDIATED),
            new DisputeFile.Entry("agreement", FileNeed.SETTLED),
            new DisputeFile.Entry("evidence", FileNeed.EVIDENCE_GIVEN));

    private static String states(DisputeStatus status, Map<String, Integer> present) {
        return String.join(
                " ",
                DisputeFile.check(status, ENTRIES, present).stream()
                        .map(item -> item.state().slug())
                        .toList());
    }

    @Test
    void whatIsNeededFollowsTheStage() {
        Map<String, Integer> nothing = Map.of();
        assertEquals("missing missing missing not-yet not-yet as-needed", states(DisputeStatus.OPEN, nothing));
        assertEquals("missing missing not-yet not-yet not-yet as-needed", states(DisputeStatus.REFERRED, nothing));
        assertEquals("missing missing missing missing not-yet as-needed", states(DisputeStatus.MEDIATION, nothing));
        assertEquals("missing missing missing missing not-yet as-needed", states(DisputeStatus.NOT_MEDIATED, nothing));
        assertEquals("missing missing missing missing missing as-needed", states(DisputeStatus.SETTLED, nothing));
    }

    @Test
    void anApplicationOrAnIntakeRegisterWillDo() {
        assertEquals(
                "as-needed present missing not-yet not-yet as-needed",
                states(DisputeStatus.OPEN, Map.of("intake-register", 1)));
        assertEquals(
                "present as-needed missing not-yet not-yet as-needed",
                states(DisputeStatus.OPEN, Map.of("application", 1)));
    }

    @Test
    void whatIsThereIsPresentAtAnyStage() {
        assertEquals(
                "missing missing present present present present",
                states(
                        DisputeStatus.OPEN,
                        Map.of("identity", 2, "mediation-record", 1, "agreement", 1, "evidence", 3)));
    }

    @Test
    void theFormsRequireTheFirstFive() {
        assertEquals(
                List.of("always", "no-intake-register", "no-application", "mediated", "settled"),
                Arrays.stream(FileNeed.values())
                        .filter(FileNeed::required)
                        .map(FileNeed::slug)
                        .toList());
    }
}
