package org.jointgov.tenancy.application;

import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jointgov.tenancy.domain.Responders;
import org.jspecify.annotations.Nullable;

/** A leader says who of the township answers the alerts of a border, or that it is nobody in particular. */
@UseCase
public class NameBorderResponder {
    private final RequestContext request;
    private final Commands commands;
    private final Responders responders;
    private final TenancyQueries queries;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected NameBorderResponder() {
        this.request = null;
        this.commands = null;
        this.responders = null;
        this.queries = null;
        this.auditTrail = null;
    }

    @Inject
    public NameBorderResponder(
            RequestContext request,
            Commands commands,
            Responders responders,
            TenancyQueries queries,
            AuditTrail auditTrail) {
        this.request = request;
        this.commands = commands;
        this.responders = responders;
        this.queries = queries;
        this.auditTrail = auditTrail;
    }

    /**
     * Names a person.
     *
     * @param ifMatch the tag of what the caller read of the own township; version 0 before the first word
     * @throws NotFoundException when the caller sees no such border
     * @throws InvalidFieldsException when it is no person's membership of the caller's township
     */
    public BorderResponderView name(UUID border, @Nullable String ifMatch, UUID membership) {
        Responders.Standing standing = standing(border);
        return commands.once(effect -> queries.responder(border), () -> {
            long expected = EntityTags.required(ifMatch);
            UUID township = request.caller().township();
            if (!responders.isNameable(membership, township)) {
                throw InvalidFieldsException.of("/membershipId", "unknown-value");
            }
            say(border, standing, membership, expected, "name-responder");
            return queries.responder(border);
        });
    }

    /**
     * Names nobody any more.
     *
     * @param ifMatch the tag of what the caller read of the own township
     * @throws NotFoundException when the caller sees no such border
     * @throws InvalidTransitionException when the township has never named anybody
     */
    public void release(UUID border, @Nullable String ifMatch) {
        Responders.Standing standing = standing(border);
        commands.once(effect -> effect.version(), () -> {
            long expected = EntityTags.required(ifMatch);
            if (standing.version() == 0) {
                throw new InvalidTransitionException();
            }
            say(border, standing, null, expected, "release-responder");
            return expected;
        });
    }

    private Responders.Standing standing(UUID border) {
        Caller caller = request.caller();
        Responders.Standing standing =
                responders.standing(border, caller.township()).orElseThrow(NotFoundException::new);
        caller.requirePerson(Roles.LEADER);
        if (!standing.member()) {
            throw new ForbiddenException();
        }
        return standing;
    }

    private void say(
            UUID border, Responders.Standing standing, @Nullable UUID membership, long expected, String action) {
        EntityTags.check(standing.version(), expected);
        UUID township = request.caller().township();
        responders.say(border, township, membership, expected);
        auditTrail.append(AuditEntry.of(
                action,
                "border",
                border,
                standing.borderVersion(),
                township,
                border,
                String.join(
                        "\n",
                        "border-responder",
                        border.toString(),
                        township.toString(),
                        Objects.toString(membership, ""),
                        Long.toString(expected + 1))));
    }
}
