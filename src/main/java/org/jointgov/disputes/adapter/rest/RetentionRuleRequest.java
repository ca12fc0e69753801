package org.jointgov.disputes.adapter.rest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.disputes.domain.RetentionTerms;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How long a border's personal data is to be kept.
 *
 * @param id chosen by the client, if it wants to
 * @param defaultMonths after the last act on what is over, 1 to 1200
 * @param exceptions types of the catalogue that are kept for another time
 * @param legalBasis the law or rule that asks for it, one line of at most 500 characters
 */
public record RetentionRuleRequest(
        @Nullable UUID id,
        @Required @Nullable UUID borderId,
        @Required @Nullable Integer defaultMonths,
        @Nullable List<TypeTermRequest> exceptions,
        @Required @Nullable String legalBasis) {
    private static final int MAX_EXCEPTIONS = 200;

    /** @param months 1 to 1200 */
    public record TypeTermRequest(
            @Required @Nullable String type,
            @Required @Nullable Integer months) {}

    RetentionTerms terms(Fields fields) {
        List<TypeTermRequest> given = exceptions == null ? List.of() : exceptions;
        if (given.size() > MAX_EXCEPTIONS) {
            fields.reject("/exceptions", "too-many");
        }
        List<RetentionTerms.TypeTerm> terms = new ArrayList<>();
        Set<String> types = new HashSet<>();
        for (int i = 0; i < Math.min(given.size(), MAX_EXCEPTIONS); i++) {
            String pointer = "/exceptions/" + i;
            String type = fields.line(pointer + "/type", given.get(i).type(), 40);
            if (!types.add(type)) {
                fields.reject(pointer + "/type", "in-use");
            }
            terms.add(new RetentionTerms.TypeTerm(
                    type, months(fields, pointer + "/months", given.get(i).months())));
        }
        return new RetentionTerms(
                months(fields, "/defaultMonths", defaultMonths), terms, fields.line("/legalBasis", legalBasis, 500));
    }

    private static int months(Fields fields, String pointer, @Nullable Integer value) {
        int months = fields.present(pointer, value, 1);
        if (months < 1 || months > RetentionTerms.MAX_MONTHS) {
            fields.reject(pointer, "out-of-range");
        }
        return months;
    }
}
