package org.jointgov.agreements.adapter.rest;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jointgov.agreements.domain.Wording;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Another wording that answers the latest. The language stays, and the title where none is given. No herder is named in it.
 *
 * @param baseRevision the revision that it answers
 * @param text at most 40,000 characters
 * @param termFrom the first day of the term; absent: the wording names none
 * @param termTo the last day of the term; absent: the wording names none
 */
public record CounterRequest(
        @Required @Nullable Integer baseRevision,
        @Required @Nullable String text,
        @Nullable String title,
        @Nullable LocalDate termFrom,
        @Nullable LocalDate termTo) {

    /** Makes the new wording out of the latest, as far as the fields are good. */
    UnaryOperator<Wording> counter(Fields fields) {
        Terms.check(fields, termFrom, termTo);
        String newText = fields.text("/text", text, Terms.TEXT);
        String newTitle = fields.optionalLine("/title", title, Terms.TITLE);
        return latest ->
                new Wording(latest.language(), newTitle == null ? latest.title() : newTitle, newText, termFrom, termTo);
    }
}
