package org.jointgov.disputes.application;

import java.time.Instant;
import java.util.UUID;
import org.jointgov.shared.Means;
import org.jointgov.shared.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * An act on a dispute or on an alert that it was opened from, as the audit trail holds it: no word of what was written.
 *
 * @param id of the audit record
 * @param action a verb of the glossary
 * @param recordKind the dispute's or the alert's
 * @param townshipId for which township; absent for officers, and when the system acted by itself
 * @param office the official's title; absent when the system acted by itself
 * @param at UTC
 */
public record DisputeActView(
        UUID id,
        String action,
        @Means(RecordKind.class) String recordKind,
        @Nullable UUID townshipId,
        @Nullable String office,
        Instant at) {}
