package org.jointgov.audit.api;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends to the audit trail in the running transaction. */
public interface AuditTrail {
    /**
     * A state change: one audit record, the entries of the change feed, and the idempotency record of the request. Called
     * once a command, after its rows.
     */
    void append(AuditEntry entry);

    /**
     * A command that changed several records alike: one audit record each, in one statement. Nothing for an empty list: what
     * changed nothing leaves no trace, and may be repeated.
     */
    void append(List<AuditEntry> entries);

    /**
     * Somebody outside the owning township opened a record, or anybody unmasked or exported one.
     *
     * @param action {@code read} (kept once a person, version and hour), {@code unmask} or {@code export}
     * @param recordVersion the version that was read
     * @param townshipId the owning township
     */
    void reading(
            String action,
            String recordKind,
            UUID recordId,
            long recordVersion,
            @Nullable UUID townshipId,
            @Nullable UUID borderId);

    /** Records of these borders left as an export: one record for each, which the border's townships see. One statement. */
    void exported(Collection<UUID> borderIds);
}
