package org.jointgov.disputes.adapter.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.FileDocument;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A document for the file.
 *
 * @param id chosen by the client; absent: a new one
 * @param code of the dispute's version of the catalogue of file documents
 * @param datedOn the document's own date, not after today (Asia/Shanghai)
 * @param attachments at most 20 of the own side's, complete; none only with a note
 * @param note at most 500 characters, such as where the paper lies; encrypted
 */
public record FileDocumentRequest(
        @Nullable UUID id,
        @Required @Nullable String code,
        @Required @Nullable LocalDate datedOn,
        @Nullable List<UUID> attachments,
        @Nullable String note) {
    private static final int MOST = 20;

    /** The document, as far as the fields are good. */
    FileDocument document(Fields fields) {
        List<UUID> given = attachments == null ? List.of() : attachments;
        if (given.size() > MOST) {
            fields.reject("/attachments", "too-many");
        }
        String text = fields.optionalText("/note", note, 500);
        if (given.isEmpty() && text == null) {
            fields.reject("/attachments", "too-short");
        }
        return new FileDocument(
                id == null ? Ids.next() : id,
                fields.line("/code", code, 40),
                StatusQuoBreachRequest.pastDay(fields, "/datedOn", datedOn),
                given,
                text);
    }
}
