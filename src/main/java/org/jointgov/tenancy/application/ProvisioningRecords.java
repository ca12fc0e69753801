package org.jointgov.tenancy.application;

import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jointgov.tenancy.api.Organizations.Organization;
import org.jointgov.tenancy.domain.Township;
import org.jointgov.tenancy.domain.Townships;
import org.jspecify.annotations.Nullable;

/** The two transactions around the calls to Keycloak. */
@UseCase
public class ProvisioningRecords {
    private final RequestContext request;
    private final Commands commands;
    private final Townships townships;
    private final Sql sql;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected ProvisioningRecords() {
        this.request = null;
        this.commands = null;
        this.townships = null;
        this.sql = null;
        this.auditTrail = null;
    }

    @Inject
    public ProvisioningRecords(
            RequestContext request, Commands commands, Townships townships, Sql sql, AuditTrail auditTrail) {
        this.request = request;
        this.commands = commands;
        this.townships = townships;
        this.sql = sql;
        this.auditTrail = auditTrail;
    }

    /**
     * What to do.
     *
     * @param wanted the organization
     * @param version the township's, which must not have changed when it is recorded
     * @param done what an earlier request with the same key came to
     */
    public record Plan(
            Organization wanted, long version, @Nullable ProvisioningView done) {}

    /**
     * Reads what is wanted.
     *
     * @param ifMatch the tag of the version that the caller read; may be absent, since nothing of it is overwritten
     */
    public Plan plan(UUID id, @Nullable String ifMatch) {
        request.caller();
        Township township = townships.find(id).orElseThrow(NotFoundException::new);
        request.caller().requirePerson(Roles.OPERATOR);
        Organization wanted = new Organization(
                id,
                township.organizationAlias(),
                township.code(),
                township.name().zh() + " " + township.code(),
                new HashSet<>(sql.list(
                        "select subject from organization_members(?) as subject",
                        row -> row.getString("subject"),
                        id)));
        return commands.once(
                effect -> new Plan(
                        wanted,
                        township.version(),
                        ProvisioningView.of(township.organizationAlias(), township.version())),
                () -> {
                    if (ifMatch != null) {
                        EntityTags.check(township.version(), EntityTags.required(ifMatch));
                    }
                    return new Plan(wanted, township.version(), null);
                });
    }

    /** Records what came of it. */
    public ProvisioningView record(UUID id, long expected, String alias) {
        request.caller().requirePerson(Roles.OPERATOR);
        Township township = townships.find(id).orElseThrow(NotFoundException::new);
        return commands.once(effect -> ProvisioningView.of(alias, township.version()), () -> {
            if (township.version() != expected) {
                throw new ConflictException();
            }
            township.provisioned(alias, request.now());
            townships.store(township);
            auditTrail.append(
                    AuditEntry.of("provision", "township", id, township.version(), id, null, township.content()));
            return ProvisioningView.of(alias, township.version());
        });
    }
}
