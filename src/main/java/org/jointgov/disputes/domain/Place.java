package org.jointgov.disputes.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where it happened, for orientation only: a place gives no rights.
 *
 * @param name what people call it
 * @param latitude WGS 84, degrees
 * @param longitude WGS 84, degrees
 * @param accuracyMetres the radius that the device gave
 * @param source {@code gps} or {@code manual}
 */
public record Place(
        String name,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Double accuracyMetres,
        @Nullable String source) {}
