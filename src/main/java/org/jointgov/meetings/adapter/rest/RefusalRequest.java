package org.jointgov.meetings.adapter.rest;

import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/**
 * Why a leader does not sign the text that the screen showed.
 *
 * @param contentHash SHA-256 in hex, as the record's view gives it
 * @param reason at most 2,000 characters
 */
@org.eclipse.microprofile.openapi.annotations.media.Schema(name = "MinutesRefusalRequest")
public record RefusalRequest(
        @Required @Nullable Integer revision,
        @Required @Nullable String contentHash,
        @Required @Nullable String reason) {}
