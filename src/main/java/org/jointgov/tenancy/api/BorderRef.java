package org.jointgov.tenancy.api;

import java.util.List;
import java.util.UUID;

/**
 * A border in force and the townships that share it.
 *
 * @param townships two or more
 */
public record BorderRef(UUID id, TextSet name, List<TownshipRef> townships) {}
