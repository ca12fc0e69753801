package org.jointgov.tenancy.application;

import jakarta.inject.Inject;
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
import org.jointgov.shared.Roles;
import org.jointgov.shared.Scope;
import org.jointgov.tenancy.domain.ConfirmationPolicy;
import org.jointgov.tenancy.domain.Invitation;
import org.jointgov.tenancy.domain.Invitations;
import org.jointgov.tenancy.domain.Townships;
import org.jspecify.annotations.Nullable;

/** Confirms an invitation, or withdraws it: what whoever answers for it, or an operator, may do until it is accepted. */
@UseCase
public class AnswerInvitation {
    private final RequestContext request;
    private final Commands commands;
    private final Townships townships;
    private final Invitations invitations;
    private final TenancyQueries queries;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected AnswerInvitation() {
        this.request = null;
        this.commands = null;
        this.townships = null;
        this.invitations = null;
        this.queries = null;
        this.auditTrail = null;
    }

    @Inject
    public AnswerInvitation(
            RequestContext request,
            Commands commands,
            Townships townships,
            Invitations invitations,
            TenancyQueries queries,
            AuditTrail auditTrail) {
        this.request = request;
        this.commands = commands;
        this.townships = townships;
        this.invitations = invitations;
        this.queries = queries;
        this.auditTrail = auditTrail;
    }

    /**
     * Makes it count; see {@link ConfirmationPolicy}.
     *
     * @param ifMatch the tag of the version that the caller read
     */
    public InvitationView confirm(UUID id, @Nullable String ifMatch) {
        Caller caller = request.caller();
        Invitation invitation = invitations.find(id).orElseThrow(NotFoundException::new);
        boolean confirmable = mayConfirm(caller, invitation);
        return commands.once(effect -> queries.invitation(effect.recordId()), () -> {
            if (!confirmable) {
                throw new ForbiddenException();
            }
            EntityTags.check(invitation.version(), EntityTags.required(ifMatch));
            invitation.confirm(caller.personId(), request.now());
            store(invitation, "confirm");
            return queries.invitation(id);
        });
    }

    /**
     * Takes it back.
     *
     * @param ifMatch the tag of the version that the caller read
     */
    public void withdraw(UUID id, @Nullable String ifMatch) {
        Caller caller = request.caller();
        Invitation invitation = invitations.find(id).orElseThrow(NotFoundException::new);
        if (caller.machine() || !(caller.hasRole(Roles.OPERATOR) || mayConfirm(caller, invitation))) {
            throw new ForbiddenException();
        }
        commands.once(effect -> effect.version(), () -> {
            EntityTags.check(invitation.version(), EntityTags.required(ifMatch));
            invitation.withdraw(request.now());
            store(invitation, "withdraw");
            return invitation.version();
        });
    }

    private boolean mayConfirm(Caller caller, Invitation invitation) {
        UUID township = invitation.townshipId();
        String county = invitation.countyCode();
        String province = county == null ? null : county.substring(0, 2);
        boolean led = false;
        if (township != null) {
            Townships.Leadership leadership = townships.leadership(township).orElseThrow(NotFoundException::new);
            province = leadership.provinceCode();
            led = leadership.led();
        }
        return ConfirmationPolicy.mayConfirm(
                caller,
                new ConfirmationPolicy.Subject(
                        Scope.of(invitation.scope()), invitation.role(), township, province, led),
                invitation.isBy(caller.personId()));
    }

    private void store(Invitation invitation, String action) {
        invitations.store(invitation);
        auditTrail.append(AuditEntry.of(
                action,
                "invitation",
                invitation.id(),
                invitation.version(),
                invitation.townshipId(),
                null,
                invitation.content()));
    }
}
