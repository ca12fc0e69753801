package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/**
 * From which alert a dispute is opened.
 *
 * @param id chosen by the client; absent: a new one
 * @param alertTownshipId whose alert it is, should there be several of this id
 */
public record DisputeRequest(
        @Nullable UUID id,
        @Required @Nullable UUID alertId,
        @Nullable UUID alertTownshipId) {}
