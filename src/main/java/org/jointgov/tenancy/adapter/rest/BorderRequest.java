package org.jointgov.tenancy.adapter.rest;

import java.util.List;
import java.util.UUID;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/**
 * A border to draw.
 *
 * @param townshipIds two or more
 */
public record BorderRequest(
        @Nullable UUID id, @Nullable TextSet name, @Nullable List<UUID> townshipIds) {}
