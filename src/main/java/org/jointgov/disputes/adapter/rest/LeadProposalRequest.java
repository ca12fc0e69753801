package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/**
 * A proposal that another side shall lead a dispute.
 *
 * @param id chosen by the client; absent: a new one
 * @param toTownshipId who shall lead
 * @param reason at most 500 characters, readable to all sides and the counties: no names
 */
public record LeadProposalRequest(
        @Nullable UUID id,
        @Required @Nullable UUID toTownshipId,
        @Required @Nullable String reason) {}
