package org.jointgov.architecture.broken.platform;

import org.jointgov.architecture.broken.north.api.NorthId;

/** Knows a context. */
public record Knowing(NorthId id) {}
