package org.jointgov.tenancy.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who answers the alerts of a border for a township, by office.
 *
 * @param membershipId to the township's own members only
 * @param office empty when nobody is named, or the one who was is no member any more; of other townships never
 * @param version counts the township's words on this border
 */
public record BorderResponderView(
        UUID townshipId,
        @Nullable UUID membershipId,
        @Nullable String office,
        long version) {}
