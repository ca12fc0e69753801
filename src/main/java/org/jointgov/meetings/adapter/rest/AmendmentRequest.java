package org.jointgov.meetings.adapter.rest;

import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed to be changed.
 *
 * @param id made by the client, so that a repeated call adds nothing
 * @param revision on the proposer's screen
 * @param text at most 4,000 characters
 */
public record AmendmentRequest(
        @Nullable UUID id,
        @Required @Nullable Integer revision,
        @Required @Nullable String text) {}
