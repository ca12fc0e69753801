package org.jointgov.audit.api;

import java.util.List;
import java.util.UUID;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;

/**
 * What a state change leaves in the trail and in the change feed.
 *
 * @param action an {@link AuditAction}
 * @param recordKind a {@link RecordKind}
 * @param recordId which record
 * @param recordVersion the version that the change left
 * @param townshipId the owning township; null for records of the platform
 * @param borderId the border it is shared with; null while it is the owner's own
 * @param countyCodes the counties that it has been escalated to
 * @param content the record's public content in its canonical form, without personal data; only its salted hash is kept
 * @param visible what the feed tells the recipients
 */
public record AuditEntry(
        String action,
        String recordKind,
        UUID recordId,
        long recordVersion,
        @Nullable UUID townshipId,
        @Nullable UUID borderId,
        List<String> countyCodes,
        String content,
        Visible visible) {

    /** @throws IllegalArgumentException for an action or kind that has no name */
    public AuditEntry {
        Slugged.require(AuditAction.class, action);
        Slugged.require(RecordKind.class, recordKind);
    }

    /** What a change means to those who can see the record. */
    public enum Visible {
        /** It is there, in a new version. */
        UPSERT,
        /** It is gone. */
        REMOVE,
        /** Nothing that they see. */
        NOTHING
    }

    /** A change of an owned or shared record that was not escalated. */
    public static AuditEntry of(
            String action,
            String recordKind,
            UUID recordId,
            long version,
            @Nullable UUID townshipId,
            @Nullable UUID borderId,
            String content) {
        return new AuditEntry(
                action, recordKind, recordId, version, townshipId, borderId, List.of(), content, Visible.UPSERT);
    }
}
