package org.jointgov.disputes.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document that a side puts on file.
 *
 * @param code of the dispute's version of the catalogue of file documents
 * @param datedOn the document's own date, at the place
 * @param attachments the side's own, complete
 * @param note personal data, such as where the paper lies; null only with attachments
 */
public record FileDocument(
        UUID id,
        String code,
        LocalDate datedOn,
        List<UUID> attachments,
        @Nullable String note) {
    public FileDocument {
        attachments = List.copyOf(attachments);
    }

    @Override
    public String toString() {
        return "FileDocument " + id;
    }
}
