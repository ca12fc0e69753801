package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/**
 * What a side has to say to the record of a session.
 *
 * @param id chosen by the client; absent: a new one
 * @param sessionTownshipId the side that wrote the record
 * @param text at most 2,000 characters; encrypted
 */
public record SessionRemarkRequest(
        @Nullable UUID id,
        @Required @Nullable UUID sessionTownshipId,
        @Required @Nullable String text) {}
