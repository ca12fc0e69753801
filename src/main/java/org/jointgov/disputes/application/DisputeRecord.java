package org.jointgov.disputes.application;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.disputes.domain.DisputeStanding;
import org.jointgov.shared.RecordKind;

/** What stays of a dispute's acts in trail and feed: ids and public words, one value a line. */
final class DisputeRecord {
    /** The record kind in trail and feed. */
    static final String KIND = RecordKind.DISPUTE.slug();

    private DisputeRecord() {}

    /** An act on a dispute that was there. */
    static AuditEntry entry(
            String action, DisputeStanding dispute, long version, List<String> counties, Object... said) {
        return entry(action, dispute.id(), version, dispute.townshipId(), dispute.borderId(), counties, said);
    }

    /** An act of a side; all townships and provinces of the border are told, and the counties that it is open to. */
    static AuditEntry entry(
            String action,
            UUID id,
            long version,
            UUID townshipId,
            UUID borderId,
            List<String> counties,
            Object... said) {
        return new AuditEntry(
                action,
                KIND,
                id,
                version,
                townshipId,
                borderId,
                counties,
                "jointgov-dispute-act-v1\n" + id + "\n" + version + "\n" + action + "\n"
                        + Arrays.stream(said).map(Object::toString).collect(Collectors.joining("\n")),
                AuditEntry.Visible.UPSERT);
    }
}
