package org.jointgov.identity.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;

/** Somebody asks that one of their devices, lost or given away, be wiped at its next contact. It cannot be taken back. */
@UseCase
public class RequestDeviceWipe {
    private final RequestContext request;
    private final Commands commands;
    private final Sql sql;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected RequestDeviceWipe() {
        this.request = null;
        this.commands = null;
        this.sql = null;
        this.auditTrail = null;
    }

    @Inject
    public RequestDeviceWipe(RequestContext request, Commands commands, Sql sql, AuditTrail auditTrail) {
        this.request = request;
        this.commands = commands;
        this.sql = sql;
        this.auditTrail = auditTrail;
    }

    /**
     * Asks, once: a second request changes nothing.
     *
     * @throws NotFoundException when the caller has no such device
     */
    public void request(UUID id) {
        UUID person = request.caller().personId();
        if (sql.list("select 1 from device where person_id = ? and id = ?", row -> 1, person, id)
                .isEmpty()) {
            throw new NotFoundException();
        }
        commands.once(effect -> effect.version(), () -> {
            int asked = sql.update(
                    "update device set wipe_requested_at = transaction_timestamp()"
                            + " where person_id = ? and id = ? and wipe_requested_at is null",
                    person,
                    id);
            auditTrail.append(asked == 0 ? List.of() : List.of(DeviceEntries.wipeRequested(person, id)));
            return 1L;
        });
    }
}
