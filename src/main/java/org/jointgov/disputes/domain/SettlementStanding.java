package org.jointgov.disputes.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.JointConsent;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.TextChangedException;
import org.jspecify.annotations.Nullable;

/**
 * How far a dispute has come with its settlement, by the words of all its sides. A side writes a wording; the dispute is settled
 * once every side, each by another person, and every side's parties stand by the latest; another wording before that begins anew.
 * What is owed is reported by who owes it and confirmed by the others. Once all sides say that everything was performed, the
 * dispute is closed; once all say that it failed, another round of mediation begins. Immutable: each act gives what stands after
 * it; the functions of {@code R__48_settlements.sql} keep the same rules once more over all sides' rows.
 *
 * @param round of the mediation, from 1
 * @param revision counts the wordings through all rounds
 * @param present the latest wording of this round
 * @param confirmations of the latest wording
 * @param confirmedByParties the sides whose parties confirmed the latest wording
 * @param reports of performance of what the latest wording holds
 * @param outcomes each side's latest word on how it ended
 */
public record SettlementStanding(
        UUID disputeId,
        Set<UUID> sides,
        DisputeStatus status,
        boolean teamFormed,
        int round,
        int revision,
        @Nullable Settlement present,
        List<Consent> confirmations,
        Set<UUID> confirmedByParties,
        List<Report> reports,
        Map<UUID, Said> outcomes) {

    /**
     * A side's report that something was performed, or not.
     *
     * @param number of the obligation
     * @param state of {@link PerformanceState}
     * @param amount yuan of this report; null where the obligation has none, and of a failure
     * @param answers of the other sides, of {@link PerformanceAnswer}
     */
    public record Report(
            UUID townshipId,
            UUID personId,
            UUID id,
            int number,
            String state,
            @Nullable BigDecimal amount,
            Map<UUID, String> answers) {
        public Report {
            answers = Map.copyOf(answers);
        }

        /** Whether it tells of performance that nobody contests. */
        boolean stands() {
            return !isFailure() && !answers.containsValue(PerformanceAnswer.CONTESTED.slug());
        }

        boolean isFailure() {
            return state.equals(PerformanceState.FAILED.slug());
        }

        private boolean confirmedBy(Set<UUID> sides) {
            return sides.stream()
                    .filter(side -> !side.equals(townshipId))
                    .allMatch(side -> PerformanceAnswer.CONFIRMED.slug().equals(answers.get(side)));
        }
    }

    /** A side's word on how the settlement ended. @param outcome of {@link SettlementOutcome} */
    public record Said(UUID personId, String outcome) {}

    public SettlementStanding {
        sides = Set.copyOf(sides);
        confirmations = List.copyOf(confirmations);
        confirmedByParties = Set.copyOf(confirmedByParties);
        reports = List.copyOf(reports);
        outcomes = Map.copyOf(outcomes);
    }

    /**
     * What stands, for an act on this wording.
     *
     * @throws TextChangedException when it is not the latest
     */
    public SettlementStanding at(int wordingRevision) {
        if (wordingRevision != revision) {
            throw new TextChangedException();
        }
        return this;
    }

    /**
     * With another wording, which nobody has confirmed.
     *
     * @throws InvalidTransitionException when no mediation goes on, or the team waits for a consent
     * @throws InvalidFieldsException when somebody owes who is on no side
     */
    public SettlementStanding written(Settlement wording) {
        requireMediation();
        for (int i = 0; i < wording.obligations().size(); i++) {
            if (!sides.contains(wording.obligations().get(i).owingTownshipId())) {
                throw InvalidFieldsException.of("/obligations/" + i + "/owingTownshipId", "unknown-value");
            }
        }
        return new SettlementStanding(
                disputeId,
                sides,
                status,
                teamFormed,
                round,
                revision + 1,
                wording,
                List.of(),
                Set.of(),
                List.of(),
                Map.of());
    }

    /**
     * With a side's word for the latest wording; settled when it was the last that was missing.
     *
     * @throws InvalidTransitionException when there is nothing to confirm now, or the side has confirmed it
     * @throws ForbiddenException when the township is no side, or the person has confirmed for another
     * @throws TextChangedException when it is not the latest wording
     */
    public SettlementStanding confirmed(Consent given) {
        Settlement wording = confirmable();
        JointConsent all = consent(wording).with(given);
        return settled(all.given(), confirmedByParties);
    }

    /**
     * With the word of a side's parties for the latest wording; settled when it was the last that was missing.
     *
     * @param manner of {@link PartiesManner}
     * @throws InvalidTransitionException when there is nothing to confirm now, or they have confirmed it
     * @throws TextChangedException when it is not the latest wording
     * @throws InvalidFieldsException when the manner is not the settlement's, or the day before that of the agreement
     */
    public SettlementStanding confirmedByParties(
            UUID side, int wordingRevision, String contentHash, String manner, LocalDate on) {
        Settlement wording = confirmable();
        requireSide(side);
        if (wordingRevision != revision || !contentHash.equals(wording.hash(disputeId))) {
            throw new TextChangedException();
        }
        if (confirmedByParties.contains(side)) {
            throw new InvalidTransitionException();
        }
        if (manner.equals(PartiesManner.ORAL.slug()) != wording.form().equals(SettlementForm.ORAL.slug())) {
            throw InvalidFieldsException.of("/manner", "unknown-value");
        }
        if (on.isBefore(wording.agreedOn())) {
            throw InvalidFieldsException.of("/confirmedOn", "out-of-range");
        }
        Set<UUID> all = new HashSet<>(confirmedByParties);
        all.add(side);
        return settled(confirmations, all);
    }

    /**
     * With a report. The amount of one that tells of complete performance is what is left.
     *
     * @throws InvalidTransitionException when it is not settled, or the obligation has been performed
     * @throws NotFoundException when the latest wording has no such obligation
     * @throws ForbiddenException when another side owes it
     * @throws InvalidFieldsException when the amount is missing, too much, or none is to be named
     */
    public SettlementStanding reported(Report report) {
        Settlement wording = requireSettled();
        if (report.number() < 1 || report.number() > wording.obligations().size()) {
            throw new NotFoundException();
        }
        requireSide(report.townshipId());
        Settlement.Obligation owed = wording.obligations().get(report.number() - 1);
        boolean complete = owed.amount() == null
                ? standing(report.number()).anyMatch(r -> r.state().equals(PerformanceState.PERFORMED.slug()))
                : left(report.number()).signum() == 0;
        if (complete) {
            throw new InvalidTransitionException();
        }
        if (!report.isFailure() && !owed.owingTownshipId().equals(report.townshipId())) {
            throw new ForbiddenException();
        }
        boolean partly = report.state().equals(PerformanceState.PARTLY.slug());
        if (partly && owed.amount() != null && report.amount() == null) {
            throw InvalidFieldsException.of("/amount", "required");
        }
        if (report.amount() != null
                && (!partly
                        || owed.amount() == null
                        || report.amount().signum() <= 0
                        || report.amount().compareTo(left(report.number())) >= 0)) {
            throw InvalidFieldsException.of("/amount", "out-of-range");
        }
        List<Report> all = new ArrayList<>(reports);
        all.add(
                owed.amount() == null || partly || report.isFailure()
                        ? report
                        : new Report(
                                report.townshipId(),
                                report.personId(),
                                report.id(),
                                report.number(),
                                report.state(),
                                left(report.number()),
                                Map.of()));
        return with(status, round, all, outcomes);
    }

    /**
     * With another side's word on a report.
     *
     * @param answer of {@link PerformanceAnswer}
     * @throws NotFoundException when there is no such report of performance
     * @throws ForbiddenException when it is the own side's, or of the same person
     * @throws InvalidTransitionException when it is not settled, or the side has answered
     */
    public SettlementStanding answered(UUID side, UUID person, UUID reportOwner, UUID reportId, String answer) {
        requireSettled();
        requireSide(side);
        Report report = reports.stream()
                .filter(r -> r.townshipId().equals(reportOwner) && r.id().equals(reportId) && !r.isFailure())
                .findFirst()
                .orElseThrow(NotFoundException::new);
        if (side.equals(reportOwner) || person.equals(report.personId())) {
            throw new ForbiddenException();
        }
        if (report.answers().containsKey(side)) {
            throw new InvalidTransitionException();
        }
        Map<UUID, String> answers = new HashMap<>(report.answers());
        answers.put(side, answer);
        Report after = new Report(
                report.townshipId(),
                report.personId(),
                report.id(),
                report.number(),
                report.state(),
                report.amount(),
                answers);
        return with(
                status,
                round,
                reports.stream().map(r -> r.equals(report) ? after : r).toList(),
                outcomes);
    }

    /**
     * With a side's word on how it ended; closed, or mediated again, when all say the same.
     *
     * @throws InvalidTransitionException when it is not settled, or not what is known of the obligations
     */
    public SettlementStanding declared(UUID side, Said said) {
        requireSettled();
        requireSide(side);
        if (said.outcome().equals(SettlementOutcome.PERFORMED.slug()) != performed()) {
            throw new InvalidTransitionException();
        }
        Map<UUID, Said> all = new HashMap<>(outcomes);
        all.put(side, said);
        Set<UUID> persons = new HashSet<>();
        boolean agreed = sides.stream()
                .allMatch(each -> all.containsKey(each)
                        && all.get(each).outcome().equals(said.outcome())
                        && persons.add(all.get(each).personId()));
        if (!agreed) {
            return with(status, round, reports, all);
        }
        return performed()
                ? with(DisputeStatus.CLOSED, round, reports, all)
                : new SettlementStanding(
                        disputeId,
                        sides,
                        DisputeStatus.MEDIATION,
                        teamFormed,
                        round + 1,
                        revision,
                        null,
                        List.of(),
                        Set.of(),
                        List.of(),
                        Map.of());
    }

    /** Whether all sides know that everything owed was performed. */
    public boolean performed() {
        Settlement wording = present;
        if (wording == null) {
            return false;
        }
        for (int number = 1; number <= wording.obligations().size(); number++) {
            BigDecimal owed = wording.obligations().get(number - 1).amount();
            List<Report> confirmed =
                    standing(number).filter(r -> r.confirmedBy(sides)).toList();
            if (owed == null
                    ? confirmed.stream().noneMatch(r -> r.state().equals(PerformanceState.PERFORMED.slug()))
                    : Yuan.sum(confirmed.stream().map(Report::amount).toList()).compareTo(owed) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Yuan of an obligation with an amount that no report tells of, but those that were contested. */
    public BigDecimal left(int number) {
        Settlement wording = Objects.requireNonNull(present);
        BigDecimal owed =
                Objects.requireNonNull(wording.obligations().get(number - 1).amount());
        return owed.subtract(Yuan.sum(standing(number).map(Report::amount).toList()));
    }

    /**
     * The settlement, whatever became of it.
     *
     * @throws InvalidTransitionException when the dispute is not settled, nor closed
     */
    public Settlement requireEffect() {
        if (present == null || status != DisputeStatus.SETTLED && status != DisputeStatus.CLOSED) {
            throw new InvalidTransitionException();
        }
        return present;
    }

    /** The sides whose own word for the latest wording is missing. */
    public List<UUID> awaited() {
        Settlement wording = present;
        if (wording == null || status != DisputeStatus.MEDIATION) {
            return List.of();
        }
        return sides.stream()
                .filter(side -> !consent(wording).givenBy(side))
                .sorted()
                .toList();
    }

    private Stream<Report> standing(int number) {
        return reports.stream().filter(r -> r.number() == number && r.stands());
    }

    private JointConsent consent(Settlement wording) {
        return new JointConsent(sides, revision, wording.hash(disputeId), confirmations);
    }

    private SettlementStanding settled(List<Consent> given, Set<UUID> parties) {
        Settlement wording = Objects.requireNonNull(present);
        boolean complete = new JointConsent(sides, revision, wording.hash(disputeId), given).complete()
                && parties.containsAll(sides);
        return new SettlementStanding(
                disputeId,
                sides,
                complete ? DisputeStatus.SETTLED : status,
                teamFormed,
                round,
                revision,
                present,
                given,
                parties,
                reports,
                outcomes);
    }

    private SettlementStanding with(
            DisputeStatus nowStatus, int nowRound, List<Report> nowReports, Map<UUID, Said> nowOutcomes) {
        return new SettlementStanding(
                disputeId,
                sides,
                nowStatus,
                teamFormed,
                nowRound,
                revision,
                present,
                confirmations,
                confirmedByParties,
                nowReports,
                nowOutcomes);
    }

    private void requireMediation() {
        if (status != DisputeStatus.MEDIATION || !teamFormed) {
            throw new InvalidTransitionException();
        }
    }

    private Settlement confirmable() {
        requireMediation();
        if (present == null) {
            throw new InvalidTransitionException();
        }
        return present;
    }

    private Settlement requireSettled() {
        if (present == null || status != DisputeStatus.SETTLED) {
            throw new InvalidTransitionException();
        }
        return present;
    }

    private void requireSide(UUID township) {
        if (!sides.contains(township)) {
            throw new ForbiddenException();
        }
    }
}
