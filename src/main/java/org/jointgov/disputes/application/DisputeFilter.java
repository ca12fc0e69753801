package org.jointgov.disputes.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of disputes is narrowed to; null asks for all.
 *
 * @param status a name of {@link org.jointgov.disputes.domain.DisputeStatus}
 * @param type a code of the catalogue of dispute types
 * @param lead the side that leads
 * @param assigned only those on whose mediation team the caller is
 */
public record DisputeFilter(
        @Nullable String status,
        @Nullable String type,
        @Nullable UUID borderId,
        @Nullable UUID lead,
        boolean assigned) {}
