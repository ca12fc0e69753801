package org.jointgov.commitments.adapter.rest;

import java.time.LocalDate;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/**
 * A later day for a commitment.
 *
 * @param dueOn the last day, in Asia/Shanghai; later than the one that holds
 * @param reason at most 2,000 characters; names no herder
 */
public record PostponementRequest(
        @Required @Nullable LocalDate dueOn,
        @Required @Nullable String reason) {}
