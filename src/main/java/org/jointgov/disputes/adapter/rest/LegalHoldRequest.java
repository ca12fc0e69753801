package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.jointgov.disputes.domain.HoldReason;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/** Why nothing may be destroyed. @param id chosen by the client, if it wants to */
public record LegalHoldRequest(
        @Nullable UUID id,
        @Required @Means(HoldReason.class) @Nullable String reason) {}
