package org.jointgov.tenancy.adapter.rest;

import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Means;
import org.jointgov.shared.Role;
import org.jointgov.shared.Scope;
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
        @Required @Nullable String identityProvider,
        @Required @Nullable String username,
        @Required @Means(Scope.class) @Nullable String scope,
        @Required @Means(Role.class) @Nullable String role,
        @Required @Nullable String office,
        @Nullable UUID townshipId,
        @Nullable String countyCode,
        @Nullable String provinceCode) {}
