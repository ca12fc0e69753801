package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/**
 * Whom a side appoints.
 *
 * @param id of the appointment, chosen by the client; absent: a new one
 * @param mediatorId one of the own township's register
 */
public record TeamMemberRequest(
        @Nullable UUID id, @Required @Nullable UUID mediatorId) {}
