package org.jointgov.tenancy.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a person's memberships.
 *
 * @param scope {@code township}, {@code county}, {@code province} or {@code platform}
 * @param role one of {@link org.jointgov.shared.Roles}
 * @param office the title under which the person appears in records
 * @param township with scope {@code township}
 * @param countyCode six digits, with scope {@code county}
 * @param provinceCode two digits, with scope {@code province}
 */
public record MembershipView(
        UUID id,
        String scope,
        String role,
        String office,
        @Nullable TownshipRef township,
        @Nullable String countyCode,
        @Nullable String provinceCode,
        long version) {}
