package org.jointgov.platform.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verified access token says.
 *
 * @param issuer the hub realm
 * @param subject the person or service account in it
 * @param roles the roles in {@code groups}
 * @param identityProvider the alias of the province's realm that the person came from; null for people of the hub itself
 * @param username the name there, which invitations are matched by; never logged
 * @param client the client that the token was issued to ({@code azp})
 * @param machine issued by client credentials
 * @param email where notifications go; never logged
 * @param expiresAt when the token ends
 */
public record TokenIdentity(
        String issuer,
        String subject,
        Set<String> roles,
        @Nullable String identityProvider,
        @Nullable String username,
        String client,
        boolean machine,
        @Nullable String email,
        Instant expiresAt) {}
