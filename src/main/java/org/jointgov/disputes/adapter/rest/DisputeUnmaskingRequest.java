package org.jointgov.disputes.adapter.rest;

import java.util.List;
import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/**
 * What for, and which comments beside all accounts.
 *
 * @param purpose at most 200 characters, kept for the township of the alert to see
 * @param comments at most 100
 */
public record DisputeUnmaskingRequest(
        @Required @Nullable String purpose, @Nullable List<UUID> comments) {}
