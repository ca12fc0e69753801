package org.jointgov.tenancy.api;

import org.jspecify.annotations.Nullable;

/**
 * A name in the languages in which it is known.
 *
 * @param zh Chinese
 * @param bo Tibetan
 * @param en English
 */
public record TextSet(
        String zh, @Nullable String bo, @Nullable String en) {}
