package org.jointgov.tenancy.application;

import java.time.Instant;
import java.util.UUID;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/**
 * A township.
 *
 * @param code nine digits after GB/T 2260 and GB/T 10114
 * @param dutyPhone whom to call
 * @param organizationAlias its organization in Keycloak, once provisioned
 * @param provisionedAt when that was last made or repaired, UTC
 * @param createdAt UTC
 */
public record TownshipView(
        UUID id,
        String code,
        TextSet name,
        String provinceCode,
        String countyCode,
        @Nullable String dutyPhone,
        @Nullable String organizationAlias,
        @Nullable Instant provisionedAt,
        Instant createdAt,
        long version) {}
