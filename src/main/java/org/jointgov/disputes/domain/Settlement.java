package org.jointgov.disputes.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jointgov.shared.TextHash;
import org.jspecify.annotations.Nullable;

/**
 * One wording of what the parties of a dispute agreed, without the words about people (People's Mediation Law, articles 28 to 30).
 *
 * @param townshipId the side that wrote it
 * @param round of the mediation, from 1
 * @param revision counts the wordings of the dispute through all rounds, from 1
 * @param form of {@link SettlementForm}
 * @param copies of the paper; an oral one may have none
 * @param agreedOn the day in Asia/Shanghai
 * @param effectiveOn the day from which it binds; null while it is not settled
 * @param wordsHash of the words ({@link SettlementWords#hash})
 * @param obligations numbered from 1 in this order
 */
public record Settlement(
        UUID townshipId,
        UUID id,
        int round,
        int revision,
        String form,
        int copies,
        LocalDate agreedOn,
        @Nullable LocalDate effectiveOn,
        String wordsHash,
        List<Obligation> obligations) {
    /** Judicial confirmation may be asked for within so many days of the effect (article 33); the day of the effect does not count. */
    public static final int DAYS_FOR_CONFIRMATION = 30;

    /** The most obligations that a settlement has. */
    public static final int MOST_OBLIGATIONS = 20;

    /**
     * What a party of one side owes; what exactly is among the words.
     *
     * @param owingTownshipId the side
     * @param kind of {@link ObligationKind}
     * @param amount yuan, or the value agreed for something else; null: none was agreed
     * @param dueOn the last day in Asia/Shanghai
     */
    public record Obligation(
            UUID owingTownshipId, String kind, @Nullable BigDecimal amount, LocalDate dueOn) {}

    public Settlement {
        obligations = List.copyOf(obligations);
    }

    /** Yuan: all amounts together. */
    public BigDecimal total() {
        return Yuan.sum(obligations.stream().map(Obligation::amount).toList());
    }

    /** What the sides confirm ({@code docs/content-hash.md}). */
    public String hash(UUID dispute) {
        return TextHash.settlement(
                List.of(
                        dispute.toString(),
                        townshipId.toString(),
                        id.toString(),
                        Integer.toString(round),
                        Integer.toString(revision),
                        form,
                        Integer.toString(copies),
                        agreedOn.toString(),
                        total().toPlainString(),
                        wordsHash),
                IntStream.range(0, obligations.size())
                        .mapToObj(i -> line(i + 1, obligations.get(i)))
                        .toList());
    }

    private static String line(int number, Obligation owed) {
        return String.join(
                " ",
                Integer.toString(number),
                owed.owingTownshipId().toString(),
                owed.kind(),
                owed.amount() == null ? "-" : owed.amount().toPlainString(),
                owed.dueOn().toString());
    }

    /** The last day on which judicial confirmation may be asked for, of a settlement that binds from this day. */
    public static LocalDate lastDayForConfirmation(LocalDate effectiveOn) {
        return effectiveOn.plusDays(DAYS_FOR_CONFIRMATION);
    }
}
