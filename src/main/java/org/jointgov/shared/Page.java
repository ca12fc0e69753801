package org.jointgov.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One keyset page, newest first by server time.
 *
 * @param items what stands on it
 * @param nextCursor where the next page begins; null on the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
