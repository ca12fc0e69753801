package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/**
 * A proposal to take an own alert and one of another township as one matter.
 *
 * @param id chosen by the client; absent: a new one
 * @param twinTownshipId whose the other alert is
 */
public record MergeProposalRequest(
        @Nullable UUID id,
        @Required @Nullable UUID twinTownshipId,
        @Required @Nullable UUID twinId) {}
