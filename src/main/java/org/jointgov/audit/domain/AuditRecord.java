package org.jointgov.audit.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the trail. Never changed, never deleted; holds no personal data.
 *
 * @param sequence its number in the log, from 1, without gaps; null until it has been numbered, shortly after commit
 * @param recordedAt start of the transaction that made it, UTC, to the microsecond
 * @param action a verb of the glossary: {@code raise}, {@code sign-off}, {@code read} …
 * @param recordKind kind of the record that it is about
 * @param recordVersion the version that the act left, or that was read
 * @param townshipId the township that owns the record; null for records of the platform
 * @param borderId the border that the record is shared with
 * @param actorPersonId who acted, by pseudonym
 * @param actorMembershipId by which membership
 * @param actorOffice the office held then
 * @param client the software that the act came from
 * @param contentHash SHA-256 over a secret salt and the record's public content, hexadecimal
 */
public record AuditRecord(
        UUID id,
        @Nullable Long sequence,
        Instant recordedAt,
        String action,
        String recordKind,
        UUID recordId,
        long recordVersion,
        @Nullable UUID townshipId,
        @Nullable UUID borderId,
        @Nullable UUID actorPersonId,
        @Nullable UUID actorMembershipId,
        @Nullable String actorScope,
        @Nullable String actorRole,
        @Nullable UUID actorTownshipId,
        @Nullable String actorOffice,
        String client,
        String contentHash) {}
