package org.jointgov.identity.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Fields;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/** A device on which somebody has signed in becomes one of theirs, so that they can have it wiped when it is lost. */
@UseCase
public class RegisterDevice {
    private final RequestContext request;
    private final Commands commands;
    private final Sql sql;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected RegisterDevice() {
        this.request = null;
        this.commands = null;
        this.sql = null;
        this.auditTrail = null;
    }

    @Inject
    public RegisterDevice(RequestContext request, Commands commands, Sql sql, AuditTrail auditTrail) {
        this.request = request;
        this.commands = commands;
        this.sql = sql;
        this.auditTrail = auditTrail;
    }

    /**
     * Adds it, once: a device that is there already stays as it is.
     *
     * @param id drawn at random by the device
     * @param kind a {@link DeviceKind}
     */
    public void register(UUID id, @Nullable String kind) {
        Fields fields = new Fields();
        String known = fields.oneOf("/kind", kind, DeviceKind.class);
        fields.check();
        UUID person = request.caller().personId();
        commands.once(effect -> effect.version(), () -> {
            int added = sql.update(
                    "insert into device (person_id, id, kind) values (?, ?, ?) on conflict do nothing",
                    person,
                    id,
                    known);
            auditTrail.append(added == 0 ? List.of() : List.of(DeviceEntries.added(person, id)));
            return 1L;
        });
    }
}
