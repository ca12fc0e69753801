package org.jointgov.audit.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records of the trail are wanted; what is null is not asked for.
 *
 * @param townshipId records of this township, and acts of it on others' records
 * @param from not before this, UTC
 * @param to before this, UTC
 */
public record AuditFilter(
        @Nullable UUID borderId,
        @Nullable String action,
        @Nullable String recordKind,
        @Nullable UUID recordId,
        @Nullable UUID townshipId,
        @Nullable Instant from,
        @Nullable Instant to) {}
