package org.jointgov.audit.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.platform.text.JsonText;
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
    public void append(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        entityManager.flush();
        JsonArrayBuilder all = JsonText.JSON.createArrayBuilder();
        for (AuditEntry entry : entries) {
            JsonObjectBuilder one = JsonText.JSON
                    .createObjectBuilder()
                    .add("action", entry.action())
                    .add("kind", entry.recordKind())
                    .add("id", entry.recordId().toString())
                    .add("version", entry.recordVersion())
                    .add("counties", JsonText.JSON.createArrayBuilder(entry.countyCodes()))
                    .add("content", entry.content())
                    .add("audit", Ids.next().toString());
            if (entry.townshipId() != null) {
                one.add("township", entry.townshipId().toString());
            }
            if (entry.borderId() != null) {
                one.add("border", entry.borderId().toString());
            }
            if (entry.visible() != AuditEntry.Visible.NOTHING) {
                one.add("operation", entry.visible() == AuditEntry.Visible.REMOVE ? "remove" : "upsert");
            }
            all.add(one);
        }
        // The idempotency key is kept once, with the first.
        sql.call(
                "select jointgov.record_effect(e.action, e.kind, e.id, e.version, e.township, e.border, e.counties, e.content,"
                        + " e.operation, case e.n when 1 then ?::text end, case e.n when 1 then ?::bytea end, 200, e.audit)"
                        + " from rows from (jsonb_to_recordset(?::jsonb) as (action text, kind text, id uuid,"
                        + " version bigint, township uuid, border uuid, counties text[], content text, operation text,"
                        + " audit uuid)) with ordinality"
                        + " as e(action, kind, id, version, township, border, counties, content, operation, audit, n)",
                request.idempotencyKey().orElse(null),
                request.requestHash().orElse(null),
                all.build().toString());
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
