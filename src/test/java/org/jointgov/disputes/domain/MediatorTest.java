package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.shared.InvalidTransitionException;
import org.junit.jupiter.api.Test;

class MediatorTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final UUID DUOMA = new UUID(0, 1);
    private static final MediatorProfile PROFILE =
            new MediatorProfile(new UUID(1, 1), "示例调解员", List.of("bo", "zh"), "0896-5550101", new UUID(1, 2));

    private final Mediator mediator = Mediator.add(new UUID(2, 1), DUOMA, "乡长", PROFILE, NOW);

    @Test
    void isChangedUntilTheDeparture() {
        mediator.change(PROFILE, NOW);
        mediator.touchInterests(NOW);
        mediator.depart("任期届满", "乡长", NOW);
        assertThrows(InvalidTransitionException.class, () -> mediator.change(PROFILE, NOW));
        assertThrows(InvalidTransitionException.class, () -> mediator.touchInterests(NOW));
        assertThrows(InvalidTransitionException.class, () -> mediator.depart("再次", "乡长", NOW));
    }

    @Test
    void leavesNeitherNameNorNumberInTheTrail() {
        String content = PROFILE.canonical();
        assertEquals(new UUID(1, 1) + "\nbo,zh\n" + new UUID(1, 2), content);
        assertFalse(content.contains(PROFILE.displayName()));
        assertFalse(content.contains("5550101"));
    }

    @Test
    void anInterestIsInTheTrailWordForWord() {
        InterestDeclaration declaration =
                new InterestDeclaration(new UUID(3, 1), "与本村一处草场有承包关系。", LocalDate.of(2026, 1, 5));
        assertEquals(new UUID(3, 1) + "\n2026-01-05\n与本村一处草场有承包关系。", declaration.canonical());
    }
}
