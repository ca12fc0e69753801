package org.jointgov.tenancy.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.shared.Means;
import org.jointgov.shared.Role;
import org.jointgov.shared.Scope;
import org.jointgov.tenancy.domain.InvitationAction;
import org.jointgov.tenancy.domain.InvitationState;
import org.jspecify.annotations.Nullable;

/**
 * An invitation.
 *
 * @param identityProvider the province's alias, {@code joint-governance} or {@code client}
 * @param username the name there
 * @param machine whether an API client is invited
 * @param actions what the caller may do now
 */
public record InvitationView(
        UUID id,
        String identityProvider,
        String username,
        @Means(Scope.class) String scope,
        @Means(Role.class) String role,
        String office,
        @Nullable UUID townshipId,
        @Nullable String countyCode,
        @Nullable String provinceCode,
        boolean machine,
        @Means(InvitationState.class) String state,
        Instant invitedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant withdrawnAt,
        @Means(InvitationAction.class) List<String> actions,
        long version) {}
