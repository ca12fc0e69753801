package org.jointgov.architecture.broken.north.api;

/** An id. */
public record NorthId(String value) {}
