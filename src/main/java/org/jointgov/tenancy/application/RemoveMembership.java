package org.jointgov.tenancy.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.tenancy.domain.Membership;
import org.jointgov.tenancy.domain.Memberships;
import org.jspecify.annotations.Nullable;

/** A township's leader, or an operator, removes a membership: without effect from the person's next request on. */
@UseCase
public class RemoveMembership {
    private final RequestContext request;
    private final Commands commands;
    private final Memberships memberships;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected RemoveMembership() {
        this.request = null;
        this.commands = null;
        this.memberships = null;
        this.auditTrail = null;
    }

    @Inject
    public RemoveMembership(RequestContext request, Commands commands, Memberships memberships, AuditTrail auditTrail) {
        this.request = request;
        this.commands = commands;
        this.memberships = memberships;
        this.auditTrail = auditTrail;
    }

    /**
     * Removes it.
     *
     * @param ifMatch the tag of the version that the caller read
     */
    public void remove(UUID id, @Nullable String ifMatch) {
        Caller caller = request.caller();
        Membership membership = memberships.find(id).orElseThrow(NotFoundException::new);
        if (!membership.isRemovableBy(caller)) {
            throw new ForbiddenException();
        }
        commands.once(effect -> effect.version(), () -> {
            EntityTags.check(membership.version(), EntityTags.required(ifMatch));
            membership.remove(request.now());
            memberships.store(membership);
            auditTrail.append(new AuditEntry(
                    "remove",
                    "membership",
                    id,
                    membership.version(),
                    membership.townshipId(),
                    null,
                    List.of(),
                    membership.content(),
                    AuditEntry.Visible.REMOVE));
            return membership.version();
        });
    }
}
