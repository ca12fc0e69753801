package org.jointgov.agreements.application;

import org.jointgov.agreements.domain.Negotiation;
import org.jointgov.audit.api.AuditEntry;

/** What an act of the negotiation leaves in the trail of the border. */
final class AgreementEntries {
    private AgreementEntries() {}

    static AuditEntry of(String action, Negotiation after) {
        return AuditEntry.of(
                action,
                CooperationAgreementQueries.KIND,
                after.agreementId(),
                after.version(),
                after.ownerTownshipId(),
                after.borderId(),
                after.contentHash());
    }
}
