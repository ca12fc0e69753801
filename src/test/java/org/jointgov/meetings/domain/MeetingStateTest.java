package org.jointgov.meetings.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MeetingStateTest {
    /** Rows: from; columns in the order of {@link MeetingState}: to. */
    @ParameterizedTest
    @CsvSource({
        "PLANNED,           yes, yes, no,  no,  no,  yes",
        "MINUTES_DRAFTING,  no,  yes, yes, no,  no,  no",
        "AMENDMENT,         no,  no,  yes, yes, no,  no",
        "AWAITING_SIGN_OFF, no,  no,  yes, yes, yes, no",
        "IN_FORCE,          no,  no,  no,  no,  no,  no",
        "CANCELLED,         no,  no,  no,  no,  no,  no"
    })
    void becomesWhatTheTableSays(
            MeetingState from,
            String planned,
            String drafting,
            String amendment,
            String awaiting,
            String inForce,
            String cancelled) {
        String[] expected = {planned, drafting, amendment, awaiting, inForce, cancelled};
        for (MeetingState to : MeetingState.values()) {
            assertEquals(expected[to.ordinal()].equals("yes"), from.canBecome(to), from + " -> " + to);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PLANNED,           yes, yes, no",
        "MINUTES_DRAFTING,  yes, yes, no",
        "AMENDMENT,         yes, yes, yes",
        "AWAITING_SIGN_OFF, no,  yes, yes",
        "IN_FORCE,          no,  no,  no",
        "CANCELLED,         no,  no,  no"
    })
    void allowsWhatTheTableSays(MeetingState state, String plan, String minutes, String signing) {
        assertEquals(plan.equals("yes"), state.planIsOpen());
        assertEquals(minutes.equals("yes"), state.isOpen());
        assertEquals(signing.equals("yes"), state.canBeSigned());
    }

    @ParameterizedTest
    @EnumSource
    void isKnownByItsSlug(MeetingState state) {
        assertEquals(state, MeetingState.of(state.slug()));
        assertThrows(IllegalArgumentException.class, () -> MeetingState.of(state.name()));
    }
}
