package org.jointgov.architecture.broken.south.domain;

import org.jointgov.architecture.broken.north.api.NorthId;

/** Used from outside, and closes a cycle. */
public record Secret(NorthId id) {}
