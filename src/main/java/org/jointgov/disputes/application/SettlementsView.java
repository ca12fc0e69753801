package org.jointgov.disputes.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.JudicialStep;
import org.jointgov.disputes.domain.ObligationKind;
import org.jointgov.disputes.domain.PartiesManner;
import org.jointgov.disputes.domain.PerformanceAnswer;
import org.jointgov.disputes.domain.PerformanceState;
import org.jointgov.disputes.domain.Satisfaction;
import org.jointgov.disputes.domain.SettlementAction;
import org.jointgov.disputes.domain.SettlementForm;
import org.jointgov.disputes.domain.SettlementOutcome;
import org.jointgov.disputes.domain.VisitedPerformance;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * The settlements of a dispute as a caller sees them, without the words about people. Amounts are yuan with two places; days are
 * those of Asia/Shanghai.
 *
 * @param version the dispute's, which every act counts up
 * @param round of the mediation, from 1; another begins when a settlement has failed
 * @param revision counts the wordings through all rounds; 0 while there is none. What If-Match names for another one
 * @param sides the townships whose words count
 * @param settlements the latest 20 wordings, newest first
 * @param visits the latest 100 return visits, newest first
 * @param actions what this caller may do now
 */
public record SettlementsView(
        UUID disputeId,
        long version,
        @Means(DisputeStatus.class) String status,
        int round,
        int revision,
        List<UUID> sides,
        List<Settlement> settlements,
        List<Visit> visits,
        @Means(SettlementAction.class) List<String> actions) {

    /**
     * One wording.
     *
     * @param townshipId the side that wrote it
     * @param totalYuan of all amounts together
     * @param contentHash what the sides confirm
     * @param current it is the latest of this round
     * @param settledAt when it took effect here; absent: it did not
     * @param effectiveOn the day from which it binds
     * @param confirmationUntil the last day for asking a court to confirm it: 30 days after the effect
     * @param confirmations of the sides
     * @param partiesConfirmations of the sides' parties
     * @param judicial steps of judicial confirmation, oldest first
     * @param outcomes the sides' words on how it ended, newest first; the first of a side counts
     */
    @Schema(name = "Settlement")
    public record Settlement(
            UUID townshipId,
            UUID id,
            int round,
            int revision,
            @Means(SettlementForm.class) String form,
            int copies,
            LocalDate agreedOn,
            String totalYuan,
            String contentHash,
            boolean current,
            Act written,
            @Nullable Instant settledAt,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate confirmationUntil,
            List<Act> confirmations,
            List<PartiesConfirmation> partiesConfirmations,
            List<Obligation> obligations,
            List<Judicial> judicial,
            List<Outcome> outcomes) {}

    /** @param scanSha256 of the scanned paper; absent of an oral one */
    @Schema(name = "SettlementPartiesConfirmation")
    public record PartiesConfirmation(
            @Means(PartiesManner.class) String manner,
            LocalDate confirmedOn,
            @Nullable String scanSha256,
            @Nullable UUID scanAttachmentId,
            Act recorded) {}

    /**
     * @param owingTownshipId whose side's party owes it
     * @param amountYuan absent: none was agreed
     * @param reportedYuan what reports tell of that nobody contests
     * @param confirmedYuan what all other sides have confirmed of it
     * @param performed all sides know that it was performed
     * @param overdue it was due before today, and is not
     * @param reports oldest first
     */
    @Schema(name = "SettlementObligation")
    public record Obligation(
            int number,
            UUID owingTownshipId,
            @Means(ObligationKind.class) String kind,
            @Nullable String amountYuan,
            LocalDate dueOn,
            String reportedYuan,
            String confirmedYuan,
            boolean performed,
            boolean overdue,
            List<Report> reports) {}

    /** @param amountYuan of this report alone */
    @Schema(name = "ObligationPerformance")
    public record Report(
            UUID id,
            @Means(PerformanceState.class) String state,
            @Nullable String amountYuan,
            LocalDate happenedOn,
            Act reported,
            List<Answer> answers) {}

    @Schema(name = "ObligationPerformanceAnswer")
    public record Answer(@Means(PerformanceAnswer.class) String answer, Act act) {}

    @Schema(name = "JudicialConfirmation")
    public record Judicial(
            UUID id, @Means(JudicialStep.class) String step, LocalDate happenedOn, String court, Act recorded) {}

    @Schema(name = "SettlementOutcomeWord")
    public record Outcome(
            @Means(SettlementOutcome.class) String outcome,
            @Nullable String reason,
            Act act) {}

    /** @param revision the wording that was asked about */
    @Schema(name = "ReturnVisit")
    public record Visit(
            UUID id,
            int revision,
            LocalDate visitedOn,
            String reason,
            @Means(VisitedPerformance.class) String performance,
            @Means(Satisfaction.class) String satisfaction,
            Act recorded) {}
}
