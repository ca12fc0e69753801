package org.jointgov.disputes.domain;

import java.util.List;
import java.util.UUID;
import org.jointgov.shared.TextHash;
import org.jspecify.annotations.Nullable;

/**
 * The words of a settlement (People's Mediation Law, article 29) with the salt that keeps their hash from being guessed. Personal
 * data: never logged, never part of an error.
 *
 * @param salt 64 hexadecimal digits
 * @param facts what happened, null: not stated; the like for what follows
 * @param matters what was in dispute
 * @param responsibilities who answers for what
 * @param content what was agreed
 * @param manner how it is performed
 * @param obligations what exactly is owed, in the order of the settlement's obligations
 */
public record SettlementWords(
        String salt,
        String parties,
        @Nullable String facts,
        @Nullable String matters,
        @Nullable String responsibilities,
        String content,
        @Nullable String manner,
        List<String> obligations) {
    public SettlementWords {
        obligations = List.copyOf(obligations);
    }

    /** New words with a salt of their own: the same words written twice have two hashes. */
    public SettlementWords salted() {
        return new SettlementWords(
                Salt.next(), parties, facts, matters, responsibilities, content, manner, obligations);
    }

    /** The hash under which the settlement's own hash holds them ({@code docs/content-hash.md}). */
    public String hash(UUID dispute, UUID settlement) {
        return TextHash.settlementWords(
                dispute,
                settlement,
                salt,
                List.of(parties, or(facts), or(matters), or(responsibilities), content, or(manner)),
                obligations);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public String toString() {
        return "SettlementWords";
    }
}
