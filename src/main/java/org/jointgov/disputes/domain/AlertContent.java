package org.jointgov.disputes.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an alert says to everybody who sees it. Personal data never stands here.
 *
 * @param kind a {@link DisputeAlertKind}
 * @param type a code of the catalogue of dispute types
 * @param severity a {@link org.jointgov.disputes.api.Severity}
 * @param headline one line, at most 120 characters, without names
 * @param occurredOn the day in the place's own time (Asia/Shanghai)
 */
public record AlertContent(
        String kind,
        String type,
        String severity,
        String headline,
        Place place,
        @Nullable LocalDate occurredOn) {}
