package org.jointgov.tenancy.adapter.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is invited to act as what.
 *
 * @param identityProvider the alias of the province's realm, {@code joint-governance} for operators, {@code client} for API clients
 * @param username the name there, or the client's id
 * @param office the title under which the person appears in records
 */
public record InvitationRequest(
        @Nullable UUID id,
        @Nullable String identityProvider,
        @Nullable String username,
        @Nullable String scope,
        @Nullable String role,
        @Nullable String office,
        @Nullable UUID townshipId,
        @Nullable String countyCode,
        @Nullable String provinceCode) {}
