package org.jointgov.shared;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something and when: an official by office, never by name.
 *
 * @param township for which township; null for officers of a county or province
 * @param office the official's title
 * @param at UTC
 */
public record Act(@Nullable UUID township, String office, Instant at) {}
