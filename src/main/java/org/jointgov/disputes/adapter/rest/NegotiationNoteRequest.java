package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/**
 * What was said about an administrative boundary. Read by all sides and the counties: no names of herders.
 *
 * @param id chosen by the client; absent: a new one
 * @param text at most 2000 characters
 */
public record NegotiationNoteRequest(
        @Nullable UUID id, @Required @Nullable String text) {}
