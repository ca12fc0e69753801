package org.jointgov.tenancy.api;

import java.util.UUID;
import org.jointgov.shared.Means;
import org.jointgov.shared.Role;
import org.jointgov.shared.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One of a person's memberships.
 *
 * @param office the title under which the person appears in records
 * @param township with scope {@code township}
 * @param countyCode six digits, with scope {@code county}
 * @param provinceCode two digits, with scope {@code province}
 */
public record MembershipView(
        UUID id,
        @Means(Scope.class) String scope,
        @Means(Role.class) String role,
        String office,
        @Nullable TownshipRef township,
        @Nullable String countyCode,
        @Nullable String provinceCode,
        long version) {}
