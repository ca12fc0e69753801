package org.jointgov.disputes.adapter.rest;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.DisputeFiles;
import org.jspecify.annotations.Nullable;

/** Names, thumbnails and notes of a dispute's file, for somebody who handles it. */
@Schema(name = "UnmaskedDisputeFileView")
public record UnmaskedFileView(List<NameView> attachments, List<NoteView> documents) {
    /**
     * @param townshipId the side whose it is
     * @param thumbnail a JPEG in base64, at most 20 KiB; absent: it is no image, or one that the server cannot draw
     */
    public record NameView(
            UUID townshipId,
            UUID attachmentId,
            String fileName,
            @Nullable String thumbnail) {}

    /** @param townshipId the side that put it there */
    public record NoteView(UUID townshipId, UUID documentId, String note) {}

    static UnmaskedFileView of(DisputeFiles.Unmasked unmasked) {
        return new UnmaskedFileView(
                unmasked.attachments().stream()
                        .map(name -> new NameView(
                                name.townshipId(),
                                name.id(),
                                name.fileName(),
                                name.thumbnail() == null
                                        ? null
                                        : Base64.getEncoder().encodeToString(name.thumbnail())))
                        .toList(),
                unmasked.documents().stream()
                        .map(note -> new NoteView(note.townshipId(), note.id(), note.text()))
                        .toList());
    }
}
