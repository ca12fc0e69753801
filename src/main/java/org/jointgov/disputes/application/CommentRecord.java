package org.jointgov.disputes.application;

import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.disputes.domain.CommentAudience;
import org.jointgov.disputes.domain.DisputeAccounts;

/** What stays of a comment in trail and feed: that there is one, for those who may know. */
final class CommentRecord {
    private CommentRecord() {}

    /** A comment for the own side stands in that township's own trail and feed alone, and names no border. */
    static AuditEntry entry(
            String action, DisputeAccounts.Locked dispute, UUID side, CommentAudience audience, UUID comment) {
        AuditEntry told = DisputeRecord.entry(
                action,
                dispute.id(),
                dispute.version(),
                dispute.townshipId(),
                dispute.borderId(),
                dispute.countyCodes(),
                comment);
        return audience == CommentAudience.ALL_SIDES
                ? told
                : AuditEntry.of(
                        action, told.recordKind(), told.recordId(), told.recordVersion(), side, null, told.content());
    }
}
