package org.jointgov.agreements.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgreementStateTest {
    /** Rows: from; columns in the order of {@link AgreementState}: to. */
    @ParameterizedTest
    @CsvSource({
        "DRAFT,    yes, yes, no,  no,  no",
        "PROPOSED, no,  yes, yes, no,  no",
        "ACCEPTED, no,  yes, yes, yes, no",
        "IN_FORCE, no,  no,  no,  yes, yes",
        "ENDED,    no,  no,  no,  no,  no"
    })
    void becomesWhatTheTableSays(
            AgreementState from, String draft, String proposed, String accepted, String inForce, String ended) {
        String[] expected = {draft, proposed, accepted, inForce, ended};
        for (AgreementState to : AgreementState.values()) {
            assertEquals(expected[to.ordinal()].equals("yes"), from.canBecome(to), from + " -> " + to);
        }
    }

    @ParameterizedTest
    @CsvSource({"DRAFT, no", "PROPOSED, yes", "ACCEPTED, yes", "IN_FORCE, no", "ENDED, no"})
    void canBeAnsweredAsTheTableSays(AgreementState state, String answered) {
        assertEquals(answered.equals("yes"), state.canBeAnswered());
    }

    @ParameterizedTest
    @EnumSource
    void isKnownByItsSlug(AgreementState state) {
        assertEquals(state, AgreementState.of(state.slug()));
        assertThrows(IllegalArgumentException.class, () -> AgreementState.of(state.name()));
    }
}
