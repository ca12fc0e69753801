package org.jointgov.disputes.application;

import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.disputes.domain.MediationOrganisation;
import org.jointgov.disputes.domain.Mediator;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.Roles;

/**
 * What a township does with its register of mediators: who may, and what stays in the trail. The feed tells the neighbours
 * across every border in force, though the entry belongs to no border.
 */
final class MediatorRegister {
    /** The record kinds in trail and feed. */
    static final String ORGANISATION = RecordKind.MEDIATION_ORGANISATION.slug();

    static final String MEDIATOR = RecordKind.MEDIATOR.slug();

    private MediatorRegister() {}

    /** Leader and clerk of the owning township. */
    static boolean mayWrite(Caller caller, UUID townshipId) {
        return caller.hasRole(Roles.LEADER, Roles.CLERK) && caller.actsFor(townshipId);
    }

    /** @throws ForbiddenException unless {@link #mayWrite} */
    static void require(Caller caller, UUID townshipId) {
        if (!mayWrite(caller, townshipId)) {
            throw new ForbiddenException();
        }
    }

    static AuditEntry entry(String action, MediationOrganisation organisation) {
        return AuditEntry.of(
                action,
                ORGANISATION,
                organisation.id(),
                organisation.version(),
                organisation.townshipId(),
                null,
                organisation.profile().canonical());
    }

    /** @param content without name and number */
    static AuditEntry entry(String action, Mediator mediator, String content) {
        return AuditEntry.of(action, MEDIATOR, mediator.id(), mediator.version(), mediator.townshipId(), null, content);
    }
}
