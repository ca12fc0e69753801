package org.jointgov.disputes.adapter.rest;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.PerformanceState;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * That an obligation was performed, or not.
 *
 * @param id chosen by the client; absent: a new one
 * @param obligation its number, from 1
 * @param amountYuan like 1200.00, of a partial performance of an obligation with an amount; what is left is computed
 * @param happenedOn not in the future
 * @param note at most 2,000 characters; encrypted
 */
@Schema(name = "ObligationPerformanceRequest")
public record PerformanceRequest(
        @Nullable UUID id,
        @Required @Nullable Integer obligation,
        @Required @Means(PerformanceState.class) @Nullable String state,
        @Nullable String amountYuan,
        @Required @Nullable LocalDate happenedOn,
        @Nullable String note) {}
