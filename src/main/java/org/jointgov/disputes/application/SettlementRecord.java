package org.jointgov.disputes.application;

import org.jointgov.audit.api.AuditEntry;
import org.jointgov.disputes.domain.Settlements;

/** What stays of acts on a settlement in trail and feed: ids, hashes and public words. */
final class SettlementRecord {
    private SettlementRecord() {}

    static AuditEntry entry(String action, Settlements.Locked dispute, Object... said) {
        return DisputeRecord.entry(
                action,
                dispute.standing().disputeId(),
                dispute.version() + 1,
                dispute.leadTownshipId(),
                dispute.borderId(),
                dispute.countyCodes(),
                said);
    }
}
