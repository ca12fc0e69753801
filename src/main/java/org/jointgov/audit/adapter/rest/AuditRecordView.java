package org.jointgov.audit.adapter.rest;

import java.time.Instant;
import java.util.UUID;
import org.jointgov.audit.api.AuditAction;
import org.jointgov.audit.domain.AuditRecord;
import org.jointgov.audit.domain.CanonicalForm;
import org.jointgov.shared.Means;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.Role;
import org.jointgov.shared.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One line of the trail, with everything that its canonical form holds, so that a reader can check the leaf hash.
 *
 * @param leafHash the hash of the record's leaf in the log; with {@code sequence} only
 */
public record AuditRecordView(
        UUID id,
        @Nullable Long sequence,
        Instant recordedAt,
        @Means(AuditAction.class) String action,
        @Means(RecordKind.class) String recordKind,
        UUID recordId,
        long recordVersion,
        @Nullable UUID townshipId,
        @Nullable UUID borderId,
        @Nullable UUID actorPersonId,
        @Nullable UUID actorMembershipId,
        @Means(Scope.class) @Nullable String actorScope,
        @Means(Role.class) @Nullable String actorRole,
        @Nullable UUID actorTownshipId,
        @Nullable String actorOffice,
        String client,
        String contentHash,
        @Nullable String leafHash) {

    static AuditRecordView of(AuditRecord r) {
        return new AuditRecordView(
                r.id(),
                r.sequence(),
                r.recordedAt(),
                r.action(),
                r.recordKind(),
                r.recordId(),
                r.recordVersion(),
                r.townshipId(),
                r.borderId(),
                r.actorPersonId(),
                r.actorMembershipId(),
                r.actorScope(),
                r.actorRole(),
                r.actorTownshipId(),
                r.actorOffice(),
                r.client(),
                r.contentHash(),
                r.sequence() == null ? null : CanonicalForm.leafHash(r));
    }
}
