package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.TextChangedException;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final UUID DISPUTE = new UUID(1, 1);
    private static final UUID DUOMA = new UUID(0, 1);
    private static final UUID SUOJIA = new UUID(0, 2);
    private static final UUID MOYUN = new UUID(0, 3);
    private static final UUID TASHI = new UUID(9, 1);
    private static final UUID SONAM = new UUID(9, 2);
    private static final Fact FENCE = fact(1, "五月三日围栏倒了");
    private static final Fact SHEEP = fact(2, "四十只羊过了界");

    private final Accounts told =
            new Accounts(Set.of(DUOMA, SUOJIA), Map.of(), List.of()).told(DUOMA, List.of(FENCE, SHEEP));

    private static Fact fact(long id, String text) {
        UUID fact = new UUID(5, id);
        return new Fact(fact, FactWords.of(text).hash(DISPUTE, fact));
    }

    private static FactConfirmation by(UUID side, UUID person, Fact fact) {
        return new FactConfirmation(side, person, fact.id(), fact.contentHash());
    }

    @Test
    void aFactIsAgreedOnceBothSidesHaveConfirmedItsWords() {
        Accounts one = told.confirmed(by(SUOJIA, SONAM, FENCE));
        assertFalse(one.agreed(FENCE));
        Accounts both = one.confirmed(by(DUOMA, TASHI, FENCE));
        assertTrue(both.agreed(FENCE));
        assertFalse(both.agreed(SHEEP));
    }

    @Test
    void otherWordsAreContestedAgain() {
        Accounts both = told.confirmed(by(SUOJIA, SONAM, FENCE)).confirmed(by(DUOMA, TASHI, FENCE));
        Fact other = fact(3, "五月四日围栏倒了");
        Accounts changed = both.told(DUOMA, List.of(other, SHEEP));
        assertFalse(changed.agreed(other));
        assertFalse(changed.agreed(FENCE));
        assertThrows(TextChangedException.class, () -> changed.confirmed(by(SUOJIA, SONAM, FENCE)));
        assertTrue(both.told(DUOMA, List.of(SHEEP, FENCE)).agreed(FENCE), "another order changes no words");
        assertTrue(both.told(SUOJIA, List.of()).agreed(FENCE), "nor does the other side's account");
    }

    @Test
    void aConfirmationIsOnePersonsForOneSideAndOneHash() {
        Accounts one = told.confirmed(by(DUOMA, TASHI, FENCE));
        assertThrows(InvalidTransitionException.class, () -> one.confirmed(by(DUOMA, SONAM, FENCE)));
        assertThrows(ForbiddenException.class, () -> one.confirmed(by(SUOJIA, TASHI, FENCE)));
        assertThrows(ForbiddenException.class, () -> one.confirmed(by(MOYUN, SONAM, FENCE)));
        assertThrows(
                TextChangedException.class,
                () -> one.confirmed(new FactConfirmation(SUOJIA, SONAM, FENCE.id(), SHEEP.contentHash())));
        assertThrows(ForbiddenException.class, () -> one.told(MOYUN, List.of()));
    }

    @Test
    void whatIsTakenBackIsContested() {
        Accounts both = told.confirmed(by(SUOJIA, SONAM, FENCE)).confirmed(by(DUOMA, TASHI, FENCE));
        Accounts back = both.reopened(SUOJIA, FENCE.id());
        assertFalse(back.agreed(FENCE));
        assertThrows(InvalidTransitionException.class, () -> back.reopened(SUOJIA, FENCE.id()));
        assertTrue(back.confirmed(by(SUOJIA, SONAM, FENCE)).agreed(FENCE));
    }

    @Test
    void theSameWordsTwiceHaveTwoHashesThatTellNothing() {
        FactWords words = FactWords.of("one\r\ntwo");
        assertEquals("one\ntwo", words.text());
        assertEquals("FactWords", words.toString());
        assertEquals(words.hash(DISPUTE, FENCE.id()), words.hash(DISPUTE, FENCE.id()));
        assertNotEquals(
                words.hash(DISPUTE, FENCE.id()), FactWords.of("one\ntwo").hash(DISPUTE, FENCE.id()));
        assertNotEquals(words.hash(DISPUTE, FENCE.id()), words.hash(DISPUTE, SHEEP.id()));
    }

    /** What somebody does: of {@code lag} versions ago is the screen that they look at. */
    private record Step(int what, int side, int person, int pick, int lag) {}

    @Property(tries = 2000)
    @Tag("property")
    void nothingIsAgreedWithoutEverySideOnExactlyThatTextAndNoAccountIsLost(
            @ForAll("histories") List<Step> history, @ForAll boolean triplePoint) {
        List<UUID> townships = List.of(DUOMA, SUOJIA, MOYUN);
        Set<UUID> sides = Set.copyOf(townships.subList(0, triplePoint ? 3 : 2));
        List<Accounts> screens = new ArrayList<>(List.of(new Accounts(sides, Map.of(), List.of())));
        Map<UUID, String> texts = new HashMap<>();
        Map<UUID, FactWords> words = new HashMap<>();
        Map<UUID, List<List<Fact>>> written = new HashMap<>();
        // side, person, and the very text that they agreed to
        Map<List<UUID>, String> agreedTo = new HashMap<>();
        Map<List<UUID>, UUID> agreedBy = new HashMap<>();
        int number = 0;
        for (Step step : history) {
            Accounts now = screens.get(screens.size() - 1);
            Accounts seen = screens.get(Math.max(0, screens.size() - 1 - step.lag()));
            UUID side = townships.get(step.side());
            UUID person = new UUID(9, step.person());
            List<Fact> visible = seen.told().values().stream()
                    .flatMap(account -> account.facts().stream())
                    .sorted(java.util.Comparator.comparing(Fact::id))
                    .toList();
            Fact picked = visible.isEmpty() ? null : visible.get(step.pick() % visible.size());
            try {
                Accounts next;
                if (step.what() == 0) {
                    List<Fact> facts = new ArrayList<>(now.of(side).facts());
                    if (!facts.isEmpty() && step.pick() % 2 == 0) {
                        facts.remove(step.pick() % facts.size());
                    }
                    UUID id = new UUID(5, ++number);
                    String text = "words " + step.pick() % 3;
                    words.put(id, FactWords.of(text));
                    texts.put(id, text);
                    facts.add(new Fact(id, words.get(id).hash(DISPUTE, id)));
                    next = now.told(side, facts);
                    written.computeIfAbsent(side, key -> new ArrayList<>()).add(facts);
                } else if (picked != null && step.what() == 1) {
                    next = now.confirmed(by(side, person, picked));
                    agreedTo.put(List.of(side, picked.id()), texts.get(picked.id()));
                    agreedBy.put(List.of(side, picked.id()), person);
                } else if (picked != null) {
                    next = now.reopened(side, picked.id());
                    agreedTo.remove(List.of(side, picked.id()));
                    agreedBy.remove(List.of(side, picked.id()));
                } else {
                    continue;
                }
                screens.add(next);
            } catch (ProblemException refused) {
                continue;
            }
            Accounts after = screens.get(screens.size() - 1);
            written.forEach((who, versions) -> {
                assertEquals(versions.size(), after.of(who).version(), "no version is lost");
                assertEquals(versions.get(versions.size() - 1), after.of(who).facts(), "nor written by another");
            });
            for (Account account : after.told().values()) {
                for (Fact fact : account.facts()) {
                    Set<UUID> persons = new HashSet<>();
                    boolean everySide = sides.stream().allMatch(who -> {
                        persons.add(agreedBy.get(List.of(who, fact.id())));
                        return texts.get(fact.id()).equals(agreedTo.get(List.of(who, fact.id())));
                    });
                    assertEquals(everySide && persons.size() == sides.size(), after.agreed(fact));
                    assertEquals(words.get(fact.id()).hash(DISPUTE, fact.id()), fact.contentHash());
                    Statistics.collect(after.agreed(fact) ? "agreed" : "contested");
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(0, 1, 1, 1, 2),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }
}
