package org.jointgov.disputes.adapter.rest;

import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/** @param contentHash SHA-256 in hex of what the screen showed, as the unmasking gave it with the words */
public record SettlementConfirmationRequest(
        @Required @Nullable String contentHash) {}
