package org.jointgov.agreements.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
import org.jointgov.agreements.domain.Negotiation.Writer;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.TextChangedException;
import org.jointgov.shared.TextHash;
import org.junit.jupiter.api.Test;

class NegotiationTest {
    private static final UUID ID = new UUID(1, 1);
    private static final UUID DUOMA = new UUID(0, 1);
    private static final UUID SUOJIA = new UUID(0, 2);
    private static final UUID MOYUN = new UUID(0, 3);
    private static final UUID TASHI = new UUID(9, 1);
    private static final UUID SONAM = new UUID(9, 2);
    private static final LocalDate FROM = LocalDate.of(2024, 5, 1);
    private static final LocalDate TO = LocalDate.of(2029, 4, 30);

    private final Negotiation draft = draft(Set.of(DUOMA, SUOJIA));
    private final Negotiation proposed = draft.propose(new Writer(DUOMA, TASHI));
    private final Negotiation accepted = proposed.accept(by(SUOJIA, SONAM, proposed));

    private static Negotiation draft(Set<UUID> members) {
        return new Negotiation(
                ID,
                DUOMA,
                new UUID(2, 1),
                1,
                AgreementState.DRAFT,
                members,
                wording("第一条"),
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Wording wording(String text) {
        return new Wording("zh-CN", "平安边界合作协议书", text, FROM, TO);
    }

    private static Consent by(UUID township, UUID person, Negotiation seen) {
        return new Consent(township, person, seen.revision(), seen.contentHash());
    }

    @Test
    void runsFromDraftToItsEnd() {
        assertEquals(AgreementState.PROPOSED, proposed.state());
        assertEquals(List.of(SUOJIA), proposed.awaited());
        assertEquals(AgreementState.ACCEPTED, accepted.state());
        assertEquals(List.of(DUOMA, SUOJIA), accepted.awaited());
        Negotiation one = accepted.sign(by(SUOJIA, SONAM, accepted));
        assertEquals(AgreementState.ACCEPTED, one.state());
        assertEquals(List.of(DUOMA), one.awaited());
        Negotiation inForce = one.sign(by(DUOMA, TASHI, one));
        assertEquals(AgreementState.IN_FORCE, inForce.state());
        Negotiation half = inForce.end(by(DUOMA, TASHI, inForce));
        assertEquals(AgreementState.IN_FORCE, half.state());
        assertEquals(List.of(SUOJIA), half.awaited());
        Negotiation ended = half.end(by(SUOJIA, SONAM, half));
        assertEquals(AgreementState.ENDED, ended.state());
        assertEquals(List.of(), ended.awaited());
        assertEquals(draft.version() + 6, ended.version());
    }

    @Test
    void theWriterDoesNotAcceptTheOwnWording() {
        assertThrows(ForbiddenException.class, () -> proposed.accept(by(DUOMA, SONAM, proposed)));
        assertThrows(ForbiddenException.class, () -> proposed.accept(by(SUOJIA, TASHI, proposed)));
    }

    @Test
    void aCounterTextMustBeAcceptedByTheFirstSide() {
        Negotiation answered = proposed.answer(1, wording("第二条"), new Writer(SUOJIA, SONAM));
        assertEquals(AgreementState.PROPOSED, answered.state());
        assertEquals(List.of(DUOMA), answered.awaited());
        assertThrows(ForbiddenException.class, () -> answered.accept(by(SUOJIA, SONAM, answered)));
        assertEquals(
                AgreementState.ACCEPTED,
                answered.accept(by(DUOMA, TASHI, answered)).state());
    }

    @Test
    void aCounterTextReopensAcceptancesAndSignatures() {
        Negotiation signed = accepted.sign(by(SUOJIA, SONAM, accepted));
        Negotiation answered = signed.answer(1, wording("第二条"), new Writer(DUOMA, TASHI));
        assertEquals(AgreementState.PROPOSED, answered.state());
        assertEquals(1, answered.acceptances().size());
        assertEquals(1, answered.signatures().size());
        assertThrows(InvalidTransitionException.class, () -> answered.sign(by(DUOMA, TASHI, answered)));
        assertThrows(TextChangedException.class, () -> answered.accept(by(SUOJIA, SONAM, proposed)));
        assertEquals(List.of(SUOJIA), answered.awaited());
    }

    @Test
    void anAnswerToAnOlderWordingIsRejected() {
        Negotiation answered = proposed.answer(1, wording("第二条"), new Writer(SUOJIA, SONAM));
        assertThrows(ConflictException.class, () -> answered.answer(1, wording("第三条"), new Writer(DUOMA, TASHI)));
    }

    @Test
    void nothingIsSignedBeforeEverySideHasAccepted() {
        assertThrows(InvalidTransitionException.class, () -> proposed.sign(by(DUOMA, TASHI, proposed)));
        assertThrows(InvalidTransitionException.class, () -> draft.sign(by(DUOMA, TASHI, draft)));
        assertThrows(InvalidTransitionException.class, () -> draft.accept(by(SUOJIA, SONAM, draft)));
        assertThrows(InvalidTransitionException.class, () -> draft.answer(0, wording("x"), new Writer(DUOMA, TASHI)));
        assertThrows(InvalidTransitionException.class, () -> proposed.propose(new Writer(DUOMA, TASHI)));
        assertThrows(InvalidTransitionException.class, () -> accepted.end(by(DUOMA, TASHI, accepted)));
    }

    @Test
    void inForceNothingIsAnsweredAndEachSideEndsOnce() {
        Negotiation inForce = accepted.sign(by(SUOJIA, SONAM, accepted)).sign(by(DUOMA, TASHI, accepted));
        assertThrows(InvalidTransitionException.class, () -> inForce.answer(1, wording("x"), new Writer(DUOMA, TASHI)));
        assertThrows(InvalidTransitionException.class, () -> inForce.sign(by(DUOMA, TASHI, inForce)));
        Negotiation half = inForce.end(by(DUOMA, TASHI, inForce));
        assertThrows(InvalidTransitionException.class, () -> half.end(by(DUOMA, SONAM, half)));
        assertThrows(ForbiddenException.class, () -> half.end(by(SUOJIA, TASHI, half)));
    }

    @Test
    void theTermIsPartOfWhatIsSigned() {
        Negotiation longer = proposed.answer(
                1, new Wording("zh-CN", "平安边界合作协议书", "第一条", FROM, TO.plusYears(1)), new Writer(SUOJIA, SONAM));
        assertTrue(!longer.contentHash().equals(proposed.contentHash()));
    }

    // ---- random histories -----------------------------------------------------------------------------------------

    enum Kind {
        ANSWER,
        ACCEPT,
        SIGN,
        END
    }

    /** @param lag how many acts ago the actor's screen was loaded: what makes acts concurrent */
    record Step(Kind kind, int township, int person, int lag, int words) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(
                                Kind.ANSWER,
                                Kind.ACCEPT,
                                Kind.ACCEPT,
                                Kind.ACCEPT,
                                Kind.SIGN,
                                Kind.SIGN,
                                Kind.SIGN,
                                Kind.END),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(0, 0, 0, 0, 1, 2),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    @Property(tries = 2000)
    @Tag("property")
    void isNeverInForceWithoutEverySideOnTheSameAcceptedText(
            @ForAll("histories") List<Step> history, @ForAll boolean triplePoint) {
        List<UUID> townships = List.of(DUOMA, SUOJIA, MOYUN);
        Set<UUID> sides = Set.copyOf(townships.subList(0, triplePoint ? 3 : 2));
        List<Negotiation> screens = new ArrayList<>(List.of(draft(sides).propose(new Writer(DUOMA, new UUID(9, 0)))));
        for (Step step : history) {
            Negotiation now = screens.get(screens.size() - 1);
            Negotiation seen = screens.get(Math.max(0, screens.size() - 1 - step.lag()));
            UUID township = townships.get(step.township());
            UUID person = new UUID(9, step.person());
            Negotiation next;
            try {
                next = switch (step.kind()) {
                    case ANSWER ->
                        sides.contains(township)
                                ? now.answer(
                                        seen.revision(), wording("words " + step.words()), new Writer(township, person))
                                : now;
                    case ACCEPT -> now.accept(by(township, person, seen));
                    case SIGN -> now.sign(by(township, person, seen));
                    case END -> now.end(by(township, person, seen));
                };
            } catch (ProblemException refused) {
                continue;
            }
            assertTrue(next == now || now.state().canBecome(next.state()), now.state() + " -> " + next.state());
            String stored = TextHash.agreement(
                    ID,
                    "zh-CN",
                    FROM,
                    TO,
                    next.wording().title(),
                    next.wording().text());
            Set<UUID> others = new HashSet<>(sides);
            others.remove(next.writer().orElseThrow().townshipId());
            boolean accepted = allStandBy(next.acceptances(), others, next.revision(), stored);
            boolean signed = allStandBy(next.signatures(), sides, next.revision(), stored);
            boolean ended = allStandBy(next.endings(), sides, next.revision(), stored);
            assertEquals(ended, next.state() == AgreementState.ENDED);
            assertEquals(signed && !ended, next.state() == AgreementState.IN_FORCE);
            assertEquals(accepted && !signed, next.state() == AgreementState.ACCEPTED);
            screens.add(next);
        }
        Statistics.collect(screens.get(screens.size() - 1).state());
    }

    /** The rule told once more, without the code under test. */
    private static boolean allStandBy(List<Consent> given, Set<UUID> sides, int revision, String hash) {
        Set<UUID> townships = new HashSet<>();
        Set<UUID> persons = new HashSet<>();
        for (Consent consent : given) {
            if (consent.revision() == revision && consent.contentHash().equals(hash)) {
                assertTrue(townships.add(consent.townshipId()), "a side stands by a text once");
                assertTrue(persons.add(consent.personId()), "a person stands by a text once");
            }
        }
        return townships.equals(sides);
    }
}
