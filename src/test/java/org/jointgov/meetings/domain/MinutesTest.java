package org.jointgov.meetings.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
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
import org.jointgov.shared.AmendmentsOpenException;
import org.jointgov.shared.AttendeesOnlyException;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.TextChangedException;
import org.jointgov.shared.TextHash;
import org.junit.jupiter.api.Test;

class MinutesTest {
    private static final UUID ID = new UUID(1, 1);
    private static final UUID DUOMA = new UUID(0, 1);
    private static final UUID SUOJIA = new UUID(0, 2);
    private static final UUID TASHI = new UUID(9, 1);
    private static final UUID SONAM = new UUID(9, 2);
    private static final UUID DROLMA = new UUID(9, 3);
    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(7));

    private final Minutes none = minutes(MeetingState.PLANNED, Set.of(DUOMA, SUOJIA), Set.of());
    private final Minutes first = none.revise(0, text("zh-CN", "第一稿")).putToBothSides(1, END);

    private static Minutes minutes(MeetingState state, Set<UUID> sides, Set<UUID> twoSigners) {
        return Minutes.of(
                ID, DUOMA, new UUID(2, 1), 1, state, sides, twoSigners, 0, null, AmendmentWindow.NONE, List.of());
    }

    private static MinutesContent text(String language, String text) {
        return new MinutesContent(language, text, List.of(), List.of());
    }

    private static Signature by(UUID township, UUID person, Minutes seen) {
        return by(township, person, seen, SigningCapacity.LEADER);
    }

    private static Signature by(UUID township, UUID person, Minutes seen, SigningCapacity capacity) {
        return new Signature(township, person, seen.revision(), seen.signOffs().contentHash(), capacity);
    }

    @Test
    void aRevisionIsHashedInItsCanonicalForm() {
        Minutes revised = first.revise(1, text("en", "one\r\ntwo"));
        assertEquals(2, revised.revision());
        assertEquals(TextHash.minutes(ID, "en", "one\ntwo"), revised.signOffs().contentHash());
        assertEquals(first.version() + 1, revised.version());
    }

    @Test
    void aRevisionOnTopOfAnOlderOneIsRejected() {
        assertThrows(ConflictException.class, () -> first.revise(0, text("zh-CN", "另一稿")));
        assertThrows(ConflictException.class, () -> first.revise(2, text("zh-CN", "另一稿")));
    }

    @Test
    void areInForceOnceBothLeadersHaveSigned() {
        Minutes one = first.signOff(by(SUOJIA, SONAM, first));
        assertEquals(MeetingState.AWAITING_SIGN_OFF, one.state());
        assertEquals(List.of(DUOMA), one.awaited());
        Minutes both = one.signOff(by(DUOMA, TASHI, one));
        assertEquals(MeetingState.IN_FORCE, both.state());
        assertEquals(List.of(), both.awaited());
        assertThrows(InvalidTransitionException.class, () -> both.revise(1, text("zh-CN", "改")));
        assertThrows(InvalidTransitionException.class, () -> both.signOff(by(DUOMA, TASHI, both)));
        assertThrows(InvalidTransitionException.class, both::attended);
        assertThrows(InvalidTransitionException.class, () -> both.putToBothSides(1, END));
        assertThrows(InvalidTransitionException.class, () -> both.propose(DUOMA, 1, true, NOW));
        assertThrows(InvalidTransitionException.class, both::answered);
        assertEquals(both.version() + 1, both.added().version());
    }

    @Test
    void nothingIsSignedBeforeItWasPutToBothSides() {
        Minutes draft = none.revise(0, text("zh-CN", "第一稿"));
        assertEquals(MeetingState.MINUTES_DRAFTING, draft.state());
        assertThrows(InvalidTransitionException.class, () -> draft.signOff(by(DUOMA, TASHI, draft)));
        assertThrows(
                InvalidTransitionException.class,
                () -> draft.refused(DUOMA, 1, draft.signOffs().contentHash()));
        assertThrows(InvalidTransitionException.class, () -> draft.propose(DUOMA, 1, true, NOW));
        assertThrows(InvalidTransitionException.class, () -> none.putToBothSides(0, END));
        assertThrows(ConflictException.class, () -> draft.putToBothSides(0, END));
        assertThrows(InvalidTransitionException.class, draft::added);
    }

    @Test
    void whoAttendedProposesUntilTheWindowEndsAndEveryProposalIsAnswered() {
        assertThrows(AttendeesOnlyException.class, () -> first.propose(SUOJIA, 1, false, NOW));
        assertThrows(ConflictException.class, () -> first.propose(SUOJIA, 0, true, NOW));
        assertThrows(InvalidTransitionException.class, () -> first.propose(SUOJIA, 1, true, END));
        Minutes proposed = first.propose(SUOJIA, 1, true, END.minusSeconds(1));
        assertThrows(AmendmentsOpenException.class, () -> proposed.signOff(by(DUOMA, TASHI, proposed)));
        Minutes second = proposed.revise(1, text("zh-CN", "第二稿"));
        assertEquals(MeetingState.AMENDMENT, second.state());
        assertThrows(AmendmentsOpenException.class, () -> second.signOff(by(DUOMA, TASHI, second)));
        Minutes answered = second.answered();
        Minutes signed = answered.signOff(by(DUOMA, TASHI, answered));
        assertThrows(InvalidTransitionException.class, () -> signed.propose(DUOMA, 2, true, NOW));
        assertEquals(1, signed.propose(SUOJIA, 2, true, NOW).window().unanswered());
    }

    @Test
    void theWindowIsOnlyEverMadeLonger() {
        assertEquals(END, first.putToBothSides(1, NOW).window().until());
        Instant later = END.plusSeconds(1);
        assertEquals(later, first.putToBothSides(1, later).window().until());
        Minutes signed = first.signOff(by(SUOJIA, SONAM, first));
        assertThrows(InvalidTransitionException.class, () -> signed.putToBothSides(1, later));
    }

    @Test
    void twoPersonsSignWhereTheTownshipAsksForThem() {
        Minutes two = minutes(MeetingState.PLANNED, Set.of(DUOMA, SUOJIA), Set.of(DUOMA))
                .revise(0, text("en", "x"))
                .putToBothSides(1, END);
        Minutes second = two.signOff(by(DUOMA, DROLMA, two, SigningCapacity.SECOND));
        assertFalse(second.signOffs().signed(DUOMA));
        assertThrows(
                InvalidTransitionException.class, () -> second.signOff(by(DUOMA, TASHI, two, SigningCapacity.SECOND)));
        assertThrows(ForbiddenException.class, () -> second.signOff(by(DUOMA, DROLMA, two)));
        assertThrows(
                InvalidTransitionException.class, () -> second.signOff(by(SUOJIA, SONAM, two, SigningCapacity.SECOND)));
        Minutes other = second.signOff(by(SUOJIA, SONAM, two));
        assertEquals(MeetingState.AWAITING_SIGN_OFF, other.state());
        Minutes sealed = other.signOff(by(DUOMA, TASHI, two, SigningCapacity.PAPER));
        assertEquals(MeetingState.IN_FORCE, sealed.state());
    }

    @Test
    void aDeputyAndAPaperCountAsTheLeader() {
        Minutes one = first.signOff(by(SUOJIA, SONAM, first, SigningCapacity.DEPUTY));
        assertThrows(InvalidTransitionException.class, () -> one.signOff(by(SUOJIA, DROLMA, one)));
        assertEquals(
                MeetingState.IN_FORCE,
                one.signOff(by(DUOMA, TASHI, one, SigningCapacity.PAPER)).state());
    }

    @Test
    void aNewRevisionReopensEverySignOff() {
        Minutes signed = first.signOff(by(SUOJIA, SONAM, first));
        Minutes reopened = signed.revise(1, text("zh-CN", "第二稿"));
        assertEquals(MeetingState.AMENDMENT, reopened.state());
        assertEquals(List.of(DUOMA, SUOJIA), reopened.awaited());
        assertEquals(1, reopened.signOffs().given().size());
        assertThrows(TextChangedException.class, () -> reopened.signOff(by(DUOMA, TASHI, signed)));
    }

    @Test
    void theSameWordsInALaterRevisionAreSignedAnew() {
        Minutes again = first.signOff(by(SUOJIA, SONAM, first))
                .revise(1, text("zh-CN", "第二稿"))
                .revise(2, text("zh-CN", "第一稿"));
        assertEquals(first.signOffs().contentHash(), again.signOffs().contentHash());
        assertEquals(
                MeetingState.AWAITING_SIGN_OFF,
                again.signOff(by(DUOMA, TASHI, again)).state());
    }

    @Test
    void aRefusalCountsAsNoSignatureAndForTheLatestTextOnly() {
        String hash = first.signOffs().contentHash();
        Minutes refused = first.refused(DUOMA, 1, hash);
        assertEquals(MeetingState.AMENDMENT, refused.state());
        assertEquals(first.signOffs(), refused.signOffs());
        assertEquals(first.version() + 1, refused.version());
        Minutes second = refused.revise(1, text("zh-CN", "第二稿"));
        assertThrows(TextChangedException.class, () -> second.refused(DUOMA, 1, hash));
        Minutes signed = second.signOff(by(DUOMA, TASHI, second));
        assertThrows(
                InvalidTransitionException.class,
                () -> signed.refused(DUOMA, 2, second.signOffs().contentHash()));
        assertThrows(InvalidTransitionException.class, () -> none.refused(DUOMA, 0, ""));
    }

    @Test
    void onePersonCannotSignForBothSides() {
        Minutes one = first.signOff(by(SUOJIA, SONAM, first));
        assertThrows(ForbiddenException.class, () -> one.signOff(by(DUOMA, SONAM, one)));
    }

    @Test
    void nothingCanBeSignedBeforeThereAreMinutesOrAfterTheMeetingWasCancelled() {
        assertThrows(InvalidTransitionException.class, () -> none.signOff(by(DUOMA, TASHI, none)));
        Minutes cancelled = minutes(MeetingState.CANCELLED, Set.of(DUOMA, SUOJIA), Set.of());
        assertThrows(InvalidTransitionException.class, () -> cancelled.revise(0, text("en", "x")));
        assertThrows(InvalidTransitionException.class, () -> cancelled.signOff(by(DUOMA, TASHI, none)));
        assertThrows(InvalidTransitionException.class, cancelled::attended);
    }

    @Test
    void anAddendumIsSignedLikeMinutesAndTakenBackUntilItStands() {
        SignOffs open = new SignOffs(Set.of(DUOMA, SUOJIA), Set.of(), 0, "hash", List.of());
        Addendum addendum = new Addendum(new UUID(3, 1), DUOMA, false, open);
        Signature duoma = new Signature(DUOMA, TASHI, 0, "hash", SigningCapacity.LEADER);
        Signature suojia = new Signature(SUOJIA, SONAM, 0, "hash", SigningCapacity.DEPUTY);
        Addendum signed = addendum.signOff(duoma);
        assertThrows(InvalidTransitionException.class, () -> signed.signOff(duoma));
        assertThrows(
                TextChangedException.class,
                () -> signed.signOff(new Signature(SUOJIA, SONAM, 0, "other", SigningCapacity.LEADER)));
        assertTrue(signed.withdraw().withdrawn());
        assertThrows(InvalidTransitionException.class, () -> signed.withdraw().signOff(suojia));
        Addendum stands = signed.signOff(suojia);
        assertTrue(stands.signOffs().complete());
        assertThrows(InvalidTransitionException.class, stands::withdraw);
    }

    // ---- random histories -----------------------------------------------------------------------------------------

    enum Kind {
        REVISE,
        PUT,
        PROPOSE,
        ANSWER,
        SIGN
    }

    /**
     * @param lag how many acts ago the actor's screen was loaded: what makes acts concurrent
     * @param person who acts; people may hold memberships in several townships
     */
    record Step(Kind kind, int township, int person, SigningCapacity capacity, int lag, int words) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(
                                Kind.REVISE,
                                Kind.PUT,
                                Kind.PROPOSE,
                                Kind.ANSWER,
                                Kind.SIGN,
                                Kind.SIGN,
                                Kind.SIGN,
                                Kind.SIGN),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(SigningCapacity.class),
                        Arbitraries.of(0, 0, 0, 1, 2),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 2000)
    @Tag("property")
    void areNeverInForceWithoutAllSidesOnTheSameText(
            @ForAll("histories") List<Step> history, @ForAll boolean triplePoint, @ForAll boolean twoSigners) {
        List<UUID> townships = List.of(DUOMA, SUOJIA, new UUID(0, 3));
        Set<UUID> sides = Set.copyOf(townships.subList(0, triplePoint ? 3 : 2));
        Set<UUID> two = twoSigners ? Set.of(SUOJIA) : Set.of();
        List<Minutes> screens = new ArrayList<>(List.of(minutes(MeetingState.PLANNED, sides, two)));
        int signatures = 0;
        for (Step step : history) {
            Minutes now = screens.get(screens.size() - 1);
            Minutes seen = screens.get(Math.max(0, screens.size() - 1 - step.lag()));
            UUID township = townships.get(step.township());
            Minutes next = now;
            try {
                next = switch (step.kind()) {
                    case REVISE -> now.revise(seen.revision(), text("en", "words " + step.words()));
                    case PUT -> now.putToBothSides(seen.revision(), END);
                    case PROPOSE -> now.propose(township, seen.revision(), step.person() != 0, NOW);
                    case ANSWER -> now.window().unanswered() == 0 ? now.attended() : now.answered();
                    case SIGN -> now.signOff(by(township, new UUID(9, step.person()), seen, step.capacity()));
                };
            } catch (ProblemException refused) {
                assertEquals(now, next);
                continue;
            }
            assertTrue(now.state().canBecome(next.state()), now.state() + " -> " + next.state());
            assertEquals(now.version() + 1, next.version());
            signatures += step.kind() == Kind.SIGN ? 1 : 0;
            assertEquals(signatures, next.signOffs().given().size(), "signatures are never lost");
            boolean inForce = next.state() == MeetingState.IN_FORCE;
            assertEquals(inForceByTheRule(next), inForce);
            assertTrue(
                    !inForce || next.window().unanswered() == 0 && next.window().until() != null);
            screens.add(next);
        }
        Statistics.collect(screens.get(screens.size() - 1).state());
    }

    /** The rule told once more, without the code under test. */
    private static boolean inForceByTheRule(Minutes minutes) {
        MinutesContent content = minutes.content();
        String stored = content == null ? "" : TextHash.minutes(ID, content.language(), content.text());
        Map<UUID, Set<UUID>> persons = new HashMap<>();
        Set<UUID> leading = new HashSet<>();
        Set<UUID> everybody = new HashSet<>();
        for (Signature signature : minutes.signOffs().given()) {
            if (signature.revision() == minutes.revision()
                    && signature.contentHash().equals(stored)) {
                persons.computeIfAbsent(signature.townshipId(), side -> new HashSet<>())
                        .add(signature.personId());
                assertTrue(everybody.add(signature.personId()), "nobody signs twice");
                if (signature.capacity() != SigningCapacity.SECOND) {
                    leading.add(signature.townshipId());
                }
            }
        }
        return minutes.revision() > 0
                && leading.containsAll(minutes.signOffs().sides())
                && minutes.signOffs().twoSigners().stream()
                        .allMatch(side -> persons.getOrDefault(side, Set.of()).size() > 1);
    }
}
