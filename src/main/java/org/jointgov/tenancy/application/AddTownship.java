package org.jointgov.tenancy.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jointgov.tenancy.api.TextSet;
import org.jointgov.tenancy.domain.Name;
import org.jointgov.tenancy.domain.Township;
import org.jointgov.tenancy.domain.Townships;
import org.jspecify.annotations.Nullable;

/** An operator adds a township. */
@UseCase
public class AddTownship {
    private final RequestContext request;
    private final Commands commands;
    private final Townships townships;
    private final TenancyQueries queries;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected AddTownship() {
        this.request = null;
        this.commands = null;
        this.townships = null;
        this.queries = null;
        this.auditTrail = null;
    }

    @Inject
    public AddTownship(
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

    /** The township to add; the id may be the caller's. */
    public record Command(
            @Nullable UUID id,
            @Nullable String code,
            @Nullable TextSet name,
            @Nullable String countyCode,
            @Nullable String provinceCode,
            @Nullable String dutyPhone) {}

    /** Adds it. */
    public TownshipView add(Command command) {
        Fields fields = new Fields();
        String province = TownshipFields.provinceCode(fields, command.provinceCode());
        String county = TownshipFields.countyCode(fields, command.countyCode());
        String code = TownshipFields.code(fields, command.code(), county);
        if (!county.startsWith(province)) {
            fields.reject("/countyCode", "out-of-range");
        }
        Name name = TownshipFields.name(fields, command.name());
        String phone = fields.optionalPhone("/dutyPhone", command.dutyPhone());
        fields.check();
        request.caller().requirePerson(Roles.OPERATOR);
        return commands.once(effect -> queries.township(effect.recordId()), () -> {
            UUID id = command.id() == null ? Ids.next() : command.id();
            if (townships.find(id).isPresent()) {
                throw new IdInUseException();
            }
            Township township = new Township(id, code, name, county, province, phone);
            townships.store(township);
            auditTrail.append(AuditEntry.of("add", "township", id, township.version(), id, null, township.content()));
            return queries.township(id);
        });
    }
}
