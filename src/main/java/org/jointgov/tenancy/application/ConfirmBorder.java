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
        Borders.Standing standing = borders.standing(id, caller.township()).orElseThrow(NotFoundException::new);
        caller.requirePerson(Roles.LEADER);
        if (!standing.member()) {
            throw new ForbiddenException();
        }
        return commands.once(effect -> queries.border(effect.recordId()), () -> {
            EntityTags.check(standing.version(), EntityTags.required(ifMatch));
            if (standing.confirmed()) {
                throw new InvalidTransitionException();
            }
            borders.confirm(id, caller.township(), caller.office());
            BorderView confirmed = queries.border(id);
            auditTrail.append(AuditEntry.of(
                    "confirm",
                    "border",
                    id,
                    confirmed.version(),
                    caller.township(),
                    id,
                    Border.content(id, confirmed.name().zh(), confirmed.state())));
            return confirmed;
        });
    }
}
