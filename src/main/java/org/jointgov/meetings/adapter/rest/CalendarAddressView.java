package org.jointgov.meetings.adapter.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The caller's calendar address.
 *
 * @param address told once, when it is made: afterwards only its hash is known
 * @param createdAt UTC; absent while there is none
 */
public record CalendarAddressView(
        @Nullable String address, @Nullable Instant createdAt) {}
