package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jointgov.disputes.domain.Settlement.Obligation;
import org.jointgov.disputes.domain.SettlementStanding.Report;
import org.jointgov.disputes.domain.SettlementStanding.Said;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.TextChangedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {
    private static final UUID DISPUTE = new UUID(3, 3);
    private static final UUID HERE = new UUID(1, 1);
    private static final UUID THERE = new UUID(1, 2);
    private static final UUID STRANGER = new UUID(1, 9);
    private static final LocalDate AGREED = LocalDate.of(2026, 11, 20);
    private static final SettlementWords WORDS =
            new SettlementWords("", "甲、乙", "羊过了界", null, null, "赔偿两只羊", null, List.of("两只羊"));

    private static SettlementStanding mediation() {
        return new SettlementStanding(
                DISPUTE,
                Set.of(HERE, THERE),
                DisputeStatus.MEDIATION,
                true,
                1,
                0,
                null,
                List.of(),
                Set.of(),
                List.of(),
                Map.of());
    }

    private static Obligation owes(UUID side, String amount) {
        return new Obligation(
                side,
                amount == null ? "livestock" : "money",
                amount == null ? null : new BigDecimal(amount),
                AGREED.plusDays(30));
    }

    private static Settlement wording(SettlementStanding on, String form, Obligation... owed) {
        return new Settlement(
                HERE,
                new UUID(5, on.revision()),
                on.round(),
                on.revision() + 1,
                form,
                3,
                AGREED,
                null,
                "0".repeat(64),
                List.of(owed));
    }

    private static SettlementStanding written(Obligation... owed) {
        return mediation().written(wording(mediation(), "written", owed));
    }

    private static UUID person(UUID side) {
        return new UUID(7, side.getLeastSignificantBits());
    }

    private static String hash(SettlementStanding of) {
        return of.present().hash(DISPUTE);
    }

    private static SettlementStanding confirm(SettlementStanding on, UUID side) {
        return on.confirmed(new Consent(side, person(side), on.revision(), hash(on)));
    }

    private static SettlementStanding parties(SettlementStanding on, UUID side) {
        return on.confirmedByParties(side, on.revision(), hash(on), "fingerprint", AGREED);
    }

    private static SettlementStanding settled(Obligation... owed) {
        return parties(parties(confirm(confirm(written(owed), HERE), THERE), HERE), THERE);
    }

    private static Report report(UUID side, int number, String state, String amount) {
        return new Report(
                side,
                person(side),
                UUID.randomUUID(),
                number,
                state,
                amount == null ? null : new BigDecimal(amount),
                Map.of());
    }

    private static SettlementStanding answer(SettlementStanding on, UUID side, int report, String answer) {
        Report given = on.reports().get(report);
        return on.answered(side, person(side), given.townshipId(), given.id(), answer);
    }

    @Test
    void itIsSettledWithTheLastWordOfSidesAndParties() {
        SettlementStanding one = confirm(written(owes(HERE, "100.00")), HERE);
        assertEquals(List.of(THERE), one.awaited());
        SettlementStanding both = confirm(one, THERE);
        assertEquals(DisputeStatus.MEDIATION, both.status(), "the parties have not confirmed it");
        assertEquals(DisputeStatus.MEDIATION, parties(both, HERE).status());
        assertEquals(DisputeStatus.SETTLED, parties(parties(both, HERE), THERE).status());
        assertEquals(
                DisputeStatus.SETTLED,
                confirm(parties(parties(one, THERE), HERE), THERE).status(),
                "in whatever order");
    }

    @Test
    void anotherWordingBeginsAnew() {
        SettlementStanding half = parties(confirm(written(), HERE), HERE);
        SettlementStanding again = half.written(wording(half, "oral"));
        assertEquals(List.of(HERE, THERE), again.awaited());
        assertEquals(2, again.revision());
        assertThrows(
                TextChangedException.class,
                () -> again.confirmed(
                        new Consent(THERE, person(THERE), 1, half.present().hash(DISPUTE))));
        assertThrows(
                TextChangedException.class,
                () -> again.confirmedByParties(THERE, 1, half.present().hash(DISPUTE), "oral", AGREED));
    }

    @Test
    void nobodyConfirmsTwiceForTwoOrOutOfTurn() {
        SettlementStanding one = confirm(written(), HERE);
        assertThrows(InvalidTransitionException.class, () -> confirm(one, HERE));
        assertThrows(ForbiddenException.class, () -> one.confirmed(new Consent(THERE, person(HERE), 1, hash(one))));
        assertThrows(ForbiddenException.class, () -> confirm(one, STRANGER));
        assertThrows(InvalidTransitionException.class, () -> parties(parties(one, HERE), HERE));
        assertThrows(ForbiddenException.class, () -> parties(one, STRANGER));
        SettlementStanding over = settled();
        assertThrows(InvalidTransitionException.class, () -> confirm(over, HERE));
        assertThrows(InvalidTransitionException.class, () -> over.written(wording(over, "written")));
        assertThrows(
                InvalidTransitionException.class,
                () -> mediation().confirmed(new Consent(HERE, person(HERE), 0, "0".repeat(64))));
    }

    @Test
    void theMannerIsTheSettlementsAndNobodyOwesFromBeyondTheSides() {
        SettlementStanding on = written();
        assertThrows(InvalidFieldsException.class, () -> on.confirmedByParties(HERE, 1, hash(on), "oral", AGREED));
        assertThrows(
                InvalidFieldsException.class,
                () -> on.confirmedByParties(HERE, 1, hash(on), "seal", AGREED.minusDays(1)));
        assertThrows(InvalidFieldsException.class, () -> written(owes(STRANGER, "1.00")));
    }

    @Test
    void theHashHoldsEverythingThatIsConfirmed() {
        Settlement first = wording(mediation(), "written", owes(HERE, "100.00"));
        assertEquals(
                first.hash(DISPUTE),
                wording(mediation(), "written", owes(HERE, "100.00")).hash(DISPUTE));
        for (Settlement other : List.of(
                wording(mediation(), "oral", owes(HERE, "100.00")),
                wording(mediation(), "written", owes(THERE, "100.00")),
                wording(mediation(), "written", owes(HERE, "100.01")),
                wording(mediation(), "written", owes(HERE, null)),
                wording(mediation(), "written"))) {
            assertNotEquals(first.hash(DISPUTE), other.hash(DISPUTE));
        }
        SettlementWords salted = WORDS.salted();
        assertEquals(salted.hash(DISPUTE, HERE), salted.hash(DISPUTE, HERE));
        assertNotEquals(salted.hash(DISPUTE, HERE), WORDS.salted().hash(DISPUTE, HERE), "the salt");
        assertEquals("SettlementWords", salted.toString());
    }

    @Test
    void whatIsReportedMakesUpTheAmountAndNoMore() {
        SettlementStanding on = settled(owes(HERE, "100.00"), owes(THERE, null));
        SettlementStanding part = on.reported(report(HERE, 1, "partly", "60.00"));
        assertEquals(new BigDecimal("40.00"), part.left(1));
        for (String much : List.of("40.00", "40.01", "-1.00", "0.00")) {
            assertThrows(InvalidFieldsException.class, () -> part.reported(report(HERE, 1, "partly", much)), much);
        }
        assertThrows(InvalidFieldsException.class, () -> part.reported(report(HERE, 1, "partly", null)));
        assertThrows(InvalidFieldsException.class, () -> part.reported(report(HERE, 1, "performed", "40.00")));
        assertThrows(InvalidFieldsException.class, () -> part.reported(report(THERE, 2, "partly", "1.00")));
        assertThrows(ForbiddenException.class, () -> part.reported(report(THERE, 1, "performed", null)));
        assertThrows(NotFoundException.class, () -> part.reported(report(HERE, 3, "performed", null)));
        SettlementStanding all = part.reported(report(HERE, 1, "performed", null));
        assertEquals(new BigDecimal("40.00"), all.reports().get(1).amount());
        assertThrows(InvalidTransitionException.class, () -> all.reported(report(HERE, 1, "performed", null)));
        SettlementStanding contested = answer(all, THERE, 1, "contested");
        assertEquals(new BigDecimal("40.00"), contested.left(1), "what is contested counts for nothing");
        assertEquals(
                2,
                contested.reported(report(THERE, 1, "failed", null)).reports().size() - 1);
    }

    @Test
    void onlyAnotherSideAndPersonAnswersAReportOnce() {
        SettlementStanding on = settled(owes(HERE, "100.00")).reported(report(HERE, 1, "performed", null));
        assertThrows(ForbiddenException.class, () -> answer(on, HERE, 0, "confirmed"));
        Report given = on.reports().get(0);
        assertThrows(ForbiddenException.class, () -> on.answered(THERE, person(HERE), HERE, given.id(), "confirmed"));
        assertThrows(
                NotFoundException.class, () -> on.answered(THERE, person(THERE), HERE, UUID.randomUUID(), "confirmed"));
        SettlementStanding answered = answer(on, THERE, 0, "confirmed");
        assertTrue(answered.performed());
        assertThrows(InvalidTransitionException.class, () -> answer(answered, THERE, 0, "contested"));
    }

    @Test
    void itIsClosedWhenAllSayThatEverythingKnownToBePerformedWas() {
        SettlementStanding owed = settled(owes(HERE, "100.00"), owes(THERE, null));
        assertThrows(InvalidTransitionException.class, () -> owed.declared(HERE, new Said(person(HERE), "performed")));
        SettlementStanding done = answer(
                answer(
                        owed.reported(report(HERE, 1, "performed", null)).reported(report(THERE, 2, "performed", null)),
                        THERE,
                        0,
                        "confirmed"),
                HERE,
                1,
                "confirmed");
        assertTrue(done.performed());
        assertThrows(InvalidTransitionException.class, () -> done.declared(HERE, new Said(person(HERE), "failed")));
        SettlementStanding one = done.declared(HERE, new Said(person(HERE), "performed"));
        assertEquals(DisputeStatus.SETTLED, one.status());
        assertEquals(
                DisputeStatus.SETTLED,
                one.declared(THERE, new Said(person(HERE), "performed")).status(),
                "one person speaks for one side");
        assertEquals(
                DisputeStatus.CLOSED,
                one.declared(THERE, new Said(person(THERE), "performed")).status());
    }

    @Test
    void itIsMediatedAgainInAnotherRoundWhenAllSayThatItFailed() {
        SettlementStanding one = settled(owes(HERE, "100.00")).declared(THERE, new Said(person(THERE), "failed"));
        assertEquals(DisputeStatus.SETTLED, one.status());
        SettlementStanding again = one.declared(HERE, new Said(person(HERE), "failed"));
        assertEquals(DisputeStatus.MEDIATION, again.status());
        assertEquals(2, again.round());
        assertNull(again.present());
        assertThrows(
                InvalidTransitionException.class,
                () -> again.confirmed(new Consent(HERE, person(HERE), 1, "0".repeat(64))));
        SettlementStanding next = again.written(wording(again, "written", owes(HERE, "80.00")));
        assertEquals(2, next.revision());
        assertEquals(
                DisputeStatus.SETTLED,
                parties(parties(confirm(confirm(next, HERE), THERE), HERE), THERE)
                        .status());
    }

    @ParameterizedTest
    @CsvSource({
        "1200, 1200.00",
        "0.5, 0.50",
        "999999999999.99, 999999999999.99",
        "0.00, ",
        "1.234, ",
        "-1, ",
        "1e3, ",
        "1000000000000, ",
        "'1,200', ",
        "一, "
    })
    void amountsAreExactDecimals(String text, String amount) {
        assertEquals(Optional.ofNullable(amount), Yuan.of(text).map(BigDecimal::toPlainString));
    }

    @Test
    void thirtyDaysAreCountedFromTheDayAfter() {
        assertEquals(LocalDate.of(2026, 3, 31), Settlement.lastDayForConfirmation(LocalDate.of(2026, 3, 1)));
    }

    // ---- whatever the sides do ------------------------------------------------------------------------------------

    /** One try of somebody to do something; many are refused. */
    record Try(int act, boolean here, boolean samePerson, int number, int cents, boolean good) {}

    @Provide
    Arbitrary<List<Try>> tries() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 9).map(i -> i == 0),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(-100, 7000),
                        Arbitraries.integers().between(0, 4).map(i -> i > 0))
                .as(Try::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(120);
    }

    @Property(tries = 400)
    void noStateWithoutBothSidesConsentAndAmountsAlwaysAddUp(@ForAll("tries") List<Try> tries) {
        SettlementStanding on = mediation();
        Map<UUID, UUID> confirmed = new HashMap<>();
        Set<UUID> parties = new HashSet<>();
        Map<UUID, Said> said = new HashMap<>();
        for (Try each : tries) {
            UUID side = each.here() ? HERE : THERE;
            UUID person = each.samePerson() ? person(HERE) : person(side);
            SettlementStanding before = on;
            try {
                on = attempt(before, each, side, person);
            } catch (ProblemException refused) {
                continue;
            }
            switch (each.act()) {
                case 0 -> {
                    confirmed.clear();
                    parties.clear();
                    said.clear();
                }
                case 1 -> confirmed.put(side, person);
                case 2 -> parties.add(side);
                case 6, 7 -> said.put(side, new Said(person, each.act() == 6 ? "performed" : "failed"));
                default -> {
                    // A report or an answer.
                }
            }
            if (before.status() != on.status()) {
                switch (on.status()) {
                    case SETTLED -> {
                        assertEquals(Set.of(HERE, THERE), confirmed.keySet());
                        assertEquals(2, new HashSet<>(confirmed.values()).size());
                        assertEquals(Set.of(HERE, THERE), parties);
                    }
                    case CLOSED -> {
                        assertTrue(on.performed());
                        assertBothSaid("performed", said);
                    }
                    case MEDIATION -> {
                        assertEquals(before.round() + 1, on.round());
                        assertFalse(before.performed());
                        assertBothSaid("failed", said);
                    }
                    default -> throw new AssertionError(on.status());
                }
            }
            assertAmountsAddUp(on);
        }
    }

    private static void assertBothSaid(String outcome, Map<UUID, Said> said) {
        assertEquals(outcome, said.get(HERE).outcome());
        assertEquals(outcome, said.get(THERE).outcome());
        assertNotEquals(said.get(HERE).personId(), said.get(THERE).personId());
    }

    private static void assertAmountsAddUp(SettlementStanding on) {
        Settlement present = on.present();
        if (present == null) {
            return;
        }
        BigDecimal total = BigDecimal.ZERO;
        boolean complete = true;
        for (int number = 1; number <= present.obligations().size(); number++) {
            BigDecimal amount = present.obligations().get(number - 1).amount();
            total = total.add(amount);
            BigDecimal confirmed = BigDecimal.ZERO;
            BigDecimal reported = BigDecimal.ZERO;
            for (Report report : on.reports()) {
                if (report.number() == number
                        && report.amount() != null
                        && !report.answers().containsValue("contested")) {
                    reported = reported.add(report.amount());
                    confirmed =
                            report.answers().containsValue("confirmed") ? confirmed.add(report.amount()) : confirmed;
                }
            }
            assertTrue(reported.compareTo(amount) <= 0, "never more than is owed");
            assertEquals(amount, reported.add(on.left(number)));
            complete &= confirmed.compareTo(amount) == 0;
        }
        assertEquals(total, present.total());
        assertEquals(complete, on.performed());
    }

    private static SettlementStanding attempt(SettlementStanding on, Try each, UUID side, UUID person) {
        String amount = BigDecimal.valueOf(each.cents(), 2).toPlainString();
        String hash = on.present() == null || !each.good() ? "0".repeat(64) : hash(on);
        return switch (each.act()) {
            case 0 -> on.written(wording(on, "written", owes(HERE, "50.00"), owes(THERE, "20.00")));
            case 1 -> on.confirmed(new Consent(side, person, on.revision(), hash));
            case 2 -> on.confirmedByParties(side, on.revision(), hash, "seal", AGREED);
            case 3 -> on.reported(report(side, each.number(), "partly", amount));
            case 4 -> on.reported(report(side, each.number(), each.good() ? "performed" : "failed", null));
            case 5 -> {
                List<Report> open = new ArrayList<>(on.reports());
                open.removeIf(report -> !report.answers().isEmpty());
                Report report = open.isEmpty() ? report(HERE, 1, "performed", null) : open.get(0);
                yield on.answered(
                        side, person, report.townshipId(), report.id(), each.good() ? "confirmed" : "contested");
            }
            case 6 -> on.declared(side, new Said(person, "performed"));
            default -> on.declared(side, new Said(person, "failed"));
        };
    }
}
