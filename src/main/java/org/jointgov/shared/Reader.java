package org.jointgov.shared;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who outside the owning township opened a record.
 *
 * @param townshipId for which township; null for officers of a province
 * @param office the official's title
 * @param at UTC
 */
public record Reader(@Nullable UUID townshipId, String office, Instant at) {}
