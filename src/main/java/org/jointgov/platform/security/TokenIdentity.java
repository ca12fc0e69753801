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
        Instant expiresAt) {
    /** What invitations call the hub's own people, who come from no province. */
    public static final String HUB = "joint-governance";

    /** What invitations call machine clients, whose username is the client's id. */
    public static final String CLIENT = "client";

    /** Where the username is known: a province's alias, {@link #HUB} or {@link #CLIENT}; invitations are matched by it. */
    public String login() {
        if (machine) {
            return CLIENT;
        }
        return identityProvider == null ? HUB : identityProvider;
    }
}
