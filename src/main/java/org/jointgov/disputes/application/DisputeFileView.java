package org.jointgov.disputes.application;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.catalogues.api.FileNeed;
import org.jointgov.disputes.domain.DisputeFileAction;
import org.jointgov.disputes.domain.FileItemState;
import org.jointgov.disputes.domain.FileWithdrawalReason;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/**
 * A dispute's statutory file: what belongs there, whether it is there, and what the sides have put there.
 *
 * @param version the dispute's
 * @param catalogueVersion of the catalogue of file documents that the dispute is held against: in force when it was opened
 * @param items every document of the catalogue, in its order
 * @param documents what the sides have put there, oldest first
 * @param attachments the latest 200, newest first
 * @param actions what this caller may do now
 */
public record DisputeFileView(
        UUID disputeId,
        long version,
        int catalogueVersion,
        List<Item> items,
        List<Document> documents,
        List<AttachmentView> attachments,
        @Means(DisputeFileAction.class) List<String> actions) {

    /**
     * A document that belongs to a file.
     *
     * @param need what makes it needed
     * @param required 必须, rather than as needed 按需
     * @param reason why it is needed, or not yet or not at all, in the language of the request
     * @param records how many records of the system count for it
     * @param documents how many documents of the sides do
     */
    @Schema(name = "DisputeFileItem")
    public record Item(
            String code,
            TextSet name,
            @Means(FileNeed.class) String need,
            boolean required,
            @Means(FileItemState.class) String state,
            String reason,
            int records,
            int documents) {}

    /**
     * A document on file.
     *
     * @param catalogueVersion from which its code was chosen
     * @param attachments ids, of the side that put it there
     * @param withdrawn by whom and when; it counts no more then
     * @param withdrawalReason absent while it stands
     */
    @Schema(name = "FileDocument")
    public record Document(
            UUID id,
            String code,
            int catalogueVersion,
            LocalDate datedOn,
            List<UUID> attachments,
            Act added,
            @Nullable Act withdrawn,
            @Means(FileWithdrawalReason.class) @Nullable String withdrawalReason) {}
}
