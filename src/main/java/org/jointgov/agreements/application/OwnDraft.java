package org.jointgov.agreements.application;

import java.util.List;
import org.jointgov.agreements.domain.CooperationAgreement;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.Roles;

/** What a township does with its draft: who may, and what stays in the trail, of which nobody else hears. */
final class OwnDraft {
    private OwnDraft() {}

    static void require(Caller caller, CooperationAgreement agreement) {
        caller.require(Roles.LEADER, Roles.CLERK);
        if (!caller.actsFor(agreement.townshipId())) {
            throw new ForbiddenException();
        }
    }

    static AuditEntry entry(String action, CooperationAgreement agreement) {
        return entry(action, agreement, AuditEntry.Visible.UPSERT);
    }

    static AuditEntry removal(CooperationAgreement agreement) {
        return entry("remove", agreement, AuditEntry.Visible.REMOVE);
    }

    private static AuditEntry entry(String action, CooperationAgreement agreement, AuditEntry.Visible visible) {
        return new AuditEntry(
                action,
                CooperationAgreementQueries.KIND,
                agreement.id(),
                agreement.version(),
                agreement.townshipId(),
                null,
                List.of(),
                agreement.wording().hash(agreement.id()),
                visible);
    }
}
