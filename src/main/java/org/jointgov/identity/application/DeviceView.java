package org.jointgov.identity.application;

import java.time.Instant;
import java.util.UUID;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * A device of the caller.
 *
 * @param kind what it is
 * @param addedAt when it was added, UTC; when it was used is not known
 * @param wipeRequestedAt when the wipe was asked for
 * @param wipedAt when the device was first told to wipe itself
 */
public record DeviceView(
        UUID id,
        @Means(DeviceKind.class) String kind,
        Instant addedAt,
        @Nullable Instant wipeRequestedAt,
        @Nullable Instant wipedAt) {}
