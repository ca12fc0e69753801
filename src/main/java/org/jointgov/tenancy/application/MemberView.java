package org.jointgov.tenancy.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.tenancy.api.TownshipRef;
import org.jspecify.annotations.Nullable;

/**
 * An effective membership, as those see it who answer for it.
 *
 * @param township with scope {@code township}
 * @param machine whether an API client acts by it
 * @param identityProvider with username: the login that was invited, where the caller may see the invitation
 * @param since UTC
 * @param actions what the caller may do now: {@code remove}
 */
public record MemberView(
        UUID id,
        String scope,
        String role,
        String office,
        @Nullable TownshipRef township,
        @Nullable String countyCode,
        @Nullable String provinceCode,
        boolean machine,
        @Nullable String identityProvider,
        @Nullable String username,
        Instant since,
        List<String> actions,
        long version) {}
