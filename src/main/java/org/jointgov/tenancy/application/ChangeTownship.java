package org.jointgov.tenancy.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.shared.Fields;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jointgov.tenancy.api.TextSet;
import org.jointgov.tenancy.domain.Name;
import org.jointgov.tenancy.domain.Township;
import org.jointgov.tenancy.domain.Townships;
import org.jspecify.annotations.Nullable;

/** An operator corrects a township's name, duty phone or code; never its county, which decides who reads its records. */
@UseCase
public class ChangeTownship {
    private final RequestContext request;
    private final Commands commands;
    private final Townships townships;
    private final TenancyQueries queries;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected ChangeTownship() {
        this.request = null;
        this.commands = null;
        this.townships = null;
        this.queries = null;
        this.auditTrail = null;
    }

    @Inject
    public ChangeTownship(
            RequestContext request,
            Commands commands,
            Townships townships,
            TenancyQueries queries,
            AuditTrail auditTrail) {
        this.request = request;
        this.commands = commands;
        this.townships = townships;
        this.queries = queries;
        this.auditTrail = auditTrail;
    }

    /** The new state; county and province may be repeated but not changed. */
    public record Command(
            @Nullable String code,
            @Nullable TextSet name,
            @Nullable String countyCode,
            @Nullable String provinceCode,
            @Nullable String dutyPhone) {}

    /**
     * Changes it.
     *
     * @param ifMatch the tag of the version that the caller read
     */
    public TownshipView change(UUID id, Command command, @Nullable String ifMatch) {
        Fields fields = new Fields();
        String code = TownshipFields.code(fields, command.code(), "");
        Name name = TownshipFields.name(fields, command.name());
        String phone = fields.optionalPhone("/dutyPhone", command.dutyPhone());
        fields.check();
        request.caller();
        Township township = townships.find(id).orElseThrow(NotFoundException::new);
        request.caller().requirePerson(Roles.OPERATOR);
        return commands.once(effect -> queries.township(effect.recordId()), () -> {
            checkPlace(township, code, command);
            EntityTags.check(township.version(), EntityTags.required(ifMatch));
            township.change(code, name, phone);
            townships.store(township);
            auditTrail.append(
                    AuditEntry.of("change", "township", id, township.version(), id, null, township.content()));
            return queries.township(id);
        });
    }

    private static void checkPlace(Township township, String code, Command command) {
        Fields place = new Fields();
        if (!code.startsWith(township.countyCode())) {
            place.reject("/code", "out-of-range");
        }
        if (command.countyCode() != null && !command.countyCode().equals(township.countyCode())) {
            place.reject("/countyCode", "out-of-range");
        }
        if (command.provinceCode() != null && !command.provinceCode().equals(township.provinceCode())) {
            place.reject("/provinceCode", "out-of-range");
        }
        place.check();
    }
}
