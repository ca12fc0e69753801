package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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
import org.jointgov.disputes.domain.MediationTeam.Member;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.TextChangedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MediationTeamTest {
    private static final UUID DISPUTE = new UUID(1, 1);
    private static final UUID DUOMA = new UUID(0, 1);
    private static final UUID SUOJIA = new UUID(0, 2);
    private static final UUID MOYUN = new UUID(0, 3);
    private static final UUID TASHI = new UUID(9, 1);
    private static final UUID SONAM = new UUID(9, 2);

    private final MediationTeam none = team(DisputeStatus.OPEN, Set.of(DUOMA, SUOJIA));
    private final MediationTeam both = none.appoint(member(DUOMA, 1, 1)).appoint(member(SUOJIA, 2, 2));

    private static MediationTeam team(DisputeStatus status, Set<UUID> sides) {
        return MediationTeam.of(
                DUOMA, DISPUTE, new UUID(2, 1), 1, status, List.of(), sides, 0, List.of(), Set.of(), List.of());
    }

    private static Member member(UUID township, int appointment, int mediator) {
        return new Member(new UUID(5, appointment), township, new UUID(6, mediator), "示例调解员" + mediator);
    }

    private static Consent by(UUID township, UUID person, MediationTeam seen) {
        return new Consent(township, person, seen.revision(), seen.consent().contentHash());
    }

    @Test
    void isFormedOnceEverySideHasSomebodyOnItAndBothLeadersConsented() {
        assertFalse(both.formed());
        MediationTeam one = both.consent(by(DUOMA, TASHI, both));
        assertFalse(one.formed());
        assertEquals(List.of(SUOJIA), one.awaited());
        MediationTeam formed = one.consent(by(SUOJIA, SONAM, one));
        assertTrue(formed.formed());
        assertEquals(List.of(), formed.awaited());
        assertEquals(both.version() + 2, formed.version());
        assertThrows(InvalidTransitionException.class, () -> formed.consent(by(SUOJIA, SONAM, formed)));
    }

    @Test
    void nobodyConsentsWhileASideHasNobodyOnIt() {
        assertThrows(InvalidTransitionException.class, () -> none.consent(by(DUOMA, TASHI, none)));
        MediationTeam half = none.appoint(member(DUOMA, 1, 1));
        assertThrows(InvalidTransitionException.class, () -> half.consent(by(DUOMA, TASHI, half)));
    }

    @Test
    void onePersonCannotConsentForBothSides() {
        MediationTeam one = both.consent(by(DUOMA, TASHI, both));
        assertThrows(ForbiddenException.class, () -> one.consent(by(SUOJIA, TASHI, one)));
    }

    @Test
    void aTownshipThatIsNoSideHasNoPart() {
        assertThrows(ForbiddenException.class, () -> both.appoint(member(MOYUN, 3, 3)));
        assertThrows(ForbiddenException.class, () -> both.consent(by(MOYUN, TASHI, both)));
        assertThrows(ForbiddenException.class, () -> both.objectTo(DUOMA, new UUID(5, 1), MOYUN));
    }

    @Test
    void whateverChangesTheCompositionReopensTheConsents() {
        MediationTeam formed = both.consent(by(DUOMA, TASHI, both)).consent(by(SUOJIA, SONAM, both));
        for (MediationTeam changed : List.of(
                formed.appoint(member(DUOMA, 3, 3)),
                formed.release(new UUID(5, 1), DUOMA),
                formed.objectTo(DUOMA, new UUID(5, 1), SUOJIA))) {
            assertFalse(changed.formed());
            assertEquals(List.of(DUOMA, SUOJIA), changed.awaited());
            assertEquals(2, changed.consent().given().size(), "consents are never lost");
        }
        MediationTeam more = formed.appoint(member(DUOMA, 3, 3));
        assertThrows(TextChangedException.class, () -> more.consent(by(DUOMA, TASHI, formed)));
    }

    @Test
    void theSamePeopleOnceMoreAreConsentedToAnew() {
        MediationTeam again = both.consent(by(DUOMA, TASHI, both))
                .release(new UUID(5, 1), DUOMA)
                .appoint(member(DUOMA, 4, 1));
        assertEquals(both.consent().contentHash(), again.consent().contentHash());
        assertEquals(List.of(DUOMA, SUOJIA), again.awaited());
    }

    @Test
    void theCompositionIsHashedWhateverTheOrderOfAppointments() {
        MediationTeam turned = none.appoint(member(SUOJIA, 7, 2)).appoint(member(DUOMA, 8, 1));
        assertEquals(both.consent().contentHash(), turned.consent().contentHash());
        Member renamed = new Member(new UUID(5, 1), DUOMA, new UUID(6, 1), "另一人");
        assertNotEquals(
                both.consent().contentHash(),
                none.appoint(renamed).appoint(member(SUOJIA, 2, 2)).consent().contentHash());
    }

    @Test
    void aSideReleasesItsOwnOnly() {
        assertThrows(ForbiddenException.class, () -> both.release(new UUID(5, 1), SUOJIA));
        assertThrows(NotFoundException.class, () -> both.release(new UUID(5, 9), DUOMA));
        assertFalse(both.release(new UUID(5, 1), DUOMA).complete());
    }

    @Test
    void whomAPartyDidNotAcceptIsNotAppointedAgain() {
        MediationTeam without = both.objectTo(DUOMA, new UUID(5, 1), SUOJIA);
        assertEquals(1, without.members().size());
        assertThrows(InvalidTransitionException.class, () -> without.appoint(member(DUOMA, 9, 1)));
        assertThrows(InvalidTransitionException.class, () -> without.objectTo(DUOMA, new UUID(5, 1), SUOJIA));
        assertTrue(without.appoint(member(DUOMA, 9, 3)).complete());
    }

    @Test
    void nobodyIsOnItTwice() {
        assertThrows(InvalidTransitionException.class, () -> both.appoint(member(DUOMA, 9, 1)));
    }

    @ParameterizedTest
    @EnumSource(
            value = DisputeStatus.class,
            names = {"REFERRED", "SETTLED", "CLOSED"})
    void noTeamIsFormedForABoundaryOrAfterTheEnd(DisputeStatus status) {
        MediationTeam closed = MediationTeam.of(
                DUOMA,
                DISPUTE,
                new UUID(2, 1),
                1,
                status,
                List.of(),
                Set.of(DUOMA, SUOJIA),
                2,
                both.members(),
                Set.of(),
                List.of());
        assertThrows(InvalidTransitionException.class, () -> closed.appoint(member(DUOMA, 9, 9)));
        assertThrows(InvalidTransitionException.class, () -> closed.release(new UUID(5, 1), DUOMA));
        assertThrows(InvalidTransitionException.class, () -> closed.objectTo(DUOMA, new UUID(5, 1), DUOMA));
        assertThrows(InvalidTransitionException.class, () -> closed.consent(by(DUOMA, TASHI, closed)));
    }

    // ---- random histories -----------------------------------------------------------------------------------------

    enum Kind {
        APPOINT,
        RELEASE,
        OBJECT,
        CONSENT
    }

    /**
     * @param lag how many acts ago the actor's screen was loaded: what makes acts concurrent
     * @param person who acts: mostly the township's own leader, sometimes one who has memberships in all of them
     */
    record Step(Kind kind, int township, int person, int lag, int mediator) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(
                                Kind.APPOINT,
                                Kind.APPOINT,
                                Kind.CONSENT,
                                Kind.CONSENT,
                                Kind.CONSENT,
                                Kind.CONSENT,
                                Kind.RELEASE,
                                Kind.OBJECT),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(0, 0, 0, 0, 1, 2),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new)
                .list()
                .ofMinSize(4)
                .ofMaxSize(40);
    }

    @Property(tries = 2000)
    @Tag("property")
    void isNeverFormedWithoutAllSidesConsentToExactlyThisComposition(
            @ForAll("histories") List<Step> history, @ForAll boolean triplePoint) {
        List<UUID> townships = List.of(DUOMA, SUOJIA, MOYUN);
        Set<UUID> sides = Set.copyOf(townships.subList(0, triplePoint ? 3 : 2));
        List<MediationTeam> screens = new ArrayList<>(List.of(team(DisputeStatus.OPEN, sides)));
        // What each consent was given to, told without the code under test.
        List<Given> given = new ArrayList<>();
        boolean everFormed = false;
        int appointments = 0;
        for (Step step : history) {
            MediationTeam now = screens.get(screens.size() - 1);
            MediationTeam seen = screens.get(Math.max(0, screens.size() - 1 - step.lag()));
            UUID township = townships.get(step.township());
            UUID person = step.person() < 3 ? new UUID(9, 10 + step.township()) : SONAM;
            Member last = now.members().isEmpty()
                    ? member(township, 0, 0)
                    : now.members().get(step.mediator() % now.members().size());
            MediationTeam next;
            try {
                next = switch (step.kind()) {
                    case APPOINT ->
                        now.appoint(member(township, ++appointments, step.township() * 10 + step.mediator()));
                    case RELEASE -> now.release(last.id(), township);
                    case OBJECT -> now.objectTo(last.townshipId(), last.id(), township);
                    case CONSENT -> now.consent(by(township, person, seen));
                };
            } catch (ProblemException refused) {
                continue;
            }
            assertEquals(now.version() + 1, next.version());
            if (step.kind() == Kind.CONSENT) {
                given.add(new Given(screens.size(), township, person, people(seen)));
            } else {
                given.clear();
                assertFalse(next.formed(), "a change reopens");
            }
            assertEquals(formedByTheRule(next, given), next.formed());
            everFormed |= next.formed();
            screens.add(next);
        }
        Statistics.collect(everFormed ? "formed" : "not formed");
    }

    /** @param people whom the leader saw on the team */
    private record Given(int at, UUID township, UUID person, Set<String> people) {}

    private static Set<String> people(MediationTeam team) {
        Set<String> people = new HashSet<>();
        team.members().forEach(m -> people.add(m.townshipId() + " " + m.mediatorId() + " " + m.displayName()));
        return people;
    }

    /** The rule told once more: {@code given} are the consents since the last change of the composition. */
    private static boolean formedByTheRule(MediationTeam team, List<Given> given) {
        Set<UUID> townships = new HashSet<>();
        Set<UUID> persons = new HashSet<>();
        for (Given one : given) {
            assertEquals(people(team), one.people(), "nobody has consented to other people than these");
            townships.add(one.township());
            persons.add(one.person());
        }
        Set<UUID> present = new HashSet<>();
        team.members().forEach(m -> present.add(m.townshipId()));
        return present.equals(team.consent().sides())
                && townships.equals(team.consent().sides())
                && persons.size() == townships.size();
    }
}
