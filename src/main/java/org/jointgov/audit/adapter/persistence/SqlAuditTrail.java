package org.jointgov.audit.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.platform.time.Ids;
import org.jspecify.annotations.Nullable;

/** Calls the definer functions of {@code R__30_audit_functions.sql}. */
@ApplicationScoped
public class SqlAuditTrail implements AuditTrail {
    private final Sql sql;
    private final CurrentRequest request;

    @PersistenceContext
    @SuppressWarnings("NullAway.Init") // injected by the container
    private EntityManager entityManager;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlAuditTrail() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public SqlAuditTrail(Sql sql, CurrentRequest request) {
        this.sql = sql;
        this.request = request;
    }

    @Override
    public void append(AuditEntry entry) {
        entityManager.flush();
        sql.call(
                "select jointgov.record_effect(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.action(),
                entry.recordKind(),
                entry.recordId(),
                entry.recordVersion(),
                entry.townshipId(),
                entry.borderId(),
                entry.countyCodes(),
                entry.content(),
                switch (entry.visible()) {
                    case UPSERT -> "upsert";
                    case REMOVE -> "remove";
                    case NOTHING -> null;
                },
                request.idempotencyKey().orElse(null),
                request.requestHash().orElse(null),
                200,
                Ids.next());
    }

    @Override
    public void reading(
            String action,
            String recordKind,
            UUID recordId,
            long recordVersion,
            @Nullable UUID townshipId,
            @Nullable UUID borderId) {
        sql.call(
                "select jointgov.note_reading(?, ?, ?, ?, ?, ?, ?)",
                action,
                recordKind,
                recordId,
                recordVersion,
                townshipId,
                borderId,
                Ids.next());
    }

    @Override
    public void exported(Collection<UUID> borderIds) {
        sql.call(
                "select jointgov.note_reading('export', 'border', x.border, 0, null, x.border, x.id)"
                        + " from unnest(?::uuid[], ?::uuid[]) as x(border, id)",
                borderIds,
                borderIds.stream().map(border -> Ids.next()).toList());
    }
}
