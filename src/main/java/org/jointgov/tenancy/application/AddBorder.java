package org.jointgov.tenancy.application;

import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jointgov.tenancy.api.TextSet;
import org.jointgov.tenancy.domain.Border;
import org.jointgov.tenancy.domain.Borders;
import org.jointgov.tenancy.domain.Name;
import org.jointgov.tenancy.domain.Townships;
import org.jspecify.annotations.Nullable;

/** An operator draws a border between townships; their leaders put it into force. */
@UseCase
public class AddBorder {
    private static final int MOST_MEMBERS = 8;

    private final RequestContext request;
    private final Commands commands;
    private final Townships townships;
    private final Borders borders;
    private final TenancyQueries queries;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected AddBorder() {
        this.request = null;
        this.commands = null;
        this.townships = null;
        this.borders = null;
        this.queries = null;
        this.auditTrail = null;
    }

    @Inject
    public AddBorder(
            RequestContext request,
            Commands commands,
            Townships townships,
            Borders borders,
            TenancyQueries queries,
            AuditTrail auditTrail) {
        this.request = request;
        this.commands = commands;
        this.townships = townships;
        this.borders = borders;
        this.queries = queries;
        this.auditTrail = auditTrail;
    }

    /** The border to draw; the id may be the caller's. */
    public record Command(
            @Nullable UUID id,
            @Nullable TextSet name,
            @Nullable List<UUID> townshipIds) {}

    /** Draws it. */
    public BorderView add(Command command) {
        Fields fields = new Fields();
        Name name = TownshipFields.name(fields, command.name());
        Set<UUID> members = new LinkedHashSet<>(fields.present("/townshipIds", command.townshipIds(), List.of()));
        if (command.townshipIds() != null && (members.size() < 2 || members.contains(null))) {
            fields.reject("/townshipIds", "too-short");
        }
        if (members.size() > MOST_MEMBERS) {
            fields.reject("/townshipIds", "too-many");
        }
        fields.check();
        request.caller().requirePerson(Roles.OPERATOR);
        return commands.once(effect -> queries.border(effect.recordId()), () -> {
            if (townships.count(members) != members.size()) {
                throw InvalidFieldsException.of("/townshipIds", "unknown-value");
            }
            UUID id = command.id() == null ? Ids.next() : command.id();
            if (borders.find(id).isPresent()) {
                throw new IdInUseException();
            }
            Border border = new Border(id, name);
            borders.add(border, members);
            auditTrail.append(AuditEntry.of("add", "border", id, border.version(), null, id, border.content()));
            return queries.border(id);
        });
    }
}
