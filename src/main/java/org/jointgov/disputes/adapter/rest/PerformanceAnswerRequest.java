package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.PerformanceAnswer;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/** The own side's word on another side's report. @param reportTownshipId the side that gave it */
@Schema(name = "ObligationPerformanceAnswerRequest")
public record PerformanceAnswerRequest(
        @Required @Nullable UUID reportTownshipId,
        @Required @Nullable UUID reportId,
        @Required @Means(PerformanceAnswer.class) @Nullable String answer) {}
