package org.jointgov.disputes.domain;

import java.util.List;

/**
 * How long personal data is kept after the last act on what is over.
 *
 * @param defaultMonths 1 to 1200
 * @param exceptions types that are kept for another time; a subtype without its own has its type's
 * @param legalBasis the law or rule that asks for it, one line
 */
public record RetentionTerms(int defaultMonths, List<TypeTerm> exceptions, String legalBasis) {
    /** The longest time. */
    public static final int MAX_MONTHS = 1200;

    /** @param type a code of the catalogue of dispute types */
    public record TypeTerm(String type, int months) {}
}
