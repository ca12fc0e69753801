package org.jointgov.architecture.broken.stray;

/** In no context. */
public class Stray {}
