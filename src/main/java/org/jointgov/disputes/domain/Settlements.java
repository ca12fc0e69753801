package org.jointgov.disputes.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** The settlements of the disputes that the caller can see. Every write is a row of the acting township. */
public interface Settlements {
    /**
     * What an act on the settlement builds on.
     *
     * @param version the dispute's
     * @param worker whether the caller works on it: leader of a side, or a mediator on its team; never a machine
     * @param appliedOn when judicial confirmation of the latest wording was asked for; null: it was not
     * @param keys the wrapped keys for new words, for who works on it
     */
    record Locked(
            UUID leadTownshipId,
            UUID borderId,
            long version,
            boolean worker,
            List<String> countyCodes,
            SettlementStanding standing,
            @Nullable LocalDate appliedOn,
            @Nullable DisputeKeys keys) {

        /** @throws ForbiddenException when the caller does not work on it */
        public void requireWorker(Caller caller) {
            if (caller.machine() || !worker) {
                throw new ForbiddenException();
            }
        }
    }

    /** How the own side's parties confirmed. The hash of the scanned paper, and the attachment that holds it; none of an oral one. */
    record PartiesConfirmation(
            String manner,
            LocalDate confirmedOn,
            @Nullable String scanSha256,
            @Nullable UUID scanAttachmentId) {}

    /** A step on the way to judicial confirmation. @param court read by all sides and their provinces */
    record Judicial(UUID id, String step, LocalDate happenedOn, String court) {}

    /** What a return visit found. @param reason read by all sides and their provinces: no names */
    record Visit(UUID id, LocalDate visitedOn, String reason, String performance, String satisfaction) {}

    /** Words in clear. The first id of each is the writing township's. */
    record Unmasked(List<Wording> wordings, List<Note> reports, List<Note> visits) {}

    /** @param settlement with the hash of these words */
    record Wording(Settlement settlement, SettlementWords words) {}

    record Note(UUID townshipId, UUID id, String text) {}

    /**
     * The dispute, held for this transaction.
     *
     * @throws NotFoundException when the caller sees no such dispute
     */
    Locked lock(UUID disputeId);

    /** Writes the next wording. @throws IdInUseException when the township has a settlement of this id here */
    void write(Locked dispute, Settlement wording, SettlementWords words);

    void confirm(Locked dispute, String contentHash);

    void confirmByParties(Locked dispute, String contentHash, PartiesConfirmation given);

    /** @throws IdInUseException when the township has one of this id here */
    void record(Locked dispute, Judicial step);

    /**
     * @param amount of this report
     * @throws IdInUseException when the township has a report of this id here
     */
    void report(
            Locked dispute,
            SettlementStanding.Report report,
            @Nullable BigDecimal amount,
            LocalDate on,
            @Nullable String note);

    void answer(Locked dispute, UUID reportTownshipId, UUID reportId, String answer);

    /** @throws IdInUseException when the township has one of this id here */
    void declare(Locked dispute, UUID id, String outcome, @Nullable String reason);

    /** @throws IdInUseException when the township has a visit of this id here */
    void record(Locked dispute, Visit visit, @Nullable String note);

    /**
     * The words in clear; recorded every time.
     *
     * @throws NotFoundException when the caller sees no such dispute
     * @throws ForbiddenException when the caller does not handle it
     */
    Unmasked unmask(UUID disputeId, String purpose);
}
