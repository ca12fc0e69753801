package org.jointgov.tenancy.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.shared.Means;
import org.jointgov.shared.Role;
import org.jointgov.shared.Scope;
import org.jointgov.tenancy.api.TownshipRef;
import org.jointgov.tenancy.domain.MembershipAction;
import org.jspecify.annotations.Nullable;

/**
 * An effective membership, as those see it who answer for it.
 *
 * @param township with scope {@code township}
 * @param machine whether an API client acts by it
 * @param identityProvider with username: the login that was invited, where the caller may see the invitation
 * @param since UTC
 * @param actions what the caller may do now
 */
public record MemberView(
        UUID id,
        @Means(Scope.class) String scope,
        @Means(Role.class) String role,
        String office,
        @Nullable TownshipRef township,
        @Nullable String countyCode,
        @Nullable String provinceCode,
        boolean machine,
        @Nullable String identityProvider,
        @Nullable String username,
        Instant since,
        @Means(MembershipAction.class) List<String> actions,
        long version) {}
