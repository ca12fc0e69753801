package org.jointgov.tenancy.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation.
 *
 * @param identityProvider the province's alias, {@code joint-governance} or {@code client}
 * @param username the name there
 * @param machine whether an API client is invited
 * @param state {@code waiting}, {@code confirmed}, {@code accepted} or {@code withdrawn}
 * @param actions what the caller may do now: {@code confirm}, {@code withdraw}
 */
public record InvitationView(
        UUID id,
        String identityProvider,
        String username,
        String scope,
        String role,
        String office,
        @Nullable UUID townshipId,
        @Nullable String countyCode,
        @Nullable String provinceCode,
        boolean machine,
        String state,
        Instant invitedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant withdrawnAt,
        List<String> actions,
        long version) {}
