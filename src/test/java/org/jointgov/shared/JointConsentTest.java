package org.jointgov.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.shared.JointConsent.Consent;
import org.junit.jupiter.api.Test;

class JointConsentTest {
    private static final UUID DUOMA = new UUID(0, 1);
    private static final UUID SUOJIA = new UUID(0, 2);
    private static final UUID MOYUN = new UUID(0, 3);
    private static final UUID TASHI = new UUID(9, 1);
    private static final UUID SONAM = new UUID(9, 2);
    private static final String HASH = "aa";

    private final JointConsent open = new JointConsent(Set.of(DUOMA, SUOJIA), 2, HASH, List.of());

    @Test
    void isCompleteOnceEverySideStandsByTheSameText() {
        JointConsent one = open.with(new Consent(DUOMA, TASHI, 2, HASH));
        assertFalse(open.complete());
        assertFalse(one.complete());
        assertTrue(one.givenBy(DUOMA));
        assertFalse(one.givenBy(SUOJIA));
        assertTrue(one.with(new Consent(SUOJIA, SONAM, 2, HASH)).complete());
    }

    @Test
    void needsTheThirdSideAtATriplePoint() {
        JointConsent three = new JointConsent(
                Set.of(DUOMA, SUOJIA, MOYUN),
                1,
                HASH,
                List.of(new Consent(DUOMA, TASHI, 1, HASH), new Consent(SUOJIA, SONAM, 1, HASH)));
        assertFalse(three.complete());
        assertTrue(three.with(new Consent(MOYUN, new UUID(9, 3), 1, HASH)).complete());
    }

    @Test
    void whatWasGivenForAnEarlierRevisionIsHistory() {
        JointConsent reopened = new JointConsent(
                Set.of(DUOMA, SUOJIA),
                2,
                HASH,
                List.of(new Consent(DUOMA, TASHI, 1, HASH), new Consent(SUOJIA, SONAM, 1, HASH)));
        assertFalse(reopened.complete());
        assertEquals(List.of(), reopened.current());
    }

    @Test
    void oneSideSigningTwiceIsRejected() {
        JointConsent one = open.with(new Consent(DUOMA, TASHI, 2, HASH));
        assertThrows(InvalidTransitionException.class, () -> one.with(new Consent(DUOMA, SONAM, 2, HASH)));
    }

    @Test
    void onePersonSigningForBothSidesIsRejected() {
        JointConsent one = open.with(new Consent(DUOMA, TASHI, 2, HASH));
        assertThrows(ForbiddenException.class, () -> one.with(new Consent(SUOJIA, TASHI, 2, HASH)));
        assertFalse(new JointConsent(
                        Set.of(DUOMA, SUOJIA),
                        2,
                        HASH,
                        List.of(new Consent(DUOMA, TASHI, 2, HASH), new Consent(SUOJIA, TASHI, 2, HASH)))
                .complete());
    }

    @Test
    void anotherTextOrRevisionThanTheStoredOneIsRejected() {
        assertThrows(TextChangedException.class, () -> open.with(new Consent(DUOMA, TASHI, 2, "bb")));
        assertThrows(TextChangedException.class, () -> open.with(new Consent(DUOMA, TASHI, 1, HASH)));
    }

    @Test
    void aTownshipThatIsNoSideIsRejected() {
        assertThrows(ForbiddenException.class, () -> open.with(new Consent(MOYUN, TASHI, 2, HASH)));
    }
}
