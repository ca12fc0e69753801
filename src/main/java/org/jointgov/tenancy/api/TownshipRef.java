package org.jointgov.tenancy.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A township as those see it who have to do with it.
 *
 * @param code nine digits after GB/T 2260 and GB/T 10114
 * @param provinceCode its first two digits
 * @param countyCode its first six digits
 * @param dutyPhone whom to call
 */
public record TownshipRef(
        UUID id,
        String code,
        TextSet name,
        String provinceCode,
        String countyCode,
        @Nullable String dutyPhone) {}
