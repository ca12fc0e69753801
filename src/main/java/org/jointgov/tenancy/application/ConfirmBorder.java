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
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jointgov.tenancy.domain.Border;
import org.jointgov.tenancy.domain.Borders;
import org.jspecify.annotations.Nullable;

/** The leader of a member township confirms a border; with the last confirmation it is in force. */
@UseCase
public class ConfirmBorder {
    private final RequestContext request;
    private final Commands commands;
    private final Borders borders;
    private final TenancyQueries queries;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected ConfirmBorder() {
        this.request = null;
        this.commands = null;
        this.borders = null;
        this.queries = null;
        this.auditTrail = null;
    }

    @Inject
    public ConfirmBorder(
            RequestContext request, Commands commands, Borders borders, TenancyQueries queries, AuditTrail auditTrail) {
        this.request = request;
        this.commands = commands;
        this.borders = borders;
        this.queries = queries;
        this.auditTrail = auditTrail;
    }

    /**
     * Confirms it for the caller's township.
     *
     * @param ifMatch the tag of the version that the caller read
     */
    public BorderView confirm(UUID id, @Nullable String ifMatch) {
        Caller caller = request.caller();
        Border border = borders.find(id).orElseThrow(NotFoundException::new);
        caller.requirePerson(Roles.LEADER);
        UUID township = caller.township();
        Borders.Membership membership = borders.membership(id, township);
        if (membership == Borders.Membership.NONE) {
            throw new ForbiddenException();
        }
        return commands.once(effect -> queries.border(effect.recordId()), () -> {
            EntityTags.check(border.version(), EntityTags.required(ifMatch));
            if (membership == Borders.Membership.CONFIRMED) {
                throw new InvalidTransitionException();
            }
            Border confirmed = borders.confirm(border, township, caller.office());
            auditTrail.append(
                    AuditEntry.of("confirm", "border", id, confirmed.version(), township, id, confirmed.content()));
            return queries.border(id);
        });
    }
}
