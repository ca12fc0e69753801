package org.jointgov.tenancy.adapter.rest;

import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/**
 * A township to add, or its new state.
 *
 * @param id only to add; absent: the server chooses
 * @param code nine digits after GB/T 2260 and GB/T 10114
 * @param dutyPhone whom the other side calls
 */
public record TownshipRequest(
        @Nullable UUID id,
        @Required @Nullable String code,
        @Required @Nullable TextSet name,
        @Required @Nullable String countyCode,
        @Required @Nullable String provinceCode,
        @Nullable String dutyPhone) {}
