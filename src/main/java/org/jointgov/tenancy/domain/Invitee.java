package org.jointgov.tenancy.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is invited to act as what.
 *
 * @param identityProvider the alias of the province's realm, {@link #HUB} or {@link #CLIENT}
 * @param username the name there, or the id of a machine client
 * @param scope {@code township}, {@code county}, {@code province} or {@code platform}
 * @param role one of {@link org.jointgov.shared.Roles}, as the scope allows
 * @param office the title under which the person appears in records
 * @param townshipId with scope {@code township} only
 * @param countyCode with scope {@code county} only
 * @param provinceCode with scope {@code province} only
 */
public record Invitee(
        String identityProvider,
        String username,
        String scope,
        String role,
        String office,
        @Nullable UUID townshipId,
        @Nullable String countyCode,
        @Nullable String provinceCode) {
    /** The hub's own people, who run the platform. */
    public static final String HUB = "joint-governance";

    /** Machine clients by their id. */
    public static final String CLIENT = "client";

    /** Whether an API client is invited, which never signs. */
    public boolean isMachine() {
        return identityProvider.equals(CLIENT);
    }
}
