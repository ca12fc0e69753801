package org.jointgov.agreements.adapter.rest;

import java.time.LocalDate;
import java.util.UUID;
import org.jointgov.agreements.domain.Wording;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * A draft of a cooperation agreement. It will be read by both sides and their provinces: no herder is named in it.
 *
 * @param id chosen by the client, when drafting; absent: a new one
 * @param borderId when drafting; passed over when rewriting, since a draft keeps its border
 * @param text at most 40,000 characters
 */
public record AgreementRequest(
        @Nullable UUID id,
        @Required @Nullable UUID borderId,
        @Required @Nullable String title,
        @Required @Means(Language.class) @Nullable String language,
        @Required @Nullable String text,
        @Nullable LocalDate termFrom,
        @Nullable LocalDate termTo) {
    private static final UUID NONE = new UUID(0, 0);

    /** What it says, as far as the fields are good. */
    Wording wording(Fields fields) {
        Terms.check(fields, termFrom, termTo);
        return new Wording(
                fields.language("/language", language),
                fields.line("/title", title, Terms.TITLE),
                fields.text("/text", text, Terms.TEXT),
                termFrom,
                termTo);
    }

    UUID border(Fields fields) {
        return fields.present("/borderId", borderId, NONE);
    }
}
