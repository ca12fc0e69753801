package org.jointgov.meetings.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
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
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.JointConsent.Consent;
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

    private final Minutes none = minutes(MeetingState.PLANNED, Set.of(DUOMA, SUOJIA));
    private final Minutes first = none.revise(0, text("zh-CN", "第一稿"));

    private static Minutes minutes(MeetingState state, Set<UUID> sides) {
        return Minutes.of(ID, DUOMA, new UUID(2, 1), 1, state, sides, 0, null, List.of());
    }

    private static MinutesContent text(String language, String text) {
        return new MinutesContent(language, text, List.of(), List.of());
    }

    private static Consent by(UUID township, UUID person, Minutes seen) {
        return new Consent(township, person, seen.revision(), seen.consent().contentHash());
    }

    @Test
    void aRevisionIsHashedInItsCanonicalForm() {
        Minutes revised = first.revise(1, text("en", "one\r\ntwo"));
        assertEquals(2, revised.revision());
        assertEquals(TextHash.minutes(ID, "en", "one\ntwo"), revised.consent().contentHash());
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
    }

    @Test
    void aNewRevisionReopensEverySignOff() {
        Minutes signed = first.signOff(by(SUOJIA, SONAM, first));
        Minutes reopened = signed.revise(1, text("zh-CN", "第二稿"));
        assertEquals(MeetingState.MINUTES_DRAFTING, reopened.state());
        assertEquals(List.of(DUOMA, SUOJIA), reopened.awaited());
        assertEquals(1, reopened.consent().given().size());
        assertThrows(TextChangedException.class, () -> reopened.signOff(by(DUOMA, TASHI, signed)));
    }

    @Test
    void theSameWordsInALaterRevisionAreSignedAnew() {
        Minutes again = first.signOff(by(SUOJIA, SONAM, first))
                .revise(1, text("zh-CN", "第二稿"))
                .revise(2, text("zh-CN", "第一稿"));
        assertEquals(first.consent().contentHash(), again.consent().contentHash());
        assertEquals(
                MeetingState.AWAITING_SIGN_OFF,
                again.signOff(by(DUOMA, TASHI, again)).state());
    }

    @Test
    void aRefusalCountsAsNoSignatureAndForTheLatestTextOnly() {
        Minutes refused = first.refused(by(DUOMA, TASHI, first));
        assertEquals(MeetingState.MINUTES_DRAFTING, refused.state());
        assertEquals(first.consent(), refused.consent());
        assertEquals(first.version() + 1, refused.version());
        Minutes second = refused.revise(1, text("zh-CN", "第二稿"));
        assertThrows(TextChangedException.class, () -> second.refused(by(DUOMA, TASHI, first)));
        Minutes signed = second.signOff(by(DUOMA, TASHI, second));
        assertThrows(InvalidTransitionException.class, () -> signed.refused(by(DUOMA, TASHI, signed)));
        assertThrows(InvalidTransitionException.class, () -> none.refused(new Consent(DUOMA, TASHI, 0, "")));
    }

    @Test
    void onePersonCannotSignForBothSides() {
        Minutes one = first.signOff(by(SUOJIA, SONAM, first));
        assertThrows(ForbiddenException.class, () -> one.signOff(by(DUOMA, SONAM, one)));
    }

    @Test
    void nothingCanBeSignedBeforeThereAreMinutesOrAfterTheMeetingWasCancelled() {
        assertThrows(InvalidTransitionException.class, () -> none.signOff(new Consent(DUOMA, TASHI, 0, "")));
        Minutes cancelled = minutes(MeetingState.CANCELLED, Set.of(DUOMA, SUOJIA));
        assertThrows(InvalidTransitionException.class, () -> cancelled.revise(0, text("en", "x")));
        assertThrows(InvalidTransitionException.class, () -> cancelled.signOff(new Consent(DUOMA, TASHI, 0, "")));
        assertThrows(InvalidTransitionException.class, cancelled::attended);
    }

    // ---- random histories -----------------------------------------------------------------------------------------

    /**
     * @param lag how many acts ago the actor's screen was loaded: what makes acts concurrent
     * @param person who acts; people may hold memberships in several townships
     */
    record Step(boolean revise, int township, int person, int lag, int words) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(0, 0, 0, 1, 2),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 2000)
    @Tag("property")
    void areNeverInForceWithoutAllSidesOnTheSameText(
            @ForAll("histories") List<Step> history, @ForAll boolean triplePoint) {
        List<UUID> townships = List.of(DUOMA, SUOJIA, new UUID(0, 3));
        Set<UUID> sides = Set.copyOf(townships.subList(0, triplePoint ? 3 : 2));
        List<Minutes> screens = new java.util.ArrayList<>(List.of(minutes(MeetingState.PLANNED, sides)));
        int signatures = 0;
        for (Step step : history) {
            Minutes now = screens.get(screens.size() - 1);
            Minutes seen = screens.get(Math.max(0, screens.size() - 1 - step.lag()));
            UUID township = townships.get(step.township());
            Minutes next = now;
            try {
                next = step.revise()
                        ? now.revise(seen.revision(), text("en", "words " + step.words()))
                        : now.signOff(by(township, new UUID(9, step.person()), seen));
            } catch (ProblemException refused) {
                assertEquals(now, next);
                continue;
            }
            assertTrue(now.state().canBecome(next.state()), now.state() + " -> " + next.state());
            assertEquals(now.version() + 1, next.version());
            signatures += step.revise() ? 0 : 1;
            assertEquals(signatures, next.consent().given().size(), "signatures are never lost");
            assertEquals(inForceByTheRule(next), next.state() == MeetingState.IN_FORCE);
            screens.add(next);
        }
        Statistics.collect(screens.get(screens.size() - 1).state());
    }

    /** The rule told once more, without the code under test. */
    private static boolean inForceByTheRule(Minutes minutes) {
        MinutesContent content = minutes.content();
        String stored = content == null ? "" : TextHash.minutes(ID, content.language(), content.text());
        Set<UUID> townships = new HashSet<>();
        Set<UUID> persons = new HashSet<>();
        int current = 0;
        for (Consent consent : minutes.consent().given()) {
            if (consent.revision() == minutes.revision()
                    && consent.contentHash().equals(stored)) {
                townships.add(consent.townshipId());
                persons.add(consent.personId());
                current++;
            }
        }
        return minutes.revision() > 0
                && townships.containsAll(minutes.consent().sides())
                && persons.size() == current
                && current == minutes.consent().sides().size();
    }
}
