package org.jointgov.disputes.application;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.disputes.domain.RetentionStanding;
import org.jointgov.shared.RecordKind;

/** What stays of acts of retention in trail and feed: ids and public words, one value a line. */
final class RetentionRecord {
    private RetentionRecord() {}

    /** An act on a border's rule; all townships and provinces of the border are told. */
    static AuditEntry rule(String action, UUID id, long version, UUID borderId, Object... said) {
        return AuditEntry.of(
                action,
                RecordKind.RETENTION_RULE.slug(),
                id,
                version,
                null,
                borderId,
                lines("jointgov-retention-rule-act-v1", id, version, action, said));
    }

    /** An act on the keeping of an alert's personal data. */
    static AuditEntry alert(String action, RetentionStanding alert, long version, Object... said) {
        return new AuditEntry(
                action,
                AuditContent.KIND,
                alert.alertId(),
                version,
                alert.townshipId(),
                alert.borderId(),
                alert.countyCodes(),
                lines("jointgov-retention-act-v1", alert.alertId(), version, action, said),
                AuditEntry.Visible.UPSERT);
    }

    private static String lines(String form, UUID id, long version, String action, Object... said) {
        return form + "\n" + id + "\n" + version + "\n" + action + "\n"
                + Arrays.stream(said).map(Objects::toString).collect(Collectors.joining("\n"));
    }
}
