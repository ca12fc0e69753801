package org.jointgov.tenancy.adapter.rest;

import java.util.List;
import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/**
 * A border to draw.
 *
 * @param townshipIds two or more
 */
public record BorderRequest(
        @Nullable UUID id,
        @Required @Nullable TextSet name,
        @Required @Nullable List<UUID> townshipIds) {}
