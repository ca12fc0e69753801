package org.jointgov.architecture.broken.east.api;

/** Named and not used. */
public record EastId(String value) {}
