package org.jointgov.disputes.domain;

import java.util.UUID;
import org.jointgov.shared.TextHash;

/**
 * A fact's words with the salt that keeps its hash from being guessed. Personal data: never logged, never part of an error.
 *
 * @param salt 64 hexadecimal digits
 * @param text in its canonical form ({@link TextHash#canonical})
 */
public record FactWords(String salt, String text) {
    /** New words with a salt of their own: the same text written twice has two hashes. */
    public static FactWords of(String text) {
        return new FactWords(Salt.next(), TextHash.canonical(text));
    }

    /** What a side confirms. */
    public String hash(UUID dispute, UUID fact) {
        return TextHash.fact(dispute, fact, salt, text);
    }

    @Override
    public String toString() {
        return "FactWords";
    }
}
